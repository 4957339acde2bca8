// Builds and starts again whenever a source changes.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ensurePackages, fail, root } from "./setup.mjs";

await ensurePackages().catch(fail);
let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => (stopping = true));

while (!stopping) {
  const server = spawn(process.execPath, [path.join(root, "scripts/start.mjs")], { cwd: root, stdio: "inherit" });
  const ended = once(server, "exit");
  await Promise.race([sourcesChange(), ended.then(() => !stopping && sourcesChange())]);
  server.kill("SIGTERM");
  await ended;
}

/** Settles a moment after the last of a row of changes. */
function sourcesChange() {
  return new Promise((resolve) => {
    let settle;
    const watcher = watch(path.join(root, "src"), { recursive: true }, () => {
      clearTimeout(settle);
      settle = setTimeout(() => {
        watcher.close();
        resolve();
      }, 300);
    });
  });
}
