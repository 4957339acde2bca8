import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { addDays } from "#domain/calendar/day.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import { checkFill } from "#use-cases/filling/check-fill.ts";
import { countMedicine } from "#use-cases/filling/count-medicine.ts";
import { undoStep } from "#use-cases/filling/undo-step.ts";
import { verifyPrescription } from "#use-cases/filling/verify-prescription.ts";
import { markPrescriberNoticeRead, readPrescriberNotices } from "#use-cases/notices/prescriber-notices.ts";
import { answerOf, askFor, orderWith } from "#use-cases/testing/order-for.ts";
import {
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePharmacy,
  TODAY,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

let database: TestDatabase;
let pharmacy: SamplePharmacy;
let park: StaffActor;
let nguyen: StaffActor;
let colleague: StaffActor;
const dependencies = () => ({ database, clock: () => NOW });

beforeAll(async () => {
  database = await createTestDatabase();
  pharmacy = await addSamplePharmacy(database.kysely);
  park = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.downey });
  nguyen = await addStaff(database.kysely, "prescriber", { prescriberId: pharmacy.planDoctor, name: "Linh Nguyen" });
  colleague = await addStaff(database.kysely, "prescriber", { prescriberId: pharmacy.outsideDoctor });
});
afterAll(() => database.drop());

/** An order worked up to the last check. */
async function counted(daysSupply: number) {
  const rosa = await addPerson(database.kysely);
  const prescription = await addPrescription(database.kysely, pharmacy, rosa);
  const answer = answerOf(await orderWith(dependencies(), askFor(pharmacy, rosa, [{ ...prescription, daysSupply }])));
  const lineId = answer.lines[0]?.lineId ?? "";
  const seen = async () => {
    const { version } = await database.kysely
      .selectFrom("order_lines")
      .select("version")
      .where("line_id", "=", lineId)
      .executeTakeFirstOrThrow();
    return { lineId, version };
  };
  const check = async () => checkFill(dependencies(), park, await seen());
  const undo = async () => undoStep(dependencies(), park, await seen());
  await verifyPrescription(dependencies(), park, { ...(await seen()), override: null, warnings: null });
  const stock = { barcode: "0000000000", lot: "A17", expiresOn: addDays(TODAY, 400) };
  await countMedicine(dependencies(), park, { ...(await seen()), ...stock });
  return { ...prescription, check, undo };
}

const noticesOf = async (staff: StaffActor) => {
  const read = await readPrescriberNotices(dependencies(), staff);
  if (read.kind === "refused") throw new Error(read.code);
  return read.notices;
};
const mails = async () =>
  (await database.kysely.selectFrom("outbox").select("payload").where("topic", "=", "email").execute()).map(
    ({ payload }) => payload as { to: string; subject: string; body: string },
  );

it("a 30-day prescription filled for 90 is told to its prescriber once, in the inbox and by a mail that names nobody", async () => {
  const line = await counted(90);
  expect(await noticesOf(nguyen)).toEqual([]);
  expect(await line.check()).toMatchObject({ kind: "done" });
  expect(await line.undo()).toMatchObject({ kind: "done" });
  expect(await line.check()).toMatchObject({ kind: "done" });
  expect(await noticesOf(nguyen)).toMatchObject([
    { rxNumber: line.rxNumber, drug: "Lisinopril 10 mg tablet", writtenForDays: 30, filledForDays: 90 },
  ]);
  expect(await noticesOf(colleague)).toEqual([]);
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail?.to).toBe(`${nguyen.staffId}@staff.example`);
  expect(`${mail?.subject} ${mail?.body}`).not.toMatch(/Lisinopril|Rosa|Delgado|70000\d{5}/);
});

it("one filled as written is not", async () => {
  const line = await counted(30);
  const before = (await noticesOf(nguyen)).length;
  expect(await line.check()).toMatchObject({ kind: "done" });
  expect(await noticesOf(nguyen)).toHaveLength(before);
});

it("what the prescriber has read is off the list and stays in the records; nobody else can take it off", async () => {
  const [notice] = await noticesOf(nguyen);
  const id = notice?.id ?? "";
  expect(await markPrescriberNoticeRead(dependencies(), colleague, id)).toMatchObject({ code: "not-found" });
  expect(await markPrescriberNoticeRead(dependencies(), park, id)).toMatchObject({ code: "not-allowed" });
  expect(await markPrescriberNoticeRead(dependencies(), nguyen, id)).toBeUndefined();
  expect(await noticesOf(nguyen)).toEqual([]);
  const kept = await database.kysely.selectFrom("prescriber_notices").select(["read_at", "mailed_to"]).execute();
  expect(kept).toEqual([{ read_at: NOW, mailed_to: `${nguyen.staffId}@staff.example` }]);
});
