import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { loadDemoPlan } from "#demo-data/load-demo-plan.ts";
import { makeDemoPlan } from "#demo-data/demo-plan.ts";
import { hasPlan } from "#use-cases/plan/import-plan.ts";

// Ten at night in California is already the next day in UTC, from which days must not be counted.
const NOW = new Date("2026-11-22T06:00:00Z");
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("fills an empty installation with the whole plan, its days counted back from today in California", async () => {
  expect(await hasPlan({ database })).toBe(false);
  await loadDemoPlan({ database, clock: () => NOW });
  expect(await hasPlan({ database })).toBe(true);
  const plan = makeDemoPlan();
  for (const [table, rows] of [
    ["members", plan.members],
    ["prescriptions", plan.prescriptions],
    ["pharmacies", plan.pharmacies],
    ["grants", plan.grants],
    ["payment_methods", plan.cards],
  ] as const) {
    const { count } = await database.kysely
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    expect(count, table).toBe(rows.length);
  }
  const atorvastatin = await database.kysely
    .selectFrom("prescriptions")
    .select(["written_on", "units_remaining"])
    .where("rx_number", "=", "7001001010")
    .executeTakeFirstOrThrow();
  expect(atorvastatin).toEqual({ written_on: "2026-05-05", units_remaining: 180 });
});

it("orders Rosa's losartan through the same rules as everybody's", async () => {
  const orders = await database.kysely
    .selectFrom("order_lines")
    .innerJoin("orders", "orders.order_id", "order_lines.order_id")
    .innerJoin("prescriptions", "prescriptions.prescription_id", "order_lines.prescription_id")
    .select(["prescriptions.rx_number", "order_lines.status", "orders.channel"])
    .execute();
  expect(orders).toEqual([{ rx_number: "7001001895", status: "received", channel: "demo" }]);
});

it("is loaded once: an installation that holds a plan is left as it is", async () => {
  await expect(loadDemoPlan({ database, clock: () => NOW })).rejects.toThrow();
  const { count } = await database.kysely
    .selectFrom("members")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  expect(count).toBe(makeDemoPlan().members.length);
});
