import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/chromium.ts";

// This file is read again in every worker: what the first reading chose is handed on in the environment.
process.env["E2E_PORT"] ??= String(20_000 + (process.pid % 10_000));
process.env["E2E_DATA_DIR"] ??= path.join(tmpdir(), `openrefill-e2e-${process.pid}`);
const port = Number(process.env["E2E_PORT"]);
const chromium = findChromium();

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  timeout: 60_000,
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  use: {
    // Not 127.0.0.1: browsers allow passkeys on localhost only.
    baseURL: `http://localhost:${port}`,
    trace: "retain-on-failure",
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Chromium's sandbox does not work under root.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    },
  },
  webServer: {
    command: "node scripts/start.mjs",
    url: `http://127.0.0.1:${port}/health/ready`,
    timeout: 180_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    env: {
      PORT: String(port),
      SIP_PORT: String(port + 10_000),
      OPENREFILL_DATA_DIR: process.env["E2E_DATA_DIR"],
      OPENREFILL_DEMO: "1",
      OPENREFILL_LOG_LEVEL: "warn",
    },
  },
  globalTeardown: "./scripts/remove-e2e-data.ts",
});
