import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "benchmarks/**/*.test.ts"],
    globalSetup: ["src/database/testing/global-setup.ts"],
    // A deadline only ends what hangs. A slow machine with two cores must not come near any of them.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000, interval: 20 } },
    // Much of a test is waiting, for a database, a mail server or a caller: one worker less than cores is too few.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
