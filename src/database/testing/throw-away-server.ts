import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client, type ClientConfig } from "pg";
import { startEmbeddedPostgres } from "#database/embedded/embedded-postgres.ts";
import { isRunning } from "#database/embedded/running-process.ts";

export type ThrowAwayServer = { readonly connection: ClientConfig; stop(): Promise<void> };

const prefix = "openrefill-test-";

/**
 * A server for one run of the tests: `TEST_DATABASE_URL` or `DATABASE_URL` if set (its role must be allowed to
 * create databases), else our own, without fsync, in a temporary directory that goes when it stops.
 */
export async function startThrowAwayServer(): Promise<ThrowAwayServer> {
  const url = process.env["TEST_DATABASE_URL"] || process.env["DATABASE_URL"];
  if (url) return { connection: { connectionString: url }, stop: async () => {} };
  await sweepLeftovers();
  const directory = temporaryDirectory();
  const server = await startIn(directory);
  return {
    connection: server.connection,
    stop: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Creates the database, as a copy of the template if one is named. */
export async function createDatabase(server: ClientConfig, name: string, template?: string): Promise<ClientConfig> {
  await runOn(server, `CREATE DATABASE "${name}" ${template === undefined ? "" : `TEMPLATE "${template}"`}`);
  return inDatabase(server, name);
}

export async function dropDatabase(server: ClientConfig, name: string): Promise<void> {
  await runOn(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
}

async function runOn(server: ClientConfig, statement: string): Promise<void> {
  const client = new Client(server);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function inDatabase(server: ClientConfig, database: string): ClientConfig {
  if (server.connectionString === undefined) return { ...server, database };
  const url = new URL(server.connectionString);
  url.pathname = `/${database}`;
  return { ...server, connectionString: url.href };
}

/** A temporary directory that the database's account can pass through when we are root. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(directory, 0o711);
  return directory;
}

function startIn(directory: string): Promise<ThrowAwayServer> {
  return startEmbeddedPostgres({
    dataDir: path.join(directory, "postgres"),
    log: () => {},
    settings: { fsync: "off", full_page_writes: "off", max_connections: "300" },
  });
}

/**
 * A test run that was killed leaves its server running. Taking it over and stopping it cleans up. What a living process
 * made is let be, also while the server in it is down: its test may just have killed it.
 */
async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const directory = path.join(tmpdir(), name);
    const madeBy = Number.parseInt(name.slice(prefix.length), 10);
    if (isRunning(madeBy) || !existsSync(path.join(directory, "postgres.lock"))) continue;
    try {
      await (await startIn(directory)).stop();
      rmSync(directory, { recursive: true, force: true });
    } catch {
      // It belongs to another account.
    }
  }
}
