import { generate } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { RenewalAnswer } from "#domain/renewal/renewal-answer.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { counselReason } from "#use-cases/filling/counsel-reason.ts";
import { seeLine } from "#use-cases/filling/seen-line.ts";
import { cancelLine } from "#use-cases/orders/cancel-line.ts";
import { listPrescriptions } from "#use-cases/prescriptions/list-prescriptions.ts";
import { answerRenewal } from "#use-cases/renewals/answer-renewal.ts";
import { markSeen } from "#use-cases/renewals/mark-seen.ts";
import { readRenewal, readRenewalInbox } from "#use-cases/renewals/read-renewals.ts";
import { answerOf, askFor, orderWith, outcomesOf } from "#use-cases/testing/order-for.ts";
import {
  addPerson,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addCover, addPrescriberStaff, addRenewal, SIGNING_SECRET } from "#use-cases/testing/sample-renewal.ts";

let database: TestDatabase;
let dependencies: Dependencies;
let pharmacy: SamplePharmacy;
let doctor: StaffActor;
let rosa: SamplePerson;

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => NOW };
  pharmacy = await addSamplePharmacy(database.kysely);
  doctor = await addPrescriberStaff(database.kysely, { prescriberId: pharmacy.planDoctor });
});
afterAll(() => database.drop());
beforeEach(async () => {
  rosa = await addPerson(database.kysely);
});

const answer = (
  renewalId: string,
  given: RenewalAnswer,
  more: { by?: StaffActor; note?: string; code?: string } = {},
) =>
  answerRenewal(dependencies, more.by ?? doctor, {
    renewalId,
    answer: given,
    note: more.note ?? null,
    code: more.code,
    warningsRead: true,
  });
const lineOf = (lineId: string) =>
  database.kysely.selectFrom("order_lines").selectAll().where("line_id", "=", lineId).executeTakeFirstOrThrow();
const prescriptionOf = (id: string) =>
  database.kysely.selectFrom("prescriptions").selectAll().where("prescription_id", "=", id).executeTakeFirstOrThrow();
const codesOf = async (lineId: string) =>
  (
    await database.kysely
      .selectFrom("line_events")
      .select(["code"])
      .where("line_id", "=", lineId)
      .orderBy("sequence")
      .execute()
  ).map(({ code }) => code);
const medicinesOf = async (person: SamplePerson) => {
  const listing = await listPrescriptions(dependencies, person.actor, {});
  return listing.kind === "listed" ? listing.prescriptions : [];
};
const tablets = (drugId: string, more = {}) => ({
  drugId,
  directions: { en: "Take two a day", es: "Tome dos al día" },
  quantity: 60,
  daysSupply: 30,
  refills: 2,
  ...more,
});

