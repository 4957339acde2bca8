import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openDatabase } from "#database/database.ts";
import { meanwhile } from "#database/testing/meanwhile.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { cancelLine } from "#use-cases/orders/cancel-line.ts";
import { startScheduledLines } from "#use-cases/orders/start-scheduled-lines.ts";
import { answerOf, askFor, orderWith } from "#use-cases/testing/order-for.ts";
import {
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
} from "#use-cases/testing/sample-pharmacy.ts";

let database: TestDatabase;
let pharmacy: SamplePharmacy;
let rosa: SamplePerson;

beforeAll(async () => {
  database = await createTestDatabase();
  pharmacy = await addSamplePharmacy(database.kysely);
});
afterAll(() => database.drop());
beforeEach(async () => {
  rosa = await addPerson(database.kysely);
  // What an earlier test left waiting is none of this one's.
  await database.kysely
    .updateTable("order_lines")
    .set({ status: "cancelled" })
    .where("status", "=", "scheduled")
    .execute();
});

const at = (instant: string) => ({ database, clock: () => new Date(instant) });
const start = (instant: string) => startScheduledLines(at(instant));

/** Filled 20 days ago: 75 % of 30 days are 23, so it starts on Friday, 27 November. */
async function scheduled(more: Parameters<typeof addPrescription>[3] = {}, pharmacyId = pharmacy.downey) {
  const prescription = await addPrescription(database.kysely, pharmacy, rosa, { filledDaysAgo: 20, ...more });
  const ask = askFor(pharmacy, rosa, [prescription], { delivery: { kind: "pickup", pharmacyId } });
  const { confirmationNumber, lines } = answerOf(await orderWith({ database, clock: () => NOW }, ask));
  return { ...prescription, confirmationNumber, lineId: lines[0]?.lineId ?? "", promise: lines[0]?.promise };
}
const lineOf = ({ lineId }: { lineId: string }) =>
  database.kysely.selectFrom("order_lines").selectAll().where("line_id", "=", lineId).executeTakeFirstOrThrow();
const change = ({ prescriptionId }: { prescriptionId: string }, columns: Record<string, unknown>) =>
  database.kysely.updateTable("prescriptions").set(columns).where("prescription_id", "=", prescriptionId).execute();

it("a line that is too soon is promised for its day, and what follows then", async () => {
  expect((await scheduled()).promise).toMatchObject({
    kind: "starts-on",
    by: "2026-11-27",
    then: { kind: "ready-by", by: "2026-11-27" },
  });
});

it("starts when its day begins where the pharmacy is, not before", async () => {
  const [downey, honolulu] = [await scheduled(), await scheduled({}, pharmacy.honolulu)];
  expect(await start("2026-11-27T07:59:59Z")).toBe(0);
  expect(await start("2026-11-27T08:00:00Z")).toBe(1);
  expect(await lineOf(downey)).toMatchObject({
    status: "received",
    code: "ready",
    promise_kind: "ready-by",
    promise_by: "2026-11-27",
  });
  expect(await lineOf(honolulu)).toMatchObject({ status: "scheduled" });
  expect(await start("2026-11-27T10:00:00Z")).toBe(1);
  expect(await lineOf(honolulu)).toMatchObject({ status: "received" });
});

it("starts once, however many processes look at the same moment", async () => {
  const lines = await Promise.all(Array.from({ length: 5 }, () => scheduled()));
  const other = openDatabase(database.connection);
  const clock = () => new Date("2026-11-27T18:00:00Z");
  const moved = await Promise.all(
    [database, other, database, other].map((each) => startScheduledLines({ database: each, clock })),
  );
  await other.close();
  expect(moved.reduce((sum, each) => sum + each)).toBe(5);
  for (const line of lines) {
    const events = await database.kysely
      .selectFrom("line_events")
      .select("status")
      .where("line_id", "=", line.lineId)
      .orderBy("sequence")
      .execute();
    expect(events.map(({ status }) => status)).toEqual(["scheduled", "received"]);
  }
});

it("a line that was cancelled does not start", async () => {
  const line = await scheduled();
  await cancelLine({ database, clock: () => NOW }, rosa.actor, line);
  expect(await start("2026-11-27T18:00:00Z")).toBe(0);
  expect(await lineOf(line)).toMatchObject({ status: "cancelled" });
});

