import { execFileSync } from "node:child_process";
import path from "node:path";
import { loadDemoPlan } from "./installation.ts";

/** Playwright runs this before the first test, and what it returns after the last. */
// oxlint-disable-next-line import/no-default-export -- Playwright wants it.
export default async function prepare(): Promise<() => Promise<void>> {
  execFileSync(process.execPath, [path.resolve(import.meta.dirname, "../../scripts/build.mjs")], { stdio: "inherit" });
  return loadDemoPlan();
}
