import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client, type ClientConfig } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "#database/embedded/embedded-postgres.ts";
import { isRunning } from "#database/embedded/running-process.ts";
import { temporaryDirectory } from "#database/testing/throw-away-server.ts";

let directory: string;
let dataDir: string;
let running: EmbeddedPostgres | undefined;
let other: ChildProcess | undefined;
const said: string[] = [];

beforeEach(() => {
  directory = temporaryDirectory();
  dataDir = path.join(directory, "postgres");
  said.length = 0;
});

afterEach(async () => {
  other?.kill("SIGKILL");
  other = undefined;
  // A test that ended early may have left the server of its other process: take it over to stop it.
  running ??= await start();
  await running.stop();
  running = undefined;
  rmSync(directory, { recursive: true, force: true });
});

function start(): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir, log: (line) => said.push(line) });
}

async function ask(connection: ClientConfig, text: string): Promise<unknown[]> {
  const client = new Client(connection);
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text, rowMode: "array" })).rows.flat();
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Starts another OpenRefill on the same data and waits until its database serves. */
async function startOther(): Promise<ChildProcess> {
  const script = `
    import { startEmbeddedPostgres } from "#database/embedded/embedded-postgres.ts";
    await startEmbeddedPostgres({ dataDir: process.argv[1], log: () => {} });
    console.log("ready");
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script, dataDir], {
    cwd: path.join(import.meta.dirname, "../../.."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

function postmasterPid(): number {
  return Number(readFileSync(path.join(dataDir, "postmaster.pid"), "utf8").split("\n")[0]);
}

test("what was written is there after a stop and a start", async () => {
  running = await start();
  await ask(running.connection, "create table kept as select 42 as answer");
  await running.stop();
  running = await start();
  expect(await ask(running.connection, "select answer from kept")).toEqual([42]);
});

test("the server keeps what it acknowledged, checks its pages, and listens on a private socket alone", async () => {
  running = await start();
  const settings = ["fsync", "synchronous_commit", "full_page_writes", "data_checksums", "listen_addresses"];
  const values = await ask(
    running.connection,
    settings
      .map((name) => `current_setting('${name}')`)
      .join(", ")
      .replace(/^/, "select "),
  );
  expect(values).toEqual(["on", "on", "on", "on", ""]);
  expect(running.connection.host.length).toBeLessThan(80);
});

test("text is ordered by code point whatever the machine's locale, so that every installation sorts alike", async () => {
  running = await start();
  const sorted = await ask(running.connection, "select name from unnest(array['b', 'A', 'a', 'á']) name order by name");
  expect(sorted).toEqual(["A", "a", "b", "á"]);
});

test("a database that is killed is back by itself under the same address, with every acknowledged row", async () => {
  running = await start();
  await ask(running.connection, "create table kept (n integer)");
  await ask(running.connection, "insert into kept select generate_series(1, 100)");
  const killed = postmasterPid();
  process.kill(killed, "SIGKILL");
  await expect.poll(() => said, { timeout: 15_000 }).toContain("The database is back.");
  expect(postmasterPid()).not.toBe(killed);
  expect(await ask(running.connection, "select count(*)::int from kept")).toEqual([100]);
});

test("a server that outlived a killed OpenRefill is adopted, and stops with its new owner", async () => {
  other = await startOther();
  const orphan = postmasterPid();
  other.kill("SIGKILL");
  await once(other, "exit");
  running = await start();
  expect(postmasterPid()).toBe(orphan);
  expect(await ask(running.connection, "select 1")).toEqual([1]);
  await running.stop();
  running = undefined;
  expect(isRunning(orphan)).toBe(false);
});

test("an adopted server that is killed later is started again too", async () => {
  other = await startOther();
  other.kill("SIGKILL");
  await once(other, "exit");
  running = await start();
  process.kill(postmasterPid(), "SIGKILL");
  await expect.poll(() => said, { timeout: 15_000 }).toContain("The database is back.");
  expect(await ask(running.connection, "select 1")).toEqual([1]);
});

test("a second OpenRefill on the same data is refused in plain words, and does the first no harm", async () => {
  other = await startOther();
  await expect(start()).rejects.toThrow(/Another OpenRefill \(process \d+\) is already running/);
  expect(postmasterPid()).toBeGreaterThan(0);
  other.kill("SIGKILL");
  await once(other, "exit");
});

test("a process file left from before a reboot does not keep the database from starting", async () => {
  running = await start();
  await running.stop();
  writeFileSync(path.join(dataDir, "postmaster.pid"), `${process.pid}\n${dataDir}\n1\n5432\n/tmp/gone\n\n`);
  running = await start();
  expect(await ask(running.connection, "select 1")).toEqual([1]);
});

test("stopping while the database is being started again leaves nothing running", async () => {
  running = await start();
  const { connection } = running;
  process.kill(postmasterPid(), "SIGKILL");
  await pause(20);
  await running.stop();
  await expect(ask(connection, "select 1")).rejects.toThrow(/ENOENT|ECONNREFUSED/);
  running = await start();
});
