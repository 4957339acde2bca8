import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const root = path.resolve(import.meta.dirname, "../../..");

/** Builds the product unless it is of these very sources. */
export async function buildProduct(): Promise<void> {
  const { code, output } = await ended(spawn(process.execPath, ["scripts/build.mjs"], { cwd: root }));
  if (code !== 0) throw new Error(`the build failed:\n${output}`);
}

/** The product as it is started by a person, in a process of its own. */
export class BuiltServer {
  readonly dataDir: string;
  readonly #environment: Readonly<Record<string, string>>;
  #process: ChildProcess | undefined;
  #said = "";
  #mayEnd = false;

  constructor(dataDir: string, environment: Readonly<Record<string, string>> = {}) {
    this.dataDir = dataDir;
    this.#environment = environment;
  }

  /** Starts it; resolves once it serves. */
  async start(): Promise<void> {
    this.#said = "";
    this.#mayEnd = false;
    const child = this.#spawn();
    this.#process = child;
    while (this.origin === undefined) {
      this.mustRun();
      await pause(25);
    }
  }

  /** Throws, with what it said, when it ended without having been asked to. */
  mustRun(): void {
    const child = this.#process;
    const hasEnded = child !== undefined && (child.exitCode !== null || child.signalCode !== null);
    if (hasEnded && !this.#mayEnd) throw new Error(`the server ended by itself:\n${this.#said}`);
  }

  /** Runs it to its end, for a start that is refused. */
  run(): Promise<{ code: number | null; output: string }> {
    return ended(this.#spawn());
  }

  /** Where it serves; undefined until it does. */
  get origin(): string | undefined {
    return /Members +(http:\S+)/.exec(this.#said)?.[1];
  }

  /** Asks it to end, as Ctrl-C or an operator does. Resolves with its exit code. */
  async stop(): Promise<number | null> {
    return this.#signal("SIGTERM");
  }

  /** Ends it without a chance to say goodbye, as a power cut does. */
  async kill(): Promise<void> {
    await this.#signal("SIGKILL");
  }

  /** The database's own process, which outlives a killed server. */
  get postmaster(): { readonly pid: number; readonly socketDirectory: string } | undefined {
    const file = path.join(this.dataDir, "postgres/postmaster.pid");
    if (!existsSync(file)) return undefined;
    const lines = readFileSync(file, "utf8").split("\n");
    return { pid: Number(lines[0]), socketDirectory: lines[4] ?? "" };
  }

  #spawn(): ChildProcess {
    const child = spawn(process.execPath, ["dist/server/server.js"], {
      cwd: root,
      env: {
        PATH: process.env["PATH"],
        PORT: "0",
        SIP_PORT: "0",
        OPENREFILL_DATA_DIR: this.dataDir,
        OPENREFILL_LOG_LEVEL: "fatal",
        ...this.#environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => (this.#said += chunk.toString()));
    return child;
  }

  async #signal(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    this.#mayEnd = true;
    const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
    child.kill(signal);
    return exit;
  }
}

function ended(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
}
