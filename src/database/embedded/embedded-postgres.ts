import { mkdirSync, realpathSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { findBinaries } from "#database/embedded/binaries.ts";
import { ensureCluster, placeData } from "#database/embedded/data-directory.ts";
import { lockDirectory } from "#database/embedded/directory-lock.ts";
import { connectionTo, supervise, type EmbeddedConnection } from "#database/embedded/supervise.ts";

export type EmbeddedPostgres = {
  readonly connection: EmbeddedConnection;
  /** Ends the server after it has written everything. Close the pools first: it ends their connections. */
  stop(): Promise<void>;
};

/**
 * Runs the real PostgreSQL that npm installed, with its data at `dataDir`, creating it the first time. A server
 * that crashes is started again; one that outlived a killed OpenRefill is adopted. Throws, with the reason in
 * plain words, when another OpenRefill holds the data or the server cannot start (a full disk, for instance).
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  log: (message: string) => void;
  /** Server settings over our own, such as `fsync: "off"` for throw-away databases. */
  settings?: Readonly<Record<string, string>>;
}): Promise<EmbeddedPostgres> {
  const { log, settings = {} } = options;
  mkdirSync(path.dirname(options.dataDir), { recursive: true });
  const asked = path.join(realpathSync(path.dirname(options.dataDir)), path.basename(options.dataDir));
  const lock = lockDirectory(asked);
  try {
    const { place: data, account } = placeData(asked);
    if (data !== asked) log(`The database's account cannot enter ${asked}; the data lies in ${data}.`);
    const bin = findBinaries(account);
    ensureCluster(data, bin, account);
    const server = await supervise({ data, bin, logFile: `${asked}.log`, account, settings }, log);
    await ensureDatabase(server.connection).catch(async (error: unknown) => {
      await server.stop();
      throw error;
    });
    return {
      connection: server.connection,
      stop: async () => {
        await server.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function ensureDatabase({ host, database }: EmbeddedConnection): Promise<void> {
  const client = new Client(connectionTo(host, "postgres"));
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
  } finally {
    await client.end();
  }
}
