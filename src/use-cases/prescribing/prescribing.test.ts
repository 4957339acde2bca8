import { generate } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { hasValidCheckDigit } from "#domain/numbers/luhn.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { readOrders } from "#use-cases/orders/read-orders.ts";
import { cancelPrescription } from "#use-cases/prescribing/cancel-prescription.ts";
import { addCover, endCover, readCovers } from "#use-cases/prescribing/covers.ts";
import { findDrugs } from "#use-cases/prescribing/find-drugs.ts";
import { readPatient, readPatients } from "#use-cases/prescribing/read-patients.ts";
import { type PrescriptionToWrite, writePrescription } from "#use-cases/prescribing/write-prescription.ts";
import { readRenewalInbox } from "#use-cases/renewals/read-renewals.ts";
import { askFor, orderWith, outcomesOf } from "#use-cases/testing/order-for.ts";
import {
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addPrescriberStaff, addRenewal, SIGNING_SECRET } from "#use-cases/testing/sample-renewal.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

let database: TestDatabase;
let dependencies: Dependencies;
let pharmacy: SamplePharmacy;
let doctor: StaffActor & { readonly prescriberId: string };
let rosa: SamplePerson;

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => NOW };
  pharmacy = await addSamplePharmacy(database.kysely);
  doctor = await addPrescriberStaff(database.kysely, { prescriberId: pharmacy.planDoctor });
});
afterAll(() => database.drop());
/** Rosa is the doctor's patient: a prescription of another medicine, long used up. */
beforeEach(async () => {
  rosa = await addPerson(database.kysely);
  await addPrescription(database.kysely, pharmacy, rosa, { drug: "sensitive", filledDaysAgo: 300 });
});

const write = (more: Partial<PrescriptionToWrite> = {}, by: StaffActor = doctor, at = NOW) =>
  writePrescription({ database, clock: () => at }, by, {
    memberId: rosa.memberId,
    drugId: pharmacy.drugs.ordinary,
    directions: { en: "Take one a day", es: "Tome una al día" },
    purpose: { en: "for blood pressure", es: "para la presión" },
    quantity: 30,
    daysSupply: 30,
    refills: 5,
    pharmacyId: pharmacy.downey,
    warningsRead: false,
    ...more,
  });
const written = async (...args: Parameters<typeof write>) => {
  const result = await write(...args);
  if (result.kind !== "written") throw new Error(JSON.stringify(result));
  return result;
};
const cancel = (prescriptionId: string, by: StaffActor = doctor) =>
  cancelPrescription(dependencies, by, { prescriptionId, reason: "therapy-changed" });
const openLine = (prescriptionId: string) =>
  database.kysely
    .selectFrom("order_lines")
    .selectAll()
    .where("prescription_id", "=", prescriptionId)
    .executeTakeFirstOrThrow();
const prescriptionOf = (id: string) =>
  database.kysely.selectFrom("prescriptions").selectAll().where("prescription_id", "=", id).executeTakeFirstOrThrow();

