// Every check of the project, one after the other, and a last line that adds them up.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
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

const onlyStatic = process.argv.includes("--static");
const reports = path.join(root, ".cache/test-reports");
const total = { passed: 0, failed: 0, skipped: 0 };
const failedStages = [];
const failedTests = [];

if (nodeIsNewEnough()) {
  endWithParent();
  await testEverything();
} else {
  await continueUnderNewerNode(fileURLToPath(import.meta.url)).catch(fail);
}

async function testEverything() {
  await stage("Set-up", async () => {
    await ensurePackages();
    return one(0);
  });
  if (total.failed === 0) {
    rmSync(reports, { recursive: true, force: true });
    mkdirSync(reports, { recursive: true });
    await staticStages();
    if (!onlyStatic) await runners();
  }
  if (failedStages.length > 0) console.log(`\nFailed: ${failedStages.join(", ")}`);
  for (const test of failedTests) console.log(`\n${test}`);
  if (total.skipped > 0) console.log(`\n${total.skipped} skipped`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

async function staticStages() {
  await stage("Format (oxfmt)", () => tool("oxfmt", "bin/oxfmt", ["--check"]));
  await stage("Lint and borders (oxlint)", () => tool("oxlint", "bin/oxlint", ["--deny-warnings"]));
  for (const project of ["tsconfig.json", "tsconfig.pure.json", "tsconfig.browser.json"]) {
    await stage(`Types (${project})`, () => tool("typescript", "bin/tsc", ["-p", project, "--noEmit"]));
  }
  await stage("Dead code (knip)", () => tool("knip", "bin/knip.js", []));
  await stage("Row types match the migrations", async () =>
    one(await node(["scripts/generate-row-types.ts", "--verify"])),
  );
}

async function runners() {
  const { failedInPlaywright, failedInVitest } = await import("./failed-tests.ts");
  await stage("Build", async () => {
    await ensureBuild();
    return one(0);
  });
  await stage("Unit and database tests (Vitest)", async () => {
    const report = path.join(reports, "vitest.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const code = await node([binary("vitest", "vitest.mjs"), "run", ...reporters]);
    return counts(code, report, (json) => ({
      passed: json.numPassedTests,
      // A file that does not even load has no failed test in it.
      failed: Math.max(json.numFailedTests, json.numFailedTestSuites > 0 ? 1 : 0),
      skipped: json.numPendingTests + json.numTodoTests,
      tests: failedInVitest(json),
    }));
  });
  if (!existsSync(path.join(root, "e2e"))) return;
  await stage("The product in a browser (Playwright)", async () => {
    const { ensureChromium } = await import("./chromium.ts");
    ensureChromium();
    const report = path.join(reports, "playwright.json");
    const code = await node([binary("@playwright/test", "cli.js"), "test", "--reporter=list,json"], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    });
    return counts(code, report, ({ stats, ...json }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
      tests: failedInPlaywright(json),
    }));
  });
}

/** Runs a stage, says how it went and adds its counts; a stage that cannot run counts as one failure. */
async function stage(name, work) {
  const begun = Date.now();
  console.log(`\n── ${name}`);
  const result = await work().catch((error) => {
    console.error(error.message);
    return one(1);
  });
  for (const count of Object.keys(total)) total[count] += result[count];
  failedTests.push(...(result.tests ?? []));
  if (result.failed > 0) failedStages.push(name);
  console.log(`   ${result.failed > 0 ? "failed" : "ok"} after ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}

/** A stage that is itself one check. */
function one(code) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** The counts of a runner's own report, and a failure if it says none but ended as failed. */
function counts(code, report, read) {
  if (!existsSync(report)) return one(code === 0 ? 1 : code);
  const result = read(JSON.parse(readFileSync(report, "utf8")));
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}

function binary(name, file) {
  return path.join(root, "node_modules", name, file);
}

async function tool(name, file, args) {
  return one(await node([binary(name, file), ...args]));
}

function node(args, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...environment },
    });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