describe("approved", () => {
  it("as asked, a new prescription with as many refills takes the old one's place and the order goes on by itself", async () => {
    const { renewalId, lineId, prescriptionId } = await addRenewal(dependencies, pharmacy, rosa);
    expect(await answer(renewalId, { kind: "approved" })).toEqual({ kind: "answered", lineStatus: "received" });
    const line = await lineOf(lineId);
    expect(line).toMatchObject({
      status: "received",
      promise_kind: "ready-by",
      promise_by: "2026-11-24",
      quantity: 30,
      days_supply: 30,
      price_cents: 1000,
    });
    expect(await prescriptionOf(line.prescription_id)).toMatchObject({
      prior_prescription_id: prescriptionId,
      written_on: "2026-11-24",
      written_by_staff_id: doctor.staffId,
      refills_authorized: 3,
      units_remaining: 120,
      rx_number: expect.stringMatching(/^9\d{9}$/),
    });
    expect(await prescriptionOf(prescriptionId)).toMatchObject({
      status: "superseded",
      superseded_by_id: line.prescription_id,
    });
    expect(await codesOf(lineId)).toEqual(["no-refills-remaining", "renewal-approved"]);
  });

  it("with the very refills that were asked for, nothing has changed", async () => {
    const { renewalId, lineId } = await addRenewal(dependencies, pharmacy, rosa);
    await answer(renewalId, { kind: "approved-with-changes", refills: 3 });
    expect(await codesOf(lineId)).toEqual(["no-refills-remaining", "renewal-approved"]);
  });

  it("the member sees one medicine, with the fills of the old prescription and the open order", async () => {
    const { renewalId, confirmationNumber } = await addRenewal(dependencies, pharmacy, rosa);
    await answer(renewalId, { kind: "approved-with-changes", refills: 1 });
    const medicines = await medicinesOf(rosa);
    expect(medicines).toHaveLength(1);
    expect(medicines[0]).toMatchObject({
      refillsRemaining: 2,
      runsOutOn: "2026-11-27",
      decision: { kind: "already-ordered", confirmationNumber },
    });
  });

  it("the number on the old bottle leads to the new prescription, also after two renewals", async () => {
    const first = await addRenewal(dependencies, pharmacy, rosa);
    await answer(first.renewalId, { kind: "approved-with-changes", refills: 0 });
    const { prescription_id: second } = await lineOf(first.lineId);
    await database.kysely
      .updateTable("order_lines")
      .set({ status: "picked-up" })
      .where("line_id", "=", first.lineId)
      .execute();
    await database.kysely
      .updateTable("prescriptions")
      .set({ units_remaining: 0 })
      .where("prescription_id", "=", second)
      .execute();

    const again = answerOf(await orderWith(dependencies, askFor(pharmacy, rosa, [first])));
    expect(again.lines[0]).toMatchObject({ rxNumber: first.rxNumber, decision: { kind: "sent-to-prescriber" } });
    const renewal = await database.kysely
      .selectFrom("renewal_requests")
      .selectAll()
      .where("line_id", "=", again.lines[0]?.lineId ?? "")
      .executeTakeFirstOrThrow();
    expect(renewal.prescription_id).toBe(second);
    await answer(renewal.renewal_id, { kind: "approved" });
    const third = (await lineOf(renewal.line_id)).prescription_id;
    expect(await prescriptionOf(first.prescriptionId)).toMatchObject({ superseded_by_id: third });
    expect(outcomesOf(await orderWith(dependencies, askFor(pharmacy, rosa, [first])))).toEqual([
      "already-ordered: open-request",
    ]);
  });

  it("old and new number in one order are the same medicine twice", async () => {
    const first = await addRenewal(dependencies, pharmacy, rosa);
    await answer(first.renewalId, { kind: "approved" });
    const { rx_number: newest } = await prescriptionOf((await lineOf(first.lineId)).prescription_id);
    expect(
      outcomesOf(await orderWith(dependencies, askFor(pharmacy, rosa, [first, { ...first, rxNumber: newest }]))),
    ).toEqual(["refused: bad-input"]);
  });

  it("too soon after the last fill, the order is scheduled", async () => {
    const { renewalId, lineId } = await addRenewal(dependencies, pharmacy, rosa, { filledDaysAgo: 5 });
    expect(await answer(renewalId, { kind: "approved" })).toEqual({ kind: "answered", lineStatus: "scheduled" });
    expect(await lineOf(lineId)).toMatchObject({ starts_on: "2026-12-12", promise_kind: "starts-on" });
  });

  it("a hold for another reason than the dose still holds", async () => {
    const { renewalId, lineId } = await addRenewal(dependencies, pharmacy, rosa, { hold_reason: "insurance" });
    await answer(renewalId, { kind: "approved" });
    expect(await lineOf(lineId)).toMatchObject({ status: "on-hold", hold_code: "insurance", hold_owner: "plan" });
  });

  it("no more refills than the law lets be written", async () => {
    const { renewalId } = await addRenewal(dependencies, pharmacy, rosa);
    expect(await answer(renewalId, { kind: "approved-with-changes", refills: 12 })).toMatchObject({
      kind: "refused",
      code: "bad-input",
      fields: { refills: "refills" },
    });
  });

  it("the refills of a renewed C-IV prescription are counted anew", async () => {
    const code = await generate({ secret: SIGNING_SECRET, epoch: NOW.getTime() / 1000 });
    const { renewalId, lineId } = await addRenewal(dependencies, pharmacy, rosa, {
      drug: "controlled",
      refills_authorized: 5,
    });
    for (const daysAgo of [60, 90, 120, 150, 180]) {
      const renewal = await database.kysely
        .selectFrom("renewal_requests")
        .select("prescription_id")
        .where("renewal_id", "=", renewalId)
        .executeTakeFirstOrThrow();
      const filledOn = new Date(NOW.getTime() - daysAgo * 86_400_000).toISOString().slice(0, 10);
      await database.kysely
        .insertInto("fills")
        .values({
          fill_id: crypto.randomUUID(),
          member_id: rosa.memberId,
          prescription_id: renewal.prescription_id,
          pharmacy_id: pharmacy.downey,
          filled_on: filledOn,
          days_supply: 30,
          quantity: 30,
        })
        .execute();
    }
    expect(await answer(renewalId, { kind: "approved" }, { code })).toEqual({
      kind: "answered",
      lineStatus: "received",
    });
    expect(await lineOf(lineId)).toMatchObject({ status: "received" });
  });
});