describe("a new prescription", () => {
  it("sent to a pharmacy opens its first fill there, promised and priced, and the member sees it", async () => {
    const { prescriptionId, rxNumber, confirmationNumber } = await written();
    expect(hasValidCheckDigit(rxNumber)).toBe(true);
    expect(await prescriptionOf(prescriptionId)).toMatchObject({
      units_remaining: 180,
      written_on: "2026-11-24",
      prescriber_id: pharmacy.planDoctor,
      written_by_staff_id: doctor.staffId,
    });
    expect(await openLine(prescriptionId)).toMatchObject({
      status: "received",
      outcome: "accepted",
      pharmacy_id: pharmacy.downey,
      promise_by: "2026-11-24",
      price_cents: 1000,
      quantity: 30,
    });
    const [order] = await readOrders(dependencies, rosa.actor);
    expect(order).toMatchObject({
      confirmationNumber,
      channel: "prescriber",
      lines: [{ sight: "self", row: { rx_number: rxNumber } }],
    });
  });

  it("sent to the mail-order pharmacy waits for the member's own order", async () => {
    const { confirmationNumber, rxNumber } = await written({ pharmacyId: pharmacy.mailOrder });
    expect(confirmationNumber).toBeNull();
    const ask = askFor(pharmacy, rosa, [{ prescriptionId: "", rxNumber, mrn: rosa.mrn }]);
    expect(outcomesOf(await orderWith(dependencies, ask))).toEqual(["accepted: ready"]);
  });

  it("of a recalled medicine can't be written, of one in a safety programme it waits for the pharmacist", async () => {
    await database.kysely
      .updateTable("drugs")
      .set({ recalled: true })
      .where("drug_id", "=", pharmacy.drugs.insulin)
      .execute();
    expect(await write({ drugId: pharmacy.drugs.insulin })).toMatchObject({ code: "drug-not-found" });
    await database.kysely
      .updateTable("drugs")
      .set({ recalled: false, rems: true })
      .where("drug_id", "=", pharmacy.drugs.insulin)
      .execute();
    const { prescriptionId } = await written({ drugId: pharmacy.drugs.insulin });
    expect(await openLine(prescriptionId)).toMatchObject({
      status: "on-hold",
      hold_code: "safety-programme",
      hold_owner: "pharmacy",
    });
  });

  it("is refused for what is missing, for who is nobody's patient here, and at a pharmacy outside the plan", async () => {
    expect(await write({ directions: { en: "Take one", es: "" }, refills: 12 })).toMatchObject({
      code: "bad-input",
      fields: { "directions.es": "directions-missing", refills: "refills" },
    });
    expect(await write({ memberId: (await addPerson(database.kysely)).memberId })).toMatchObject({ code: "not-found" });
    expect(await write({}, await addPrescriberStaff(database.kysely))).toMatchObject({ code: "not-found" });
    expect(
      await write({}, await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.downey })),
    ).toMatchObject({ code: "not-allowed" });
    expect(await write({ pharmacyId: pharmacy.community })).toMatchObject({ code: "pharmacy-not-found" });
  });

  it("beside the same medicine, or against an allergy, is sent only once that was read", async () => {
    await addPrescription(database.kysely, pharmacy, rosa, { filledDaysAgo: 5 });
    await database.kysely
      .insertInto("allergies")
      .values({
        allergy_id: crypto.randomUUID(),
        member_id: rosa.memberId,
        substance: "lisinopril",
        reaction: "Cough",
        noted_on: "2020-01-01",
      })
      .execute();
    expect(await write()).toEqual({
      kind: "warned",
      warnings: [
        { kind: "allergy", substance: "lisinopril", reaction: "Cough" },
        { kind: "duplicate-dispense", medicine: "Lisinopril 10 mg tablet", on: "2026-11-19" },
      ],
    });
    expect(await write({ warningsRead: true })).toMatchObject({ kind: "written" });
  });

  it("for schedule II has no refills and needs the second factor shown for it, however fresh the session", async () => {
    await database.kysely
      .updateTable("drugs")
      .set({ dea_schedule: "II" })
      .where("drug_id", "=", pharmacy.drugs.brand)
      .execute();
    const drugId = pharmacy.drugs.brand;
    expect(await write({ drugId })).toMatchObject({ code: "bad-input", fields: { refills: "refills-schedule-ii" } });
    expect(await write({ drugId, refills: 0 })).toMatchObject({ code: "second-factor-required" });
    expect(await write({ drugId, refills: 0, code: "123456" })).toMatchObject({ code: "second-factor-wrong" });
    const code = await generate({ secret: SIGNING_SECRET, epoch: NOW.getTime() / 1000 });
    const { prescriptionId } = await written({ drugId, refills: 0, code });
    expect(await openLine(prescriptionId)).toMatchObject({ status: "received", quantity: 30 });
  });
});

describe("cancelling", () => {
  it("stops a fill nobody has begun, with the reason, and the medicine can't be ordered any more", async () => {
    const { prescriptionId, rxNumber } = await written();
    expect(await cancel(prescriptionId)).toEqual({ kind: "cancelled", fill: "stopped" });
    expect(await openLine(prescriptionId)).toMatchObject({ status: "declined" });
    expect(await prescriptionOf(prescriptionId)).toMatchObject({
      status: "cancelled",
      cancel_reason: "therapy-changed",
      cancelled_by_staff_id: doctor.staffId,
    });
    expect(
      outcomesOf(await orderWith(dependencies, askFor(pharmacy, rosa, [{ prescriptionId, rxNumber, mrn: rosa.mrn }]))),
    ).toEqual(["refused: cancelled"]);
    expect(await cancel(prescriptionId)).toMatchObject({ code: "not-active" });
  });

  it("takes back the question to the prescriber", async () => {
    const renewal = await addRenewal(dependencies, pharmacy, rosa);
    expect(await cancel(renewal.prescriptionId)).toEqual({ kind: "cancelled", fill: "stopped" });
    const inbox = await readRenewalInbox(dependencies, doctor);
    expect(inbox.kind === "inbox" && inbox.renewals.some(({ row }) => row.renewal_id === renewal.renewalId)).toBe(
      false,
    );
  });

  it.each([
    ["in-process", "fill", "preparation", null, 150],
    ["in-process", "check", "preparation", null, 150],
    ["ready-for-pickup", null, "in-progress", "2026-11-24", 120],
  ] as const)(
    "a fill that is %s at %s stands still for the pharmacist, and its units are in the prescription",
    async (status, step, dispenseStatus, checkedOn, left) => {
      const { prescriptionId } = await written({ refills: 4 });
      const { line_id: lineId } = await openLine(prescriptionId);
      await database.kysely.updateTable("order_lines").set({ status, step }).where("line_id", "=", lineId).execute();
      await database.kysely
        .updateTable("prescriptions")
        .set({ units_remaining: left })
        .where("prescription_id", "=", prescriptionId)
        .execute();
      await database.kysely
        .insertInto("dispenses")
        .values({
          line_id: lineId,
          sequence: 1,
          member_id: rosa.memberId,
          prescription_id: prescriptionId,
          status: dispenseStatus,
          step,
          drug_id: pharmacy.drugs.ordinary,
          ndc: "0000-0000-00",
          quantity: 30,
          days_supply: 30,
          checked_on: checkedOn,
          ...(step === "fill" ? {} : { stock_ndc: "0000-0000-00", stock_lot: "A1", stock_expires_on: "2028-01-01" }),
        })
        .execute();
      expect(await cancel(prescriptionId)).toEqual({ kind: "cancelled", fill: "with-pharmacist" });
      expect(await openLine(prescriptionId)).toMatchObject({
        status: "on-hold",
        hold_code: "cancelled",
        hold_owner: "pharmacy",
      });
      expect(await prescriptionOf(prescriptionId)).toMatchObject({ status: "cancelled", units_remaining: 150 });
    },
  );

  it("comes too late for a parcel on its way", async () => {
    const { prescriptionId } = await written();
    await database.kysely
      .updateTable("order_lines")
      .set({ status: "shipped" })
      .where("prescription_id", "=", prescriptionId)
      .execute();
    expect(await cancel(prescriptionId)).toEqual({ kind: "cancelled", fill: "left-already" });
    expect(await openLine(prescriptionId)).toMatchObject({ status: "shipped" });
  });

  it("another prescriber's prescription does not exist, and twenty at once cancel once", async () => {
    const { prescriptionId } = await written();
    expect(await cancel(prescriptionId, await addPrescriberStaff(database.kysely))).toMatchObject({
      code: "not-found",
    });
    const results = await Promise.all(Array.from({ length: 20 }, () => cancel(prescriptionId)));
    expect(results.filter(({ kind }) => kind === "cancelled")).toHaveLength(1);
    expect(
      await database.kysely
        .selectFrom("line_events")
        .select("sequence")
        .where("line_id", "=", (await openLine(prescriptionId)).line_id)
        .execute(),
    ).toHaveLength(2);
  });
});

