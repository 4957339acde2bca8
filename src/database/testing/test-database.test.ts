import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";

let one: TestDatabase;
let other: TestDatabase;
beforeAll(async () => {
  one = await createTestDatabase();
  other = await createTestDatabase();
});
afterAll(async () => {
  await one.drop();
  await other.drop();
});

test("a test database is migrated, and what is written to it shows in no other", async () => {
  await one.pool.query("insert into policies values (999999, '{}', 'test', now())");
  const seen = await other.pool.query("select from policies where version = 999999");
  expect(seen.rowCount).toBe(0);
});

test("text is ordered by code point whatever the machine's locale, so that every installation sorts alike", async () => {
  const { rows } = await one.pool.query("select name from unnest(array['b', 'A', 'a', 'á']) name order by name");
  expect(rows.map((row) => row.name)).toEqual(["A", "a", "b", "á"]);
});
