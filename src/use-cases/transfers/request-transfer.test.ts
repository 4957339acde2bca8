import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { meanwhile } from "#database/testing/meanwhile.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { askFor, orderWith } from "#use-cases/testing/order-for.ts";
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
import { readTransfer } from "#use-cases/transfers/read-transfer.ts";
import { requestTransfer } from "#use-cases/transfers/request-transfer.ts";

let database: TestDatabase;
let dependencies: Dependencies;
let pharmacy: SamplePharmacy;
let rosa: SamplePerson;

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => NOW };
  pharmacy = await addSamplePharmacy(database.kysely);
});
afterAll(() => database.drop());
beforeEach(async () => {
  rosa = await addPerson(database.kysely);
});

const move = (actor: SamplePerson, { rxNumber }: SamplePrescription, toPharmacyId = pharmacy.mailOrder) =>
  requestTransfer(dependencies, actor.actor, { kind: "inside-plan", rxNumber, toPharmacyId });
const pharmacyOf = async ({ prescriptionId }: SamplePrescription) =>
  (
    await database.kysely
      .selectFrom("prescriptions")
      .select("pharmacy_id")
      .where("prescription_id", "=", prescriptionId)
      .executeTakeFirstOrThrow()
  ).pharmacy_id;

it("inside the plan a prescription moves at once, any number of times", async () => {
  const mine = await addPrescription(database.kysely, pharmacy, rosa);
  expect(await move(rosa, mine)).toMatchObject({
    status: "completed",
    answerBy: "2026-11-24",
    toPharmacy: { name: "Mail order" },
  });
  expect(await pharmacyOf(mine)).toBe(pharmacy.mailOrder);
  await move(rosa, mine, pharmacy.downey);
  expect(await pharmacyOf(mine)).toBe(pharmacy.downey);
});

it("from outside it is only asked for: a pharmacist calls within five working days", async () => {
  const asked = await requestTransfer(dependencies, rosa.actor, {
    kind: "from-outside",
    toPharmacyId: pharmacy.downey,
    outsideRxNumber: "RX 77-12",
    outsidePharmacyName: "Corner Drugs",
    outsidePharmacyPhone: "5625550100",
  });
  // Thanksgiving is no working day.
  expect(asked).toMatchObject({ status: "requested", answerBy: "2026-12-02" });
});

it("an order that goes along says that its member moved it, so that they are not told of what they did", async () => {
  const mine = await addPrescription(database.kysely, pharmacy, rosa);
  const delivery = { kind: "pickup", pharmacyId: pharmacy.honolulu } as const;
  await orderWith(dependencies, askFor(pharmacy, rosa, [mine], { delivery }));
  expect(await move(rosa, mine, pharmacy.downey)).toMatchObject({ status: "completed" });
  const event = await database.kysely
    .selectFrom("line_events")
    .innerJoin("order_lines", "order_lines.line_id", "line_events.line_id")
    .select(["line_events.code", "by_kind"])
    .where("prescription_id", "=", mine.prescriptionId)
    .orderBy("sequence", "desc")
    .executeTakeFirstOrThrow();
  expect(event).toEqual({ code: "moved", by_kind: "member" });
});

it("what is being filled stays until it is done", async () => {
  const mine = await addPrescription(database.kysely, pharmacy, rosa);
  await orderWith(dependencies, askFor(pharmacy, rosa, [mine]));
  await database.kysely.updateTable("order_lines").set({ status: "in-process" }).execute();
  expect(await move(rosa, mine)).toMatchObject({ kind: "refused", code: "transfer-in-process" });
  expect(await pharmacyOf(mine)).toBe(pharmacy.downey);
});

it("a stranger's prescription cannot be moved, nor one known by number alone, nor a hidden one", async () => {
  const [elena, teen] = [await addPerson(database.kysely), await addPerson(database.kysely)];
  await addGrant(database.kysely, teen, rosa, { scope: "by-number" });
  for (const theirs of [
    await addPrescription(database.kysely, pharmacy, elena),
    await addPrescription(database.kysely, pharmacy, teen),
  ]) {
    expect(await move(rosa, theirs)).toMatchObject({ kind: "refused", fields: { rxNumber: "no-match" } });
    expect(await pharmacyOf(theirs)).toBe(pharmacy.downey);
  }
});

it("goes only to a pharmacy of the plan, where the area offers it", async () => {
  const mine = await addPrescription(database.kysely, pharmacy, rosa);
  expect(await move(rosa, mine, pharmacy.community)).toMatchObject({ code: "pharmacy-not-found" });
  expect(await move(rosa, mine, randomUUID())).toMatchObject({ code: "pharmacy-not-found" });
  expect(await move(rosa, mine, pharmacy.honolulu)).toMatchObject({ code: "feature-not-in-area" });
});

it("is followed by its member and by who asked for it, and does not exist for anybody else", async () => {
  const [elena, stranger] = [await addPerson(database.kysely), await addPerson(database.kysely)];
  await addGrant(database.kysely, elena, rosa);
  const asked = await move(rosa, await addPrescription(database.kysely, pharmacy, elena));
  if (asked.kind !== "transfer") throw new Error(asked.code);
  expect(await readTransfer(dependencies, rosa.actor, asked.id)).toEqual(asked);
  // Which medicine it is, only its own member reads there.
  expect(await readTransfer(dependencies, elena.actor, asked.id)).toMatchObject({
    id: asked.id,
    person: null,
    prescription: { drug: "Lisinopril 10 mg tablet" },
  });
  expect(asked).toMatchObject({ person: "Rosa Delgado", prescription: null });
  expect(await readTransfer(dependencies, stranger.actor, asked.id)).toEqual({ kind: "refused", code: "not-found" });
});

it("an order placed at the same moment is not torn away: the transfer waits for it", async () => {
  const mine = await addPrescription(database.kysely, pharmacy, rosa);
  const other = await addPrescription(database.kysely, pharmacy, rosa);
  const moved = await meanwhile(
    database,
    async (client) => {
      await client.query("update prescriptions set version = version + 1 where prescription_id = $1", [
        mine.prescriptionId,
      ]);
      // Something else about it changed, which does not stand in the way.
      await client.query("update prescriptions set version = version + 1 where prescription_id = $1", [
        other.prescriptionId,
      ]);
    },
    () => move(rosa, mine),
  );
  expect(moved).toMatchObject({ status: "completed" });
});
