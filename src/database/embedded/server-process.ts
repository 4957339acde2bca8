import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { totalmem } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Account } from "#database/embedded/account.ts";
import { commandLineOf, isRunning } from "#database/embedded/running-process.ts";

/** A running postmaster: our child, or one that outlived the OpenRefill process which started it. */
export type ServerProcess = {
  readonly pid: number;
  readonly socketDir: string;
  /** Settles when the process has ended. */
  readonly ended: Promise<void>;
};

/** A quarter of what memory there is, as is usual for PostgreSQL, up to what the busy rows of a large plan need. */
function sharedBuffersMegabytes(): number {
  const allowed = process.constrainedMemory();
  const memory = allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
  return Math.min(2048, Math.max(128, Math.floor(memory / 4 / 2 ** 20)));
}

const settings = {
  listen_addresses: "",
  port: "5432",
  unix_socket_permissions: "0700",
  max_connections: "100",
  shared_buffers: `${sharedBuffersMegabytes()}MB`,
  fsync: "on",
  timezone: "UTC",
  log_timezone: "UTC",
  // The server's log must hold no health data: no failed statements, no parameters, no key values.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_parameter_max_length_on_error: "0",
};

export type Cluster = {
  readonly data: string;
  readonly bin: string;
  readonly logFile: string;
  readonly account: Account;
  readonly settings: Readonly<Record<string, string>>;
};

/**
 * Starts PostgreSQL in a session of its own, so that Ctrl-C in a terminal reaches OpenRefill alone and the
 * database goes down after the last request, not before. Its log goes to a file, which outlives us as it does.
 */
export function launch(cluster: Cluster & { socketDir: string }): ServerProcess {
  const all = { ...settings, ...cluster.settings, unix_socket_directories: cluster.socketDir };
  const log = openLog(cluster.logFile);
  const child = spawn(
    path.join(cluster.bin, "postgres"),
    ["-D", cluster.data, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    {
      ...cluster.account,
      cwd: "/",
      env: { PATH: process.env["PATH"], LC_ALL: "C" },
      detached: true,
      stdio: ["ignore", log, log],
    },
  );
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  child.unref();
  return { pid: child.pid ?? -1, socketDir: cluster.socketDir, ended };
}

/** The postmaster that still runs on the data after its OpenRefill was killed, if there is one. */
export function findOrphan(data: string): ServerProcess | undefined {
  const pidFile = path.join(data, "postmaster.pid");
  let lines: string[];
  try {
    lines = readFileSync(pidFile, "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  const commandLine = commandLineOf(pid);
  if (!commandLine.includes("postgres") || !commandLine.includes(data)) {
    // After a reboot the pid can be another program's; PostgreSQL would then refuse to start.
    rmSync(pidFile, { force: true });
    return undefined;
  }
  return { pid, socketDir: lines[4] ?? "", ended: watch(pid) };
}

/** A process that is not our child tells us nothing when it ends: look five times a second. */
async function watch(pid: number): Promise<void> {
  while (isRunning(pid)) await pause(200, undefined, { ref: false });
}

/** Ends the server: fast (open transactions roll back, everything is written), after 30 s at once. */
export async function shutDown(server: ServerProcess): Promise<void> {
  const patience = new AbortController();
  signal(server.pid, "SIGINT");
  // The timer also keeps this process alive until the database is down.
  const tooLong = pause(30_000, undefined, { signal: patience.signal }).then(
    () => signal(server.pid, "SIGQUIT"),
    () => undefined,
  );
  await Promise.race([server.ended, tooLong]);
  patience.abort();
  await server.ended;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has just ended by itself.
  }
}

const rotateAtBytes = 10_000_000;

function openLog(file: string): number {
  if (sizeOf(file) > rotateAtBytes) renameSync(file, `${file}.1`);
  return openSync(file, "a", 0o600);
}

export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Why the server ended, from its log since that had the given size: what it told those who knocked is left out. */
export function reasonsSince(file: string, size: number): string {
  const lines = readFileSync(file).subarray(size).toString("utf8").split("\n");
  return lines.filter((line) => /FATAL|PANIC/.test(line) && !line.includes("the database system is")).join("\n");
}
