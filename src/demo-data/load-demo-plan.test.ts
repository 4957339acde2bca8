import { TRANSFER_STATUSES } from "#domain/transfer/transfer-status.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { loadDemoPlan } from "#demo-data/load-demo-plan.ts";
import { makeDemoPlan } from "#demo-data/demo-plan.ts";
import { readInstallation } from "#use-cases/plan/import-plan.ts";

// Ten at night in California is already the next day in UTC, from which days must not be counted.
const NOW = new Date("2026-11-22T06:00:00Z");
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("fills an empty installation with the whole plan, its days counted back from today in California", async () => {
  expect(await readInstallation({ database })).toBeUndefined();
  await loadDemoPlan({ database, clock: () => NOW });
  expect(await readInstallation({ database })).toEqual({ planName: "Harbor Health", demoLoadedAt: NOW });
  const plan = makeDemoPlan();
  for (const [table, rows] of [
    ["members", plan.members],
    // One more came by transfer.
    ["prescriptions", [...plan.prescriptions, "attested"]],
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
    .innerJoin("members", "members.member_id", "order_lines.member_id")
    .select(["prescriptions.rx_number", "order_lines.status", "orders.channel"])
    .where("members.mrn", "=", "100200310")
    .execute();
  expect(orders).toEqual([{ rx_number: "7001001895", status: "received", channel: "demo" }]);
});

it("fills the prescribers' inboxes: requests at each step of the clock, and a colleague's to answer", async () => {
  const renewals = await database.kysely
    .selectFrom("renewal_requests")
    .innerJoin("prescribers", "prescribers.prescriber_id", "renewal_requests.prescriber_id")
    .select(["prescribers.name", "followed_up_at", "escalated_at"])
    .execute();
  const steps = new Set(
    renewals.map(({ followed_up_at, escalated_at }) =>
      escalated_at ? "passed on" : followed_up_at ? "late" : "in time",
    ),
  );
  expect(steps).toEqual(new Set(["in time", "late", "passed on"]));
  const inboxes = renewals.filter(({ name }) => name === "Linh Nguyen, MD" || name === "Beatriz Castellanos, MD");
  expect(inboxes).toHaveLength(9);
});

it("has members who called: an agent placed what the rules send to prescribers whom the pharmacist calls back", async () => {
  const calls = await database.kysely
    .selectFrom("orders")
    .innerJoin("order_lines", "order_lines.order_id", "orders.order_id")
    .innerJoin("line_events", "line_events.line_id", "order_lines.line_id")
    .innerJoin("staff", "staff.staff_id", "line_events.by_staff_id")
    .innerJoin("pharmacies", "pharmacies.pharmacy_id", "order_lines.pharmacy_id")
    .select(["order_lines.status", "staff.email", "pharmacies.city"])
    .where("orders.channel", "=", "agent")
    .execute();
  const call = { status: "awaiting-prescriber", email: "agent@example.com", city: "Downey" };
  expect(calls).toEqual([call, call]);
});

it("gives the transfer desk something in every state, two of them late", async () => {
  const transfers = await database.kysely.selectFrom("transfers").select(["status", "overdue_at"]).execute();
  expect(new Set(transfers.map(({ status }) => status))).toEqual(new Set(TRANSFER_STATUSES));
  expect(transfers.filter(({ overdue_at: overdueAt }) => overdueAt !== null)).toHaveLength(2);
});

it("is loaded once: an installation that holds a plan is left as it is", async () => {
  await loadDemoPlan({ database, clock: () => NOW });
  const { count } = await database.kysely
    .selectFrom("members")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  expect(count).toBe(makeDemoPlan().members.length);
});

it("gives every pile of the pharmacy's queue something to do", async () => {
  const lines = await database.kysely
    .selectFrom("order_lines")
    .innerJoin("pharmacies", "pharmacies.pharmacy_id", "order_lines.pharmacy_id")
    .select(["status", "step", "kind", "due_at", "owed_by"])
    .execute();
  const downey = lines.filter(({ kind }) => kind === "plan").map(({ status, step }) => step ?? status);
  for (const pile of ["received", "fill", "check", "ready-for-pickup", "on-hold", "picked-up"])
    expect(downey).toContain(pile);
  expect(lines.filter(({ kind }) => kind === "mail-order")).toHaveLength(3);
  expect(lines.some(({ status, due_at: dueAt }) => status === "received" && dueAt < NOW)).toBe(true);
  expect(lines.filter(({ owed_by: owedBy }) => owedBy !== null)).toHaveLength(1);
});

it("loads anew what was stopped in the middle, and nothing twice", async () => {
  const ordersNow = async () => (await database.kysely.selectFrom("orders").select("order_id").execute()).length;
  const before = await ordersNow();
  await database.kysely.updateTable("installation").set({ demo_loaded_at: null }).execute();
  await database.kysely.deleteFrom("outbox").execute();
  await loadDemoPlan({ database, clock: () => NOW });
  expect((await readInstallation({ database }))?.demoLoadedAt).toEqual(NOW);
  expect(await ordersNow()).toBe(before);
});

it("keeps what the administrator changed: in effect, and waiting for its day", async () => {
  const { rows } = await database.pool.query<{ outcome: string | null; count: number }>(
    "select outcome, count(*) from setting_changes left join setting_outcomes using (change_id) group by outcome order by outcome",
  );
  expect(rows).toEqual([
    { outcome: "applied", count: 1 },
    { outcome: null, count: 3 },
  ]);
});
