import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { RenewalAnswer } from "#domain/renewal/renewal-answer.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { readOrders } from "#use-cases/orders/read-orders.ts";
import { answerRenewal } from "#use-cases/renewals/answer-renewal.ts";
import { enterRenewalAnswer, type PhoneAnswer } from "#use-cases/renewals/enter-renewal-answer.ts";
import { readRenewalOfLine } from "#use-cases/renewals/read-renewals.ts";
import {
  addPerson,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addPrescriberStaff, addRenewal } from "#use-cases/testing/sample-renewal.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

let database: TestDatabase;
let dependencies: Dependencies;
let pharmacy: SamplePharmacy;
let pharmacist: StaffActor;
let rosa: SamplePerson;
let now = NOW;

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => now };
  pharmacy = await addSamplePharmacy(database.kysely);
  pharmacist = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.downey, name: "Grace Nakamura" });
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = NOW;
  rosa = await addPerson(database.kysely);
});

const written = { directions: { en: "Take one", es: "Tome una" }, quantity: 30, daysSupply: 30, refills: 1 };
const ANSWERS: readonly RenewalAnswer[] = [
  { kind: "approved" },
  { kind: "approved-with-changes", refills: 1 },
  { kind: "replaced", drugId: "", ...written },
  { kind: "denied", reason: "not-safe" },
  { kind: "visit-asked" },
];

/** A call at 10:30 in California, half an hour after it was asked; written down at 11. */
function enter(lineId: string, more: Partial<PhoneAnswer> = {}, by = pharmacist) {
  now = new Date(NOW.getTime() + 3_600_000);
  return enterRenewalAnswer(dependencies, by, {
    lineId,
    answer: { kind: "approved" },
    note: null,
    warningsRead: true,
    informant: "Maria Ruiz, RN",
    toldAt: "2026-11-24T10:30",
    ...more,
  });
}

describe("an answer by phone", () => {
  it.each(ANSWERS)("'$kind' moves the waiting line as the prescriber's own answer would", async (given) => {
    const answer = given.kind === "replaced" ? { ...given, drugId: pharmacy.drugs.brand } : given;
    const { lineId } = await addRenewal(dependencies, pharmacy, rosa);
    expect(await enter(lineId, { answer })).toEqual({
      kind: "answered",
      lineStatus: answer.kind === "denied" || answer.kind === "visit-asked" ? "declined" : "received",
    });
  });

  it("is the prescriber's, told by who spoke, written down by the pharmacist", async () => {
    const { lineId, renewalId, confirmationNumber } = await addRenewal(dependencies, pharmacy, rosa);
    await enter(lineId);
    const renewal = await database.kysely
      .selectFrom("renewal_requests as r")
      .innerJoin("prescriptions as p", "p.prescription_id", "r.new_prescription_id")
      .select(["r.informant", "r.told_at", "r.answered_by_staff_id", "p.prescriber_id", "p.written_by_staff_id"])
      .where("r.renewal_id", "=", renewalId)
      .executeTakeFirstOrThrow();
    expect(renewal).toEqual({
      informant: "Maria Ruiz, RN",
      told_at: new Date("2026-11-24T18:30:00Z"),
      answered_by_staff_id: pharmacist.staffId,
      prescriber_id: pharmacy.planDoctor,
      written_by_staff_id: pharmacist.staffId,
    });
    const [order] = await readOrders(dependencies, rosa.actor, confirmationNumber);
    expect(order?.lines[0]?.renewal).toMatchObject({ kind: "answered", by: "Linh Nguyen, MD" });
    const event = await database.kysely
      .selectFrom("line_events")
      .select(["code", "by_staff_id", "details"])
      .where("line_id", "=", lineId)
      .orderBy("sequence", "desc")
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({
      code: "renewal-approved",
      by_staff_id: pharmacist.staffId,
      details: { prescriber: "Linh Nguyen, MD", informant: "Maria Ruiz, RN", promiseWas: "2026-11-27" },
    });
  });

  it("schedules III to V may be ordered by phone", async () => {
    const { lineId } = await addRenewal(dependencies, pharmacy, rosa, { drug: "controlled" });
    expect(await enter(lineId)).toMatchObject({ kind: "answered" });
  });

  it("schedule II never is, not even in place of something else", async () => {
    const { lineId } = await addRenewal(dependencies, pharmacy, rosa);
    const { drug_id: drugId } = await database.kysely
      .insertInto("drugs")
      .values({
        drug_id: "0198c0de-0000-7000-8000-00000000cc11",
        name: "Oxycodone",
        strength: "5 mg tablet",
        ndc: "0000-0000-11",
        tier: "generic",
        dea_schedule: "II",
        usual_price_cents_per_30_days: 3000,
      })
      .returning("drug_id")
      .executeTakeFirstOrThrow();
    expect(await enter(lineId, { answer: { kind: "replaced", drugId, ...written, refills: 0 } })).toMatchObject({
      code: "not-by-phone",
    });
  });

  it.each([
    ["later than now", "2026-11-24T12:00", "told-later"],
    ["before it was asked", "2026-11-24T09:00", "told-before-asked"],
    ["on no day", "2026-02-30T10:00", "date"],
    ["at no hour", "2026-11-24T25:00", "date"],
  ])("a call %s is refused", async (_, toldAt, fault) => {
    const { lineId } = await addRenewal(dependencies, pharmacy, rosa);
    expect(await enter(lineId, { toldAt })).toMatchObject({ code: "bad-input", fields: { toldAt: fault } });
  });

  it("whoever answered first counts: prescriber and pharmacist at once", async () => {
    const doctor = await addPrescriberStaff(database.kysely, { prescriberId: pharmacy.planDoctor });
    const { lineId, renewalId } = await addRenewal(dependencies, pharmacy, rosa);
    const results = await Promise.all([
      enter(lineId),
      answerRenewal(dependencies, doctor, {
        renewalId,
        answer: { kind: "denied", reason: "not-safe" },
        note: null,
        warningsRead: true,
      }),
    ]);
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(["answered", "refused"]);
    expect(await enter(lineId)).toMatchObject({ code: "changed-meanwhile" });
  });
});

describe("who may", () => {
  it("a pharmacist of the line's pharmacy; for one of another it does not exist, others are refused", async () => {
    const { lineId } = await addRenewal(dependencies, pharmacy, rosa);
    const { kysely } = database;
    const elsewhere = await addStaff(kysely, "pharmacist", { pharmacyId: pharmacy.honolulu });
    const technician = await addStaff(kysely, "technician", { pharmacyId: pharmacy.downey });
    const agent = await addStaff(kysely, "agent");
    expect(await enter(lineId, {}, elsewhere)).toMatchObject({ code: "not-found" });
    expect(await readRenewalOfLine(dependencies, elsewhere, lineId)).toMatchObject({ code: "not-found" });
    for (const staff of [technician, agent]) {
      expect(await enter(lineId, {}, staff)).toMatchObject({ code: "not-allowed" });
      expect(await readRenewalOfLine(dependencies, staff, lineId)).toMatchObject({ code: "not-allowed" });
    }
    expect(await readRenewalOfLine(dependencies, pharmacist, lineId)).toMatchObject({
      kind: "renewal",
      renewal: { refillsAsked: 3 },
      timeZone: "America/Los_Angeles",
    });
  });
});
