import { afterAll, beforeAll, expect, test } from "vitest";
import { readPlan } from "#database/queries/read-plan.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { loadDemoPlan } from "#demo-data/load-demo-plan.ts";
import { readSession } from "#use-cases/accounts/read-session.ts";
import { valuesFor } from "./drive-database.ts";
import { generateMembers, memberIdOf, sessionTokenOf } from "./generate-members.ts";
import { captureOrderPair, pharmacyToOrderFrom } from "./order-pair.ts";

let database: TestDatabase;
const clock = () => new Date();
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDemoPlan({ database, clock });
  await generateMembers(database.pool, 40, () => {});
});
afterAll(() => database.drop());

test("a made-up member is signed on", async () => {
  expect(await readSession({ database, clock }, sessionTokenOf(7))).toMatchObject({ memberId: memberIdOf(7) });
});

test("the pair of statements that one order sent places an order for any other member", async () => {
  const pair = await captureOrderPair(database, pharmacyToOrderFrom(await readPlan(database)));
  const read = await database.pool.query(pair.read.text, valuesFor(pair.read, 7));
  expect(read.rows).toMatchObject([{ member_id: memberIdOf(7), version: 1, open_status: null }]);
  const write = await database.pool.query(pair.write.text, valuesFor(pair.write, 7));
  expect(write.rows).toEqual([{ outcome: "committed" }]);
});
