import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { HttpJob } from "./http-load.ts";
import type { Round } from "./load.ts";

export const root = path.dirname(import.meta.dirname);

/** One that the database's account can pass through when we are root. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), "openrefill-bench-"));
  chmodSync(directory, 0o711);
  return directory;
}

export type Server = { readonly pid: number; readonly port: number; stop(): Promise<void> };

/** Starts the built server as one process of its own and waits until everything serves. */
export async function startServer(environment: Readonly<Record<string, string>>): Promise<Server> {
  const port = 20_000 + (process.pid % 20_000);
  const child = spawn(process.execPath, [path.join(root, "dist/server/server.js")], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      SIP_PORT: "0",
      OPENREFILL_LOG_LEVEL: "warn",
      ...environment,
    },
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
  };
  for (let patience = 600; patience > 0; patience--) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (ready?.ok === true) return { pid: child.pid ?? 0, port, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error("the server was not ready within a minute");
}

export type LoadGenerator = { run(job: HttpJob): Promise<Round>; stop(): void };

/** The process that sends the requests; it stays warm from one round to the next. */
export function startLoadGenerator(): LoadGenerator {
  const child: ChildProcess = fork(path.join(import.meta.dirname, "http-load.ts"), { serialization: "advanced" });
  return {
    run: async (job) => {
      child.send(job);
      const [round] = (await once(child, "message")) as [Round];
      return round;
    },
    stop: () => child.kill(),
  };
}
