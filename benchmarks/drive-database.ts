import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { PLANNER } from "#database/database.ts";
import type { EmbeddedPostgres } from "#database/embedded/embedded-postgres.ts";
import { cpuSecondsOfEndedChildren } from "./cpu-time.ts";
import { rxNumber, rxNumberOf, sessionTokenOf, tokenHash, wrongCheckDigit } from "./generate-members.ts";
import { IN_FLIGHT, memberAt, type Round, STRIDE } from "./load.ts";
import type { OrderPair, Statement, Value } from "./order-pair.ts";

export type DatabaseJob = {
  readonly connection: EmbeddedPostgres["connection"];
  readonly pair: OrderPair;
  readonly seconds: number;
  readonly members: number;
  /** The first member's place in the jumping order. */
  readonly from: number;
};

/** pgbench from the PATH or from where Debian keeps it; undefined where there is none. */
export function findPgbench(): string | undefined {
  return ["pgbench", ...globSync("/usr/lib/postgresql/*/bin/pgbench").toSorted().toReversed()].find(
    (program) => spawnSync(program, ["--version"]).status === 0,
  );
}

/** Orders as the database alone takes them: the product's two statements over 32 connections, no rule between them. */
export async function driveWithPgbench(program: string, job: DatabaseJob): Promise<Round> {
  const { connection, pair, seconds, members, from } = job;
  const directory = mkdtempSync(path.join(tmpdir(), "openrefill-pgbench-"));
  try {
    const file = path.join(directory, "order.sql");
    writeFileSync(file, scriptOf(pair));
    const cpuBefore = cpuSecondsOfEndedChildren() ?? 0;
    const tps = await run(program, [
      ...["--no-vacuum", "--protocol=prepared", `--file=${file}`, `--time=${Math.ceil(seconds)}`],
      ...[`--client=${IN_FLIGHT}`, "--jobs=1", "--log", `--log-prefix=${path.join(directory, "log")}`],
      ...["-D", "turn=-1", "-D", `from=${from}`, "-D", `members=${members}`],
      ...["-h", connection.host, "-U", connection.user, connection.database],
    ]);
    // A line an order: client, turn, microseconds, …
    const log = readdirSync(directory).filter((name) => name.startsWith("log"));
    const rows = log
      .flatMap((name) => readFileSync(path.join(directory, name), "utf8").trim().split("\n"))
      .map((line) => line.split(" ").map(Number));
    return {
      done: rows.length,
      seconds: rows.length / tps,
      errors: 0,
      latenciesMs: rows.map(([, , microseconds = 0]) => microseconds / 1000),
      clientCpuSeconds: (cpuSecondsOfEndedChildren() ?? 0) - cpuBefore,
      membersUsed: IN_FLIGHT * (1 + rows.reduce((most, [, turn = 0]) => Math.max(most, turn), 0)),
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Variables of a client keep their values from one order to its next. */
function scriptOf({ read, write }: OrderPair): string {
  return [
    "\\set turn :turn + 1",
    `\\set member (:from + :turn * ${IN_FLIGHT} + :client_id) * ${STRIDE} % :members`,
    `\\set rx ${rxNumber(":member")}`,
    `\\set confirmation ${wrongCheckDigit(":rx")}`,
    ...[read, write].map(
      ({ text, values }) => `${text.replaceAll(/\$(\d+)/g, (_, at) => literal(values[Number(at) - 1] ?? null))};`,
    ),
    "",
  ].join("\n");
}

function literal(value: Value): string {
  if (value === null) return "null";
  if (typeof value !== "string") return `array[${value.map(literal).join(", ")}]`;
  // Written with \072, or pgbench would take what follows a colon for one of its variables.
  const text = `E'${value.replaceAll("\\", "\\\\").replaceAll("'", "''").replaceAll(":", "\\072")}'`;
  const filled = PLACES.reduce(
    (sql, [place, by]) => (text.includes(place) ? `replace(${sql}, '${place}', ${by})` : sql),
    text,
  );
  return text.includes("{tokenHash}") ? `${filled}::bytea` : filled;
}

const PLACES: readonly (readonly [place: string, sql: string])[] = [
  ["{member}", "lpad(:member::text, 12, '0')"],
  ["{rxNumber}", ":rx::text"],
  ["{confirmation}", ":confirmation::text"],
  ["{key}", "'key ' || :member::text"],
  ["{tokenHash}", `encode(${tokenHash(":member")}, 'hex')`],
];

function run(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PGOPTIONS: PLANNER };
    const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += String(text)));
    child.on("error", reject);
    child.on("close", (code) => {
      const tps = /tps = ([\d.]+)/.exec(said)?.[1];
      if (code === 0 && tps !== undefined) resolve(Number(tps));
      else reject(new Error(`pgbench failed (${code}):\n${said.slice(-2000)}`));
    });
  });
}

/** The same where there is no pgbench: a bare loop over 32 connections of `pg`, which costs more than pgbench does. */
export async function driveWithLoop({ connection, pair, seconds, members, from }: DatabaseJob): Promise<Round> {
  const clients = await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      const client = new Client({ ...connection, options: PLANNER });
      await client.connect();
      return client;
    }),
  );
  const latenciesMs: number[] = [];
  let next = from;
  const cpu = process.cpuUsage();
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        const member = memberAt(next++, members);
        const sent = performance.now();
        await client.query({ name: "read", text: pair.read.text, values: valuesFor(pair.read, member) });
        await client.query({ name: "write", text: pair.write.text, values: valuesFor(pair.write, member) });
        latenciesMs.push(performance.now() - sent);
      }
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  const elapsed = (performance.now() - began) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  return {
    done: latenciesMs.length,
    seconds: elapsed,
    errors: 0,
    latenciesMs,
    clientCpuSeconds: (user + system) / 1e6,
    membersUsed: next - from,
  };
}

/** The values of a statement for one member. */
export function valuesFor({ values }: Statement, member: number): Value[] {
  const rx = rxNumberOf(member);
  const fill = (value: Value): Value => {
    if (value === null) return null;
    if (typeof value !== "string") return value.map(fill);
    return value
      .replaceAll("{member}", String(member).padStart(12, "0"))
      .replaceAll("{rxNumber}", rx)
      .replaceAll("{confirmation}", rx.slice(0, 9) + String((Number(rx) + 1) % 10))
      .replaceAll("{key}", `key ${member}`)
      .replaceAll("{tokenHash}", () => createHash("sha256").update(sessionTokenOf(member)).digest("hex"));
  };
  return values.map(fill);
}