describe("replaced", () => {
  it("by another dose, it may be filled at once and nobody pays more than the order said", async () => {
    const { renewalId, lineId } = await addRenewal(dependencies, pharmacy, rosa, { filledDaysAgo: 3 });
    expect(await answer(renewalId, { kind: "replaced", ...tablets(pharmacy.drugs.brand) })).toEqual({
      kind: "answered",
      lineStatus: "received",
    });
    const line = await lineOf(lineId);
    expect(line).toMatchObject({ quantity: 60, price_cents: 1000 });
    expect(await prescriptionOf(line.prescription_id)).toMatchObject({
      drug_id: pharmacy.drugs.brand,
      refills_authorized: 2,
      units_remaining: 180,
    });
    expect((await medicinesOf(rosa)).map(({ row }) => row.drug_name)).toEqual(["Apixaban"]);
  });

  it("by what the patient does not bear, it is sent only once that was read", async () => {
    await database.kysely
      .insertInto("allergies")
      .values({
        allergy_id: crypto.randomUUID(),
        member_id: rosa.memberId,
        substance: "Apixaban",
        reaction: "Rash",
        noted_on: "2020-01-01",
      })
      .execute();
    const { renewalId } = await addRenewal(dependencies, pharmacy, rosa);
    const asked = { renewalId, answer: { kind: "replaced", ...tablets(pharmacy.drugs.brand) }, note: null } as const;
    expect(await answerRenewal(dependencies, doctor, { ...asked, warningsRead: false })).toEqual({
      kind: "warned",
      warnings: [{ kind: "allergy", substance: "Apixaban", reaction: "Rash" }],
    });
    expect(await answerRenewal(dependencies, doctor, { ...asked, warningsRead: true })).toMatchObject({
      kind: "answered",
    });
  });

  it("by a medicine that does not exist, it is refused", async () => {
    const { renewalId } = await addRenewal(dependencies, pharmacy, rosa);
    expect(await answer(renewalId, { kind: "replaced", ...tablets(crypto.randomUUID()) })).toMatchObject({
      code: "drug-not-found",
    });
  });
});

describe("advice at the counter", () => {
  const reason = async (lineId: string) => {
    const seen = await seeLine(dependencies, lineId);
    return seen === undefined ? undefined : counselReason(seen);
  };

  it.each([
    ["renewed as it was", { kind: "approved" }, null],
    [
      "with another dose",
      {
        kind: "replaced",
        directions: { en: "Take two a day", es: "Tome dos al día" },
        quantity: 60,
        daysSupply: 30,
        refills: 2,
      },
      "changed",
    ],
  ] as const)("%s: %3$s", async (_what, given, expected) => {
    const { renewalId, lineId } = await addRenewal(dependencies, pharmacy, rosa);
    await answer(renewalId, given.kind === "replaced" ? { ...given, drugId: pharmacy.drugs.ordinary } : given);
    expect(await reason(lineId)).toBe(expected);
  });

  it("is a first fill's where the drug is another", async () => {
    const { renewalId, lineId } = await addRenewal(dependencies, pharmacy, rosa);
    await answer(renewalId, { kind: "replaced", ...tablets(pharmacy.drugs.sensitive) });
    expect(await reason(lineId)).toBe("first-fill");
  });
});

