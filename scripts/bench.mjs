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
  const [first, ...rest] = process.argv.slice(2);
  const [file, args] = first === "faults" ? ["faults/run.ts", rest] : ["run.ts", process.argv.slice(2)];
  const program = path.join(root, "benchmarks", file);
  const child = spawn(process.execPath, [program, ...args], { cwd: root, stdio: "inherit" });
  child.on("exit", (code) => (process.exitCode = code ?? 1));
} else {
  await continueUnderNewerNode(fileURLToPath(import.meta.url)).catch(fail);
}
