import { rmSync, statfsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { databaseUser, makePrivate, makeSocketDirectory } from "#database/embedded/data-directory.ts";
import {
  findOrphan,
  launch,
  reasonsSince,
  shutDown,
  sizeOf,
  type Cluster,
  type ServerProcess,
} from "#database/embedded/server-process.ts";

/** Connection options as `pg` takes them, `host` being the Unix socket's directory. They survive a restart. */
export type EmbeddedConnection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
};

/** Has the cluster's server running from now until `stop()`, whatever ends it in between. */
export async function supervise(
  cluster: Cluster,
  log: (message: string) => void,
): Promise<{ connection: EmbeddedConnection; stop(): Promise<void> }> {
  const orphan = await adopt(cluster, log);
  const socketDir = orphan?.socketDir ?? makeSocketDirectory(cluster.account);
  let server = orphan ?? (await start(cluster, socketDir).catch(giveUp));
  let stopping = false;

  function giveUp(error: unknown): never {
    rmSync(socketDir, { recursive: true, force: true });
    throw error;
  }

  async function watchOver(): Promise<void> {
    while (!stopping) {
      await server.ended;
      if (stopping) return;
      log("The database ended unexpectedly; starting it again.");
      server = (await startAgain()) ?? server;
    }
    await shutDown(server);
  }

  async function startAgain(): Promise<ServerProcess | undefined> {
    while (!stopping) {
      try {
        makePrivate(socketDir, cluster.account);
        const revived = await start(cluster, socketDir);
        log("The database is back.");
        return revived;
      } catch (error) {
        log(error instanceof Error ? error.message : String(error));
        await pause(2_000);
      }
    }
    return undefined;
  }

  const watching = watchOver();
  return {
    connection: connectionTo(socketDir, "openrefill"),
    stop: async () => {
      stopping = true;
      await shutDown(server);
      await watching;
      rmSync(socketDir, { recursive: true, force: true });
    },
  };
}

async function adopt(cluster: Cluster, log: (message: string) => void): Promise<ServerProcess | undefined> {
  const orphan = findOrphan(cluster.data);
  if (orphan === undefined) return undefined;
  if (await becomesReady(orphan)) {
    log("The database was still running; going on with it.");
    return orphan;
  }
  await shutDown(orphan);
  return undefined;
}

async function start(cluster: Cluster, socketDir: string): Promise<ServerProcess> {
  const giveUpAt = Date.now() + 15_000;
  for (;;) {
    const sizeBefore = sizeOf(cluster.logFile);
    const server = launch({ ...cluster, socketDir });
    if (await becomesReady(server)) return server;
    await shutDown(server);
    const reasons = reasonsSince(cluster.logFile, sizeBefore);
    // After a crash the killed server's processes may need a moment to let go of its memory.
    const stillEnding = /shared memory block|lock file/.test(reasons);
    if (!stillEnding || Date.now() > giveUpAt) {
      throw new Error(`The database does not start. ${spaceOn(cluster.data)}${reasons}`);
    }
    await pause(100);
  }
}

function spaceOn(directory: string): string {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize < 64_000_000 ? `The disk that holds ${directory} is full. ` : "";
}

/** Waits through a recovery, however long, but not for a server that ended or whose socket is gone. */
async function becomesReady(server: ServerProcess): Promise<boolean> {
  let ended = false;
  void server.ended.then(() => (ended = true));
  for (let withoutSocket = 0; !ended && withoutSocket < 500;) {
    const answer = await knock(server.socketDir);
    if (answer === "ready") return true;
    if (answer === "no socket") withoutSocket += 1;
    await pause(20);
  }
  return false;
}

async function knock(socketDir: string): Promise<"ready" | "not yet" | "no socket"> {
  const client = new Client(connectionTo(socketDir, "postgres"));
  client.on("error", () => undefined); // The server may end between the answer and our goodbye.
  try {
    await client.connect();
    return "ready";
  } catch (error) {
    const code = (error as { code?: string }).code;
    return code === "ENOENT" || code === "ECONNREFUSED" ? "no socket" : "not yet";
  } finally {
    await client.end().catch(() => undefined);
  }
}

export function connectionTo(socketDir: string, database: string): EmbeddedConnection {
  return { host: socketDir, port: 5432, user: databaseUser, database };
}
