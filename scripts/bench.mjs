import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import {
  continueUnderNewerNode,
  endWithParent,
  ensureBuild,
  ensurePackages,
  fail,
  nodeIsNewEnough,
  root,
} from "./setup.mjs";

if (nodeIsNewEnough()) {
  endWithParent();
  await ensurePackages().then(ensureBuild).catch(fail);
  const bench = path.join(root, "benchmarks/run.ts");
  const child = spawn(process.execPath, [bench, ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
  child.on("exit", (code) => (process.exitCode = code ?? 1));
} else {
  await continueUnderNewerNode(fileURLToPath(import.meta.url)).catch(fail);
}
