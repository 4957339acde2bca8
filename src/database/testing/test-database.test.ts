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
