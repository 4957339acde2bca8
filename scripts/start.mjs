import module from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
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
  process.setSourceMapsEnabled(true);
  // Code compiled once stays compiled, here and in the processes it starts: the next start is half a second faster.
  process.env.NODE_COMPILE_CACHE ??= path.join(root, ".cache/compiled");
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  // In this process: no second one to pass signals to, and a start that is half a second faster.
  await import(pathToFileURL(path.join(root, "dist/server/server.js")).href);
} else {
  await continueUnderNewerNode(fileURLToPath(import.meta.url)).catch(fail);
}