describe("patients and medicines", () => {
  it("a patient is one for whom the prescriber, or whom they cover for, has written", async () => {
    const colleague = await addPrescriberStaff(database.kysely);
    expect(await readPatient(dependencies, colleague, rosa.memberId)).toMatchObject({ code: "not-found" });
    expect(
      await addCover(dependencies, doctor, {
        prescriberId: colleague.prescriberId,
        fromOn: parseDay("2026-11-24"),
        toOn: parseDay("2026-11-30"),
      }),
    ).toBeUndefined();
    expect(await readPatient(dependencies, colleague, rosa.memberId)).toMatchObject({
      kind: "patient",
      patient: { medicines: 1 },
    });
    const covers = await readCovers(dependencies, colleague);
    expect(covers).toMatchObject({
      forMe: [],
      byMe: [{ name: "Linh Nguyen, MD", fromOn: "2026-11-24", toOn: "2026-11-30" }],
    });
    const id = covers.kind === "covers" ? (covers.byMe[0]?.id ?? "") : "";
    expect(await endCover(dependencies, colleague, id)).toMatchObject({ code: "not-found" });
    expect(await endCover(dependencies, doctor, id)).toBeUndefined();
    expect(await readPatient(dependencies, colleague, rosa.memberId)).toMatchObject({ code: "not-found" });
  });

  it("is found by the beginning of a name or the record number", async () => {
    const named = await addPerson(database.kysely, { given_name: "Zenobia", family_name: "Quill" });
    await addPrescription(database.kysely, pharmacy, named);
    for (const search of ["quil", "Zeno", "zenobia q", named.mrn]) {
      const found = await readPatients(dependencies, doctor, search);
      expect(found.kind === "patients" && found.patients.map(({ mrn }) => mrn)).toEqual([named.mrn]);
    }
    expect(await readPatients(dependencies, doctor, "%")).not.toEqual({ kind: "patients", patients: [] });
  });

  it("the drug file is searched by name, beginnings first", async () => {
    expect((await findDrugs(dependencies, "pril")).map(({ name }) => name)).toEqual(["Lisinopril"]);
    expect(await findDrugs(dependencies, "p")).toEqual([]);
  });

  it("nobody covers for themselves, nor for days gone by", async () => {
    expect(
      await addCover(dependencies, doctor, {
        prescriberId: doctor.prescriberId,
        fromOn: parseDay("2026-11-24"),
        toOn: parseDay("2026-11-30"),
      }),
    ).toMatchObject({ code: "bad-input" });
    const colleague = await addPrescriberStaff(database.kysely);
    expect(
      await addCover(dependencies, doctor, {
        prescriberId: colleague.prescriberId,
        fromOn: parseDay("2026-11-01"),
        toOn: parseDay("2026-11-02"),
      }),
    ).toMatchObject({ fields: { toOn: "expires-in-past" } });
  });
});
