import { execFileSync } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { accountForDatabase, canEnter, type Account } from "#database/embedded/account.ts";

/** The one database role of the embedded server; its socket's directory keeps everyone else out. */
export const databaseUser = "openrefill";

/**
 * Where the data asked for at `asked` really lies. Root's database account cannot always get there (a
 * checkout under a home only its owner can enter): then the data lies under /var/lib, and a pointer file
 * `<asked>.location` says where.
 */
export function placeData(asked: string): { place: string; account: Account } {
  const pointer = `${asked}.location`;
  if (existsSync(pointer)) {
    const place = readFileSync(pointer, "utf8").trim();
    return { place, account: accountForDatabase(place) };
  }
  const account = accountForDatabase(asked);
  if (canEnter(path.dirname(asked), account)) return { place: asked, account };

  mkdirSync("/var/lib/openrefill", { recursive: true, mode: 0o711 });
  const place = path.join(mkdtempSync("/var/lib/openrefill/"), "postgres");
  execFileSync("chmod", ["711", path.dirname(place)]);
  writeFileSync(pointer, `${place}\n`);
  return { place, account };
}

/** Makes an empty cluster unless there is one. It appears under its name only when whole. */
export function ensureCluster(place: string, bin: string, account: Account): void {
  if (existsSync(path.join(place, "PG_VERSION"))) return;
  const unfinished = `${place}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  makePrivate(unfinished, account);
  try {
    execFileSync(
      path.join(bin, "initdb"),
      [
        ...["-D", unfinished, "-U", databaseUser, "--auth=trust", "--encoding=UTF8", "--data-checksums"],
        // Built-in locale: the order of text does not depend on the system's C library.
        ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
      ],
      { ...account, cwd: "/", stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" },
    );
  } catch (cause) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`The database could not be created in ${place}: ${(cause as { stderr?: string }).stderr}`, {
      cause,
    });
  }
  renameSync(unfinished, place);
}

/** A new private directory for the socket. Its path must stay short: the system allows 107 bytes (macOS 103). */
export function makeSocketDirectory(account: Account): string {
  const parent = [tmpdir(), "/tmp"].find((candidate) => candidate.length <= 60 && canEnter(candidate, account));
  if (parent === undefined) throw new Error(`The database's account cannot enter ${tmpdir()} or /tmp.`);
  const directory = mkdtempSync(path.join(parent, "openrefill-"));
  if (account !== undefined) chownSync(directory, account.uid, account.gid);
  return directory;
}

export function makePrivate(directory: string, account: Account): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (account !== undefined) chownSync(directory, account.uid, account.gid);
}
