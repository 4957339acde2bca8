// Starts the product, and builds and starts it again whenever a source changes.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import path from "node:path";
import { root } from "./setup.mjs";

let stopping = false;
let wake = () => {};
let settle;

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    stopping = true;
    wake();
  });
}
watch(path.join(root, "src"), { recursive: true }, () => {
  // Editors and version control write many files at once: wait for the last.
  clearTimeout(settle);
  settle = setTimeout(() => wake(), 300);
});

while (!stopping) {
  const woken = new Promise((resolve) => (wake = resolve));
  const server = spawn(process.execPath, [path.join(root, "scripts/start.mjs")], { cwd: root, stdio: "inherit" });
  const ended = once(server, "exit");
  await woken;
  server.kill("SIGTERM");
  await ended;
}
process.exit();
