import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, createWriteStream, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { isUnavailable } from "#database/errors.ts";
import { connectionTo } from "#database/embedded/supervise.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** What can be ended without a chance to say goodbye. */
export type Victim = "server" | "processor" | "database";

/** The product as it is installed: its server, its processor and its database are processes of their own. */
export type Installation = {
  readonly origin: string;
  readonly dataDir: string;
  /** What the server's clock shows. */
  readonly now: () => Date;
  /** Resolves once it serves. */
  readonly start: () => Promise<void>;
  /** Kill -9. The server stays down until `start()`; the others are started again by the server. */
  readonly kill: (whom: Victim) => Promise<void>;
  /** Throws, with what it said last, when the server ended without having been asked to. */
  readonly mustRun: () => void;
  /** The next start begins so much later: what waits for its hour need not be waited for. */
  readonly moveClockOn: (ms: number) => void;
  readonly stop: () => Promise<void>;
  /** What its log says of requests that failed, each once. */
  readonly failures: () => readonly string[];
  /** Of the database, which outlives a killed server. */
  readonly connection: () => ReturnType<typeof connectionTo>;
  /** Asks the database itself, past the product. */
  readonly query: <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
};

/** @param seed by which its sandboxes of processor and carrier misbehave */
export async function installIn(directory: string, seed: number, startsAt: Date): Promise<Installation> {
  // Under root the database has an account of its own, which must find its way in.
  chmodSync(directory, 0o711);
  const dataDir = path.join(directory, "data");
  mkdirSync(dataDir);
  // Everything it says, over all its starts.
  const logFile = path.join(dataDir, "server.log");
  const [port, paymentPort, sipPort] = await freePorts(3);
  const origin = `http://127.0.0.1:${port}`;
  let ahead = startsAt.getTime() - Date.now();
  let child: ChildProcess | undefined;
  let mayEnd = false;
  const now = () => new Date(Date.now() + ahead);
  const postmasterFile = path.join(dataDir, "postgres/postmaster.pid");
  const hasEnded = () => child === undefined || child.exitCode !== null || child.signalCode !== null;

  function mustRun(): void {
    if (hasEnded() && !mayEnd)
      throw new Error(`the server ended by itself:\n${readFileSync(logFile, "utf8").slice(-3000)}`);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child === undefined || hasEnded()) return;
    mayEnd = true;
    const ended = new Promise((resolve) => child?.once("exit", resolve));
    child.kill(signal);
    await ended;
  }

  function connection() {
    return connectionTo(readFileSync(postmasterFile, "utf8").split("\n")[4] ?? "", "openrefill");
  }

  function pidOf(whom: Exclude<Victim, "server">): number | undefined {
    if (whom === "database")
      return existsSync(postmasterFile) ? Number(readFileSync(postmasterFile, "utf8").split("\n")[0]) : undefined;
    const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
    const line = stdout
      .split("\n")
      .map((each) => each.trim().split(/\s+/))
      .find(([, parent, ...args]) => Number(parent) === child?.pid && args.join(" ").includes("payment-sandbox.js"));
    return line?.[0] === undefined ? undefined : Number(line[0]);
  }

  return {
    origin,
    dataDir,
    now,
    mustRun,
    start: async () => {
      mayEnd = false;
      const log = createWriteStream(logFile, { flags: "a" });
      child = spawn(process.execPath, ["dist/server/server.js"], {
        cwd: root,
        env: {
          PATH: process.env["PATH"],
          PORT: String(port),
          SIP_PORT: String(sipPort),
          OPENREFILL_PAYMENT_SANDBOX_PORT: String(paymentPort),
          OPENREFILL_DATA_DIR: dataDir,
          OPENREFILL_DEMO: "1",
          OPENREFILL_CLOCK: now().toISOString(),
          OPENREFILL_CARRIER_SPEED: "30000",
          OPENREFILL_SANDBOX_FAULTS: String(seed),
          OPENREFILL_LOG_LEVEL: "debug",
        },
        stdio: ["ignore", "pipe", "pipe"],
      });
      child.stdout?.pipe(log, { end: false });
      child.stderr?.pipe(log, { end: false });
      for (let patience = 1200; patience > 0; patience--) {
        mustRun();
        if (
          await fetch(`${origin}/health/ready`).then(
            ({ ok }) => ok,
            () => false,
          )
        )
          return;
        await pause(50);
      }
      throw new Error("the server was not ready within a minute");
    },
    kill: async (whom) => {
      if (whom === "server") return end("SIGKILL");
      const pid = pidOf(whom);
      if (pid !== undefined) process.kill(pid, "SIGKILL");
    },
    moveClockOn: (ms) => {
      ahead += ms;
    },
    stop: async () => {
      await end("SIGTERM");
      // One that outlived a killed server.
      const pid = pidOf("database");
      if (pid !== undefined && statSync(postmasterFile).isFile()) await endQuietly(pid);
    },
    connection,
    failures: () => {
      const lines = readFileSync(logFile, "utf8").split("\n");
      const failed = lines.filter((line) => line.includes('"msg":"a request failed"'));
      return [...new Set(failed.map((line) => line.replace(/"time":\d+,/, "").slice(0, 600)))];
    },
    query: async <Row extends object>(text: string, values: readonly unknown[] = []) => {
      for (let patience = 200; ; patience--) {
        const client = existsSync(postmasterFile) ? new Client(connection()) : undefined;
        try {
          // What breaks between two statements is told by the next one.
          client?.on("error", () => undefined);
          await client?.connect();
          if (client !== undefined) return (await client.query<Row>(text, [...values])).rows;
        } catch (error) {
          if (patience === 0 || !isUnavailable(error)) throw error;
        } finally {
          await client?.end().catch(() => undefined);
        }
        await pause(100);
      }
    },
  };
}

async function endQuietly(pid: number): Promise<void> {
  try {
    process.kill(pid, "SIGINT");
    for (let patience = 100; patience > 0; patience--) {
      process.kill(pid, 0);
      await pause(50);
    }
  } catch {
    // It has ended.
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
