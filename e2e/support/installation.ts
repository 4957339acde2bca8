import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createWriteStream, readFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const root = path.resolve(import.meta.dirname, "../..");

/**
 * The instant the demo plan is loaded: a Wednesday morning, eight days before Thanksgiving. Every date a spec names
 * follows from it.
 */
const LOADED_AT = new Date("2026-11-18T10:00:00-08:00");

/** Handed on to the workers in the environment. */
const TEMPLATE = "E2E_DEMO_PLAN";

/** A running installation of the product. */
export type Installation = {
  readonly origin: string;
  /** What its clock shows. */
  now(): Date;
  /** Stops it and starts it again with its data, and with its clock at another instant. */
  continueAt(clock: Date): Promise<void>;
  /** The warnings and errors it has logged. */
  complaints(): string[];
  stop(): Promise<void>;
};

/** Loads the demo plan once; every installation of the run begins as a copy of it. */
export async function loadDemoPlan(): Promise<() => Promise<void>> {
  const directory = await mkdtemp(path.join(tmpdir(), "openrefill-e2e-"));
  // Under root the database has an account of its own, which must find its way in.
  await chmod(directory, 0o711);
  process.env[TEMPLATE] = directory;
  const loading = await start(path.join(directory, "plan"), LOADED_AT);
  await loading.stop();
  return () => rm(directory, { recursive: true, force: true });
}

/** An installation of its own, as it is right after the demo plan was loaded. */
export async function startInstallation(): Promise<Installation> {
  const template = process.env[TEMPLATE];
  if (template === undefined) throw new Error("The demo plan was not loaded.");
  const directory = path.join(template, `copy-${process.pid}-${Date.now()}`);
  // With owners and modes: the database minds both.
  await promisify(execFile)("cp", ["-a", path.join(template, "plan"), directory]);
  const installation = await start(directory, new Date(LOADED_AT.getTime() + 60_000));
  return {
    ...installation,
    stop: async () => {
      await installation.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function start(dataDirectory: string, clock: Date): Promise<Installation> {
  await mkdir(dataDirectory, { recursive: true });
  const port = await freePort();
  const sipPort = await freePort();
  const logFile = path.join(dataDirectory, "server.log");
  let running = await run(clock);

  async function run(from: Date) {
    const log = createWriteStream(logFile, { flags: "a" });
    const startedAt = Date.now();
    const server = spawn(process.execPath, ["scripts/start.mjs"], {
      cwd: root,
      // The channel ends the server in good order when this process is killed.
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: {
        ...process.env,
        PORT: String(port),
        SIP_PORT: String(sipPort),
        DATABASE_URL: "",
        OPENREFILL_DATA_DIR: dataDirectory,
        OPENREFILL_DEMO: "1",
        OPENREFILL_LOG_LEVEL: "warn",
        OPENREFILL_CLOCK: from.toISOString(),
      },
    });
    server.stdout?.pipe(log, { end: false });
    server.stderr?.pipe(log, { end: false });
    await untilReady(server, `http://127.0.0.1:${port}/health/ready`, logFile);
    return {
      now: () => new Date(from.getTime() + Date.now() - startedAt),
      stop: async () => {
        const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
        server.kill("SIGTERM");
        const cut = setTimeout(() => server.kill("SIGKILL"), 15_000);
        await ended;
        clearTimeout(cut);
        log.end();
      },
    };
  }

  return {
    // Not 127.0.0.1: browsers allow passkeys on localhost only.
    origin: `http://localhost:${port}`,
    now: () => running.now(),
    continueAt: async (instant) => {
      await running.stop();
      running = await run(instant);
    },
    complaints: () =>
      readFileSync(logFile, "utf8")
        .split("\n")
        .filter((line) => line.startsWith("{")),
    stop: () => running.stop(),
  };
}

async function untilReady(server: ChildProcess, address: string, logFile: string): Promise<void> {
  const giveUpAt = Date.now() + 120_000;
  while (server.exitCode === null && Date.now() < giveUpAt) {
    const ready = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  server.kill("SIGKILL");
  throw new Error(`The server did not start:\n${readFileSync(logFile, "utf8")}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
