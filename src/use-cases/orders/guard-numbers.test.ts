import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { guardNumbers } from "#use-cases/orders/guard-numbers.ts";

let database: TestDatabase;
let now = new Date("2026-11-24T18:00:00Z");
let ran = 0;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.kysely.deleteFrom("throttles").execute();
  ran = 0;
});

const HERS = "100200427";
const HIS = "100200534";

/** One attempt with these record numbers, of which some were wrong: `ran`, or the code it was refused with. */
async function attempt(mrns: readonly string[], wrong: readonly string[], source = "203.0.113.7") {
  const result = await guardNumbers(
    { database, clock: () => now },
    { source, mrns },
    async () => {
      ran += 1;
      return "ran" as const;
    },
    () => wrong,
  );
  return result === "ran" ? result : result.code;
}

it("a hundred right orders at once from one address never wait", async () => {
  const results = await Promise.all(Array.from({ length: 100 }, () => attempt([HERS], [])));
  expect(new Set(results)).toEqual(new Set(["ran"]));
  expect(await database.kysely.selectFrom("throttles").selectAll().execute()).toEqual([]);
});

it("ten wrong pairs an hour, and twenty right orders on top of them, meet no wait", async () => {
  for (let wrong = 0; wrong < 10; wrong++) expect(await attempt([HERS], [HERS])).toBe("ran");
  const results = await Promise.all(Array.from({ length: 20 }, () => attempt([HIS], [])));
  expect(new Set(results)).toEqual(new Set(["ran"]));
});

it("after twenty wrong pairs the next one waits, longer each time, and is not even looked at", async () => {
  for (let wrong = 0; wrong < 20; wrong++) await attempt([HERS], [HERS]);
  ran = 0;
  expect(await attempt([HERS], [HERS])).toBe("too-many-tries");
  expect(await attempt([HIS], [])).toBe("too-many-tries");
  expect(ran).toBe(0);
  now = new Date(now.getTime() + 6000);
  expect(await attempt([HERS], [HERS])).toBe("ran");
  now = new Date(now.getTime() + 6000);
  expect(await attempt([HERS], [HERS])).toBe("too-many-tries");
});

it("wrong pairs sent at once are all counted", async () => {
  await Promise.all(Array.from({ length: 40 }, () => attempt([HERS], [HERS])));
  now = new Date(now.getTime() + 6000);
  expect(await attempt([HERS], [])).toBe("too-many-tries");
});

it("a stranger's wrong pairs from elsewhere hold up a member by seconds at most", async () => {
  for (let address = 0; address < 5; address++) {
    for (let wrong = 0; wrong < 15; wrong++) await attempt([HERS], [HERS], `198.51.100.${address}`);
  }
  now = new Date(now.getTime() + 11_000);
  expect(await attempt([HERS], [], "203.0.113.9")).toBe("ran");
});

it("only the record number whose pair was wrong is counted", async () => {
  await attempt([HERS, HIS], [HIS]);
  const counted = await database.kysely
    .selectFrom("throttles")
    .select(["subject", "failures"])
    .where("source", "=", "*")
    .execute();
  expect(counted).toEqual([{ subject: expect.stringMatching(/^mrn:/), failures: 1 }]);
  expect(JSON.stringify(counted)).not.toContain(HIS);
});

it("what is counted fades within the hour", async () => {
  for (let wrong = 0; wrong < 25; wrong++) await attempt([HERS], [HERS]);
  now = new Date(now.getTime() + 3_600_000);
  expect(await attempt([HERS], [HERS])).toBe("ran");
});
