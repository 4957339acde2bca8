import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rooms, type Room } from "./rooms.ts";

const root = path.dirname(import.meta.dirname);
const names = Object.keys(rooms) as Room[];
const directory = mkdtempSync(path.join(tmpdir(), "borders-"));
let refusals: Set<string>;

/** Plants in every room a file for each import it might try, and lints them all at once. */
beforeAll(() => {
  for (const file of ["oxlint.config.ts", "scripts/rooms.ts"])
    cpSync(path.join(root, file), path.join(directory, file));
  symlinkSync(path.join(root, "node_modules"), path.join(directory, "node_modules"));
  for (const room of names) {
    for (const other of names) plant(room, `to-${other}.ts`, `#${other}/anything.ts`);
    plant(room, "to-relative.ts", "../main/anything.ts");
    plant(room, "to-node.ts", "node:fs");
    plant(room, "to-sql.ts", "kysely");
  }
  refusals = lint();
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

function plant(room: Room, file: string, source: string): void {
  const target = path.join(directory, "src", room, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, `import { sql } from "${source}";\n\nexport const planted = sql;\n`);
}

function lint(): Set<string> {
  const oxlint = path.join(path.dirname(createRequire(import.meta.url).resolve("oxlint/package.json")), "bin/oxlint");
  const { stdout } = spawnSync(process.execPath, [oxlint, "--format=json", "src"], {
    cwd: directory,
    encoding: "utf8",
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
  const refused = diagnostics.filter(({ code }) => code.includes("no-restricted-imports"));
  return new Set(refused.map(({ filename }) => filename.replace(/^src\//, "")));
}

describe.each(names)("the room %s", (room) => {
  test("may import exactly the rooms that rooms.ts names", () => {
    const refused = names.filter((other) => refusals.has(`${room}/to-${other}.ts`));
    const allowed = [room, ...rooms[room].mayImport];
    expect(refused).toEqual(names.filter((other) => !allowed.includes(other)));
  });

  test("may not import by a relative path, which would hide the border", () => {
    expect(refusals).toContain(`${room}/to-relative.ts`);
  });

  test("may write SQL only if it is the database, or wires it", () => {
    expect(refusals.has(`${room}/to-sql.ts`)).toBe(room !== "database" && room !== "main");
  });

  test("may use Node's modules unless it is pure", () => {
    expect(refusals.has(`${room}/to-node.ts`)).toBe(rooms[room].packages === "none");
  });
});