describe("not renewed", () => {
  it("denied, the order ends with the reason and the medicine can be asked for again", async () => {
    const renewal = await addRenewal(dependencies, pharmacy, rosa);
    expect(
      await answer(
        renewal.renewalId,
        { kind: "denied", reason: "no-longer-needed" },
        { note: "We changed this in May." },
      ),
    ).toEqual({ kind: "answered", lineStatus: "declined" });
    expect(await lineOf(renewal.lineId)).toMatchObject({ status: "declined", is_open: false });
    const event = await database.kysely
      .selectFrom("line_events")
      .selectAll()
      .where("line_id", "=", renewal.lineId)
      .where("status", "=", "declined")
      .executeTakeFirstOrThrow();
    expect(event).toMatchObject({
      code: "renewal-denied",
      by_kind: "staff",
      by_staff_id: doctor.staffId,
      details: { reason: "no-longer-needed" },
    });
    expect(await prescriptionOf(renewal.prescriptionId)).toMatchObject({ status: "active" });
    expect(outcomesOf(await orderWith(dependencies, askFor(pharmacy, rosa, [renewal])))).toEqual([
      "sent-to-prescriber: no-refills-remaining",
    ]);
  });

  it("where a visit is wanted first, the order ends", async () => {
    const { renewalId, lineId } = await addRenewal(dependencies, pharmacy, rosa);
    await answer(renewalId, { kind: "visit-asked" });
    expect(await codesOf(lineId)).toEqual(["no-refills-remaining", "renewal-visit-asked"]);
    expect(await lineOf(lineId)).toMatchObject({ status: "declined" });
  });
});

describe("controlled medicines", () => {
  const controlled = () => addRenewal(dependencies, pharmacy, rosa, { drug: "controlled" });
  const soon = (minutes: number) => ({ database, clock: () => new Date(NOW.getTime() + minutes * 60_000) });
  const codeAt = (minutes: number) => generate({ secret: SIGNING_SECRET, epoch: NOW.getTime() / 1000 + minutes * 60 });

  it("are signed with a code shown just now, and a code is taken once", async () => {
    const [one, other] = [
      await controlled(),
      await addRenewal(dependencies, pharmacy, await addPerson(database.kysely), { drug: "controlled" }),
    ];
    expect(await answer(one.renewalId, { kind: "approved" })).toMatchObject({ code: "second-factor-required" });
    expect(await answer(one.renewalId, { kind: "approved" }, { code: "000000" })).toMatchObject({
      code: "second-factor-wrong",
    });
    const code = await codeAt(5);
    const approve = (renewalId: string) =>
      answerRenewal(soon(5), doctor, { renewalId, answer: { kind: "approved" }, note: null, code, warningsRead: true });
    expect(await approve(one.renewalId)).toMatchObject({ kind: "answered" });
    expect(await approve(other.renewalId)).toMatchObject({ code: "second-factor-wrong" });
  });

  it("are denied without one, and replaced by one that is not controlled without one", async () => {
    expect(await answer((await controlled()).renewalId, { kind: "denied", reason: "not-safe" })).toMatchObject({
      kind: "answered",
    });
    rosa = await addPerson(database.kysely);
    expect(
      await answer((await controlled()).renewalId, { kind: "replaced", ...tablets(pharmacy.drugs.ordinary) }),
    ).toMatchObject({ kind: "answered" });
  });

  it("schedule II has no refills, and a first fill of it is no refill", async () => {
    await database.kysely
      .updateTable("drugs")
      .set({ dea_schedule: "II" })
      .where("drug_id", "=", pharmacy.drugs.sensitive)
      .execute();
    const { renewalId } = await addRenewal(dependencies, pharmacy, rosa);
    const replaced = { kind: "replaced", ...tablets(pharmacy.drugs.sensitive) } as const;
    expect(await answer(renewalId, replaced)).toMatchObject({ fields: { refills: "refills-schedule-ii" } });
    const asked = {
      renewalId,
      answer: { ...replaced, refills: 0 },
      note: null,
      code: await codeAt(60),
      warningsRead: true,
    };
    expect(await answerRenewal(soon(60), doctor, asked)).toEqual({ kind: "answered", lineStatus: "received" });
  });
});