it("passes every gate again: what lapsed goes to the prescriber, what was stopped waits for the pharmacist", async () => {
  const [lapsed, empty, held, stopped, mistaken] = [
    await scheduled(),
    await scheduled(),
    await scheduled(),
    await scheduled(),
    await scheduled(),
  ];
  await change(lapsed, { written_on: "2025-11-26" });
  await change(empty, { units_remaining: 0 });
  await change(held, { hold_reason: "stock" });
  await change(stopped, { status: "discontinued" });
  await change(mistaken, { status: "entered-in-error" });
  expect(await start("2026-11-27T18:00:00Z")).toBe(5);
  expect(await lineOf(lapsed)).toMatchObject({
    status: "awaiting-prescriber",
    code: "expired-renewable",
    promise_kind: "answer-by",
  });
  expect(await lineOf(empty)).toMatchObject({ status: "awaiting-prescriber", code: "no-refills-remaining" });
  expect(await lineOf(held)).toMatchObject({ status: "on-hold", code: "on-hold" });
  expect(await lineOf(stopped)).toMatchObject({ status: "on-hold", code: "discontinued" });
  expect(await lineOf(mistaken)).toMatchObject({ status: "on-hold", code: "entered-in-error" });
  const renewals = await database.kysely.selectFrom("renewal_requests").select("line_id").execute();
  expect(renewals.map(({ line_id }) => line_id).toSorted()).toEqual([lapsed.lineId, empty.lineId].toSorted());
});

it("waits for a new day when it was filled elsewhere in between", async () => {
  const line = await scheduled();
  await database.kysely
    .insertInto("fills")
    .values({
      fill_id: crypto.randomUUID(),
      member_id: rosa.memberId,
      prescription_id: line.prescriptionId,
      pharmacy_id: pharmacy.downey,
      filled_on: "2026-11-25",
      days_supply: 30,
      quantity: 30,
    })
    .execute();
  await start("2026-11-27T18:00:00Z");
  // 9 days too early last time: the supply now ends on 3 January, and 7 of its days may remain.
  expect(await lineOf(line)).toMatchObject({ status: "scheduled", starts_on: "2026-12-27" });
});

it("gives what is left when the last units are fewer than a fill", async () => {
  const line = await scheduled();
  await change(line, { units_remaining: 10 });
  await start("2026-11-27T18:00:00Z");
  expect(await lineOf(line)).toMatchObject({
    status: "received",
    quantity: 10,
    days_supply: 10,
    flags: ["partial-of-remaining"],
  });
});

it("a prescription put on hold at the same moment does not start; the next look says why", async () => {
  const line = await scheduled();
  const moved = await meanwhile(
    database,
    (client) =>
      client.query("update prescriptions set hold_reason = 'stock', version = version + 1 where prescription_id = $1", [
        line.prescriptionId,
      ]),
    () => start("2026-11-27T18:00:00Z"),
  );
  expect(moved).toBe(0);
  expect(await lineOf(line)).toMatchObject({ status: "scheduled" });
  expect(await start("2026-11-27T18:00:30Z")).toBe(1);
  expect(await lineOf(line)).toMatchObject({ status: "on-hold", code: "on-hold" });
});

it("a line that cannot be started holds up no other", async () => {
  const broken = await scheduled({ units_remaining: 30 });
  const sound = await scheduled();
  await change(broken, { units_remaining: 0 });
  // A renewal that is still open stands in the way of asking for another.
  await database.kysely
    .insertInto("renewal_requests")
    .values({
      renewal_id: crypto.randomUUID(),
      member_id: rosa.memberId,
      prescription_id: broken.prescriptionId,
      line_id: broken.lineId,
      prescriber_id: pharmacy.planDoctor,
      requested_at: NOW,
      answer_due_on: "2026-11-30",
    })
    .execute();
  await expect(start("2026-11-27T18:00:00Z")).rejects.toThrow("1 scheduled lines could not be started");
  expect(await lineOf(broken)).toMatchObject({ status: "scheduled" });
  expect(await lineOf(sound)).toMatchObject({ status: "received" });
});
