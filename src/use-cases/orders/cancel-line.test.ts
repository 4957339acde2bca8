import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { meanwhile } from "#database/testing/meanwhile.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { cancelLine } from "#use-cases/orders/cancel-line.ts";
import { answerOf, askFor, orderWith, outcomesOf } from "#use-cases/testing/order-for.ts";
import {
  addGrant,
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
  type SamplePrescription,
} from "#use-cases/testing/sample-pharmacy.ts";

let database: TestDatabase;
let dependencies: Dependencies;
let pharmacy: SamplePharmacy;
let rosa: SamplePerson;
let wanted: SamplePrescription;

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => NOW };
  pharmacy = await addSamplePharmacy(database.kysely);
});
afterAll(() => database.drop());
beforeEach(async () => {
  rosa = await addPerson(database.kysely);
  wanted = await addPrescription(database.kysely, pharmacy, rosa);
});

async function ordered(orderer = rosa, line: Parameters<typeof askFor>[2][number] = wanted) {
  const { confirmationNumber, lines } = answerOf(await orderWith(dependencies, askFor(pharmacy, orderer, [line])));
  return { confirmationNumber, lineId: lines[0]?.lineId ?? "" };
}
const statusOf = async (lineId: string) =>
  (await database.kysely.selectFrom("order_lines").select("status").where("line_id", "=", lineId).executeTakeFirst())
    ?.status;
const eventsOf = async (lineId: string) =>
  (
    await database.kysely
      .selectFrom("line_events")
      .select("status")
      .where("line_id", "=", lineId)
      .orderBy("sequence")
      .execute()
  ).map(({ status }) => status);
const setStatus = (lineId: string, status: string) =>
  database.kysely
    .updateTable("order_lines")
    .set((eb) => ({ status, version: eb("version", "+", 1) }))
    .where("line_id", "=", lineId)
    .execute();

it("a line is cancelled until picking begins, uses no refill, and can be ordered again", async () => {
  const line = await ordered();
  const order = await cancelLine(dependencies, rosa.actor, line);
  expect(order).toMatchObject({ open: false, lines: [{ row: { status: "cancelled" }, canCancel: false }] });
  expect(await eventsOf(line.lineId)).toEqual(["received", "cancelled"]);
  const { units_remaining } = await database.kysely
    .selectFrom("prescriptions")
    .select("units_remaining")
    .where("prescription_id", "=", wanted.prescriptionId)
    .executeTakeFirstOrThrow();
  expect(units_remaining).toBe(120);
  expect(outcomesOf(await orderWith(dependencies, askFor(pharmacy, rosa, [wanted])))).toEqual(["accepted: ready"]);
});

it("cancelling twice answers the same, and is one event", async () => {
  const line = await ordered();
  const [first, again] = await Promise.all([
    cancelLine(dependencies, rosa.actor, line),
    cancelLine(dependencies, rosa.actor, line),
  ]);
  expect(first).toEqual(again);
  expect(await eventsOf(line.lineId)).toEqual(["received", "cancelled"]);
});

it("a prescriber who was asked is told to leave it, and may be asked again", async () => {
  const empty = await addPrescription(database.kysely, pharmacy, rosa, { units_remaining: 0 });
  await cancelLine(dependencies, rosa.actor, await ordered(rosa, empty));
  expect(outcomesOf(await orderWith(dependencies, askFor(pharmacy, rosa, [empty])))).toEqual([
    "sent-to-prescriber: no-refills-remaining",
  ]);
  const renewals = await database.kysely
    .selectFrom("renewal_requests")
    .select("status")
    .where("prescription_id", "=", empty.prescriptionId)
    .orderBy("requested_at")
    .orderBy("renewal_id")
    .execute();
  expect(renewals.map(({ status }) => status)).toEqual(["withdrawn", "sent"]);
});

it.each(["in-process", "ready-for-pickup", "packed", "shipped", "picked-up", "delivered"])(
  "a line that is %s is not cancelled",
  async (status) => {
    const line = await ordered();
    await setStatus(line.lineId, status);
    expect(await cancelLine(dependencies, rosa.actor, line)).toMatchObject({ kind: "refused", code: "picking-began" });
    expect(await statusOf(line.lineId)).toBe(status);
  },
);

it("a line put on hold after picking had begun is not cancelled either", async () => {
  const line = await ordered();
  await setStatus(line.lineId, "on-hold");
  await database.kysely
    .insertInto("line_events")
    .values([
      { line_id: line.lineId, sequence: 2, status: "in-process", at: NOW, by_kind: "staff" },
      { line_id: line.lineId, sequence: 3, status: "on-hold", at: NOW, by_kind: "staff" },
    ])
    .execute();
  expect(await cancelLine(dependencies, rosa.actor, line)).toMatchObject({ code: "picking-began" });
});

it("when the pharmacy begins at the same moment, picking wins and nothing of it is lost", async () => {
  const line = await ordered();
  const result = await meanwhile(
    database,
    (client) =>
      client.query("update order_lines set status = 'in-process', version = version + 1 where line_id = $1", [
        line.lineId,
      ]),
    () => cancelLine(dependencies, rosa.actor, line),
  );
  expect(result).toMatchObject({ kind: "refused", code: "picking-began" });
  expect(await statusOf(line.lineId)).toBe("in-process");
  expect(await eventsOf(line.lineId)).toEqual(["received"]);
});

it("who ordered by number, and who acts for the member, may cancel; a stranger may not", async () => {
  const [helper, neighbour, stranger] = [
    await addPerson(database.kysely),
    await addPerson(database.kysely),
    await addPerson(database.kysely),
  ];
  await addGrant(database.kysely, rosa, helper);
  const line = await ordered(neighbour, { ...wanted, by: "number" });
  expect(await cancelLine(dependencies, stranger.actor, line)).toEqual({ kind: "refused", code: "not-found" });
  expect(await cancelLine(dependencies, neighbour.actor, line)).toMatchObject({
    lines: [{ row: { status: "cancelled" } }],
  });
  expect(await cancelLine(dependencies, helper.actor, await ordered())).toMatchObject({
    lines: [{ row: { status: "cancelled" } }],
  });
  const log = await database.kysely
    .selectFrom("access_log")
    .select(["action", "actor_kind", "actor_id"])
    .where("member_id", "=", rosa.memberId)
    .where("action", "=", "refill-cancelled")
    .orderBy("access_id")
    .execute();
  expect(log.map(({ actor_kind, actor_id }) => [actor_kind, actor_id])).toEqual([
    ["proxy", neighbour.memberId],
    ["proxy", helper.memberId],
  ]);
});