describe("who answers", () => {
  it("another prescriber's patient does not exist", async () => {
    const stranger = await addPrescriberStaff(database.kysely);
    const { renewalId } = await addRenewal(dependencies, pharmacy, rosa);
    expect(await answer(renewalId, { kind: "approved" }, { by: stranger })).toMatchObject({ code: "not-found" });
    expect(await readRenewal(dependencies, stranger, renewalId)).toMatchObject({ code: "not-found" });
    expect(await markSeen(dependencies, stranger, renewalId)).toMatchObject({ code: "not-found" });
    expect(await readRenewalInbox(dependencies, stranger)).toEqual({ kind: "inbox", renewals: [] });
  });

  it("a pharmacist answers nothing", async () => {
    const { renewalId } = await addRenewal(dependencies, pharmacy, rosa);
    const pharmacist: StaffActor = { ...doctor, role: "pharmacist", pharmacyId: pharmacy.downey, prescriberId: null };
    expect(await answer(renewalId, { kind: "approved" }, { by: pharmacist })).toMatchObject({ code: "not-allowed" });
  });

  it("a colleague answers while covering, and the prescription is theirs", async () => {
    const cover = await addPrescriberStaff(database.kysely, { name: "Ama Osei, MD" });
    const { renewalId, lineId } = await addRenewal(dependencies, pharmacy, rosa);
    await addCover(database.kysely, pharmacy.planDoctor, cover.prescriberId, "2026-11-20", "2026-11-23");
    expect(await answer(renewalId, { kind: "approved" }, { by: cover })).toMatchObject({ code: "not-found" });
    await addCover(database.kysely, pharmacy.planDoctor, cover.prescriberId, "2026-11-24", "2026-11-24");
    expect(await readRenewal(dependencies, cover, renewalId)).toMatchObject({
      renewal: { forColleague: "Linh Nguyen, MD" },
    });
    expect(await answer(renewalId, { kind: "approved" }, { by: cover })).toMatchObject({ kind: "answered" });
    const { prescription_id } = await lineOf(lineId);
    expect(await prescriptionOf(prescription_id)).toMatchObject({
      prescriber_id: cover.prescriberId,
      written_by_staff_id: cover.staffId,
    });
    await database.kysely.deleteFrom("prescriber_covers").execute();
  });

  it("of twenty answers at once one counts, the others are told", async () => {
    const { renewalId, lineId } = await addRenewal(dependencies, pharmacy, rosa);
    const answers = Array.from({ length: 20 }, (_, n) =>
      answer(renewalId, n % 2 === 0 ? { kind: "approved" } : { kind: "denied", reason: "not-safe" }),
    );
    const results = await Promise.all(answers);
    expect(results.filter(({ kind }) => kind === "answered")).toHaveLength(1);
    expect(results.filter((result) => result.kind === "refused" && result.code === "changed-meanwhile")).toHaveLength(
      19,
    );
    expect(await codesOf(lineId)).toHaveLength(2);
    expect(
      (
        await database.kysely
          .selectFrom("prescriptions")
          .select("prescription_id")
          .where("member_id", "=", rosa.memberId)
          .execute()
      ).length,
    ).toBeLessThanOrEqual(2);
  });

  it("a member's undo and an answer at the same moment: one of them counts", async () => {
    for (let round = 0; round < 5; round++) {
      const person = await addPerson(database.kysely);
      const { renewalId, lineId, confirmationNumber } = await addRenewal(dependencies, pharmacy, person);
      const [answered] = await Promise.all([
        answer(renewalId, { kind: "denied", reason: "not-safe" }),
        cancelLine(dependencies, person.actor, { confirmationNumber, lineId }),
      ]);
      const { status } = await lineOf(lineId);
      expect(status).toBe(answered.kind === "answered" ? "declined" : "cancelled");
      expect(await codesOf(lineId)).toHaveLength(2);
    }
  });
});

describe("the inbox", () => {
  it("shows the last fill, how well it was taken, and whom the order waits for", async () => {
    const { renewalId } = await addRenewal(dependencies, pharmacy, rosa);
    const inbox = await readRenewalInbox(dependencies, doctor);
    const found = inbox.kind === "inbox" ? inbox.renewals.find(({ row }) => row.renewal_id === renewalId) : undefined;
    expect(found).toMatchObject({
      clock: "sent",
      refillsAsked: 3,
      adherence: { daysCovered: 27, ofDays: 27 },
      runsOutOn: "2026-11-27",
      forColleague: null,
    });
  });

  it("an opened renewal is seen once, and the member is told", async () => {
    const { renewalId, lineId } = await addRenewal(dependencies, pharmacy, rosa);
    const before = await lineOf(lineId);
    await Promise.all([markSeen(dependencies, doctor, renewalId), markSeen(dependencies, doctor, renewalId)]);
    expect(await codesOf(lineId)).toEqual(["no-refills-remaining", "renewal-seen"]);
    expect((await lineOf(lineId)).version).toBe(before.version + 1);
    expect(await readRenewal(dependencies, doctor, renewalId)).toMatchObject({
      renewal: { clock: "seen" },
      profile: { allergies: [] },
    });
    await answer(renewalId, { kind: "approved" });
    expect(await readRenewal(dependencies, doctor, renewalId)).toMatchObject({ code: "changed-meanwhile" });
  });
});
