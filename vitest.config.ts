import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "benchmarks/**/*.test.ts"],
    globalSetup: ["src/database/testing/global-setup.ts"],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Much of a test is waiting, for a database, a mail server or a caller: one worker less than cores is too few.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
