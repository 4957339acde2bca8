import { expect, test } from "vitest";
import { failedInPlaywright, failedInVitest } from "./failed-tests.ts";

test("a failed test of Vitest is told with its file, its name and the first lines of why", () => {
  const report = {
    testResults: [
      {
        name: "src/domain/a.test.ts",
        message: "",
        assertionResults: [
          { status: "passed", fullName: "one and one are two", failureMessages: [] },
          {
            status: "failed",
            fullName: "two and two are four",
            failureMessages: ["\u001B[31mexpected 5 to be 4\u001B[39m\n\n at a"],
          },
        ],
      },
      { name: "src/domain/b.test.ts", message: "Cannot find module", assertionResults: [] },
    ],
  };
  expect(failedInVitest(report)).toEqual([
    "src/domain/a.test.ts: two and two are four\n    expected 5 to be 4\n    at a",
    "src/domain/b.test.ts: (the file itself)\n    Cannot find module",
  ]);
});

test("a failed test of Playwright is found however deep its group is", () => {
  const spec = (title: string, ok: boolean) => ({
    file: "order.spec.ts",
    title,
    ok,
    tests: [{ results: [{ status: ok ? "passed" : "timedOut" }] }],
  });
  const report = {
    suites: [{ specs: [spec("orders", true)], suites: [{ specs: [spec("orders twice", false)] }] }],
    errors: [{ message: "no browser" }],
  };
  expect(failedInPlaywright(report)).toEqual([
    "e2e: (the run itself)\n    no browser",
    "e2e/order.spec.ts: orders twice\n    timedOut",
  ]);
});
