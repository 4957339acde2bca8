import { stripVTControlCharacters } from "node:util";

/**
 * The tests that failed, from a runner's JSON report: where, its name, and the first lines of why. A runner prints them
 * in the midst of a long log; the last lines of a run are what is read first.
 */

type VitestReport = {
  readonly testResults: readonly {
    readonly name: string;
    /** Why the file itself failed; empty for most. */
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
};

type PlaywrightSuite = {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly file: string;
    readonly title: string;
    readonly ok: boolean;
    readonly tests: readonly { readonly results: readonly PlaywrightResult[] }[];
  }[];
};

type PlaywrightResult = { readonly status: string; readonly error?: { readonly message?: string } };

type PlaywrightReport = {
  readonly suites: readonly PlaywrightSuite[];
  readonly errors: readonly { readonly message?: string }[];
};

const LINES_OF_WHY = 4;

/** @param report what Vitest's `json` reporter wrote */
export function failedInVitest({ testResults }: VitestReport): string[] {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const tests = assertionResults.filter(({ status }) => status === "failed");
    // A file that does not even load has no failed test in it.
    if (tests.length === 0) return message === "" ? [] : [told(name, "(the file itself)", message)];
    return tests.map(({ fullName, failureMessages }) => told(name, fullName, failureMessages.join("\n")));
  });
}

/** @param report what Playwright's `json` reporter wrote */
export function failedInPlaywright({ suites, errors }: PlaywrightReport): string[] {
  return [...errors.map(({ message }) => told("e2e", "(the run itself)", message ?? "")), ...suites.flatMap(failedIn)];
}

function failedIn({ suites = [], specs = [] }: PlaywrightSuite): string[] {
  const failed = specs.filter(({ ok }) => !ok);
  return [
    ...failed.map(({ file, title, tests }) =>
      told(
        `e2e/${file}`,
        title,
        tests
          .flatMap(({ results }) => results)
          .map(({ status, error }) => error?.message ?? status)
          .join("\n"),
      ),
    ),
    ...suites.flatMap(failedIn),
  ];
}

function told(file: string, name: string, why: string): string {
  const lines = stripVTControlCharacters(why)
    .split("\n")
    .filter((line) => line.trim() !== "");
  return [`${file}: ${name}`, ...lines.slice(0, LINES_OF_WHY).map((line) => `    ${line.trim()}`)].join("\n");
}
