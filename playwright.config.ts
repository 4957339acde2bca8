import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/chromium.ts";

const chromium = findChromium();

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/support/load-demo-plan.ts",
  outputDir: "test-results",
  // The first test of a file also starts its server.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  workers: 2,
  forbidOnly: true,
  use: {
    actionTimeout: 20_000,
    screenshot: "only-on-failure",
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
});
