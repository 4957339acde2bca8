import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { declineLine } from "#use-cases/filling/decline-line.ts";
import { holdLine } from "#use-cases/filling/hold-line.ts";
import { verifyPrescription } from "#use-cases/filling/verify-prescription.ts";
import { cancelPrescription } from "#use-cases/prescribing/cancel-prescription.ts";
import { readOrders } from "#use-cases/orders/read-orders.ts";
import { changeSetting } from "#use-cases/settings/change-setting.ts";
import { readSetting } from "#use-cases/settings/read-settings.ts";
import { openStaffSession } from "#use-cases/staff/open-staff-session.ts";
import { readStaffMe } from "#use-cases/staff/read-staff-me.ts";
import { readStaffSession } from "#use-cases/staff/read-staff-session.ts";
import { answerOf, askFor, orderWith } from "#use-cases/testing/order-for.ts";
import { actOnItems } from "#use-cases/otc/act-on-items.ts";
import { refuseTransfer } from "#use-cases/transfers/end-transfer.ts";
import { readTransfer } from "#use-cases/transfers/read-transfer.ts";
import { requestTransfer } from "#use-cases/transfers/request-transfer.ts";
import { transferWords } from "#words/es/transfer-words.ts";
import { memberItemReason, memberReason } from "#words/word-reason.ts";
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
let dependencies: Dependencies;
let pharmacy: SamplePharmacy;
let admin: StaffActor;
let pharmacist: StaffActor;

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => NOW };
  pharmacy = await addSamplePharmacy(database.kysely);
  admin = await addStaff(database.kysely, "administrator");
  pharmacist = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.downey });
});
afterAll(() => database.drop());

async function switchOff(values: Readonly<Record<string, readonly string[]>>) {
  const at = { subject: "policy", subjectId: "plan" } as const;
  const setting = await readSetting(dependencies, admin, at);
  if (setting.kind === "refused") throw new Error(setting.code);
  const { revision } = setting;
  return changeSetting(dependencies, admin, { ...at, revision, values, effectiveOn: TODAY, note: null });
}
async function orderedLine() {
  const rosa = await addPerson(database.kysely);
  const prescription = await addPrescription(database.kysely, pharmacy, rosa);
  answerOf(await orderWith(dependencies, askFor(pharmacy, rosa, [prescription])));
  const line = await database.kysely
    .selectFrom("order_lines")
    .select(["line_id", "version"])
    .where("member_id", "=", rosa.memberId)
    .executeTakeFirstOrThrow();
  return { ...prescription, rosa, at: { lineId: line.line_id, version: line.version } };
}

it("a reason the plan has switched off is refused where it would be given, the others go on", async () => {
  const off = { code: "bad-input", fields: { reason: "reason-off" } };
  expect(
    await switchOff({
      "reasonsOff.hold": ["insurance"],
      "reasonsOff.decline": ["cannot-get-it"],
      "reasonsOff.override": ["vacation"],
      "reasonsOff.cancel": ["duplicate"],
    }),
  ).toMatchObject({ kind: "entered" });
  const { at, prescriptionId } = await orderedLine();
  expect(await holdLine(dependencies, pharmacist, { ...at, reason: "insurance", note: null })).toMatchObject(off);
  expect(await declineLine(dependencies, pharmacist, { ...at, reason: "cannot-get-it", note: null })).toMatchObject(
    off,
  );
  expect(
    await verifyPrescription(dependencies, pharmacist, { ...at, override: "vacation", warnings: null }),
  ).toMatchObject({
    fields: { override: "reason-off" },
  });
  const doctor = await addStaff(database.kysely, "prescriber", { prescriberId: pharmacy.planDoctor });
  const cancel = { prescriptionId, reason: "duplicate" } as const;
  expect(await cancelPrescription(dependencies, doctor, cancel)).toMatchObject(off);
  expect(await holdLine(dependencies, pharmacist, { ...at, reason: "allergy", note: null })).toMatchObject({
    kind: "done",
  });
});

it("is read in the plan's own words from their day on, by staff and by the member", async () => {
  const words = { en: "{doctor} took it back.", es: "{doctor} la retiró." };
  const at = { subject: "wording", subjectId: "plan" } as const;
  const entered = await changeSetting(dependencies, admin, {
    ...at,
    revision: 0,
    values: {
      "reasonWords.hold": { allergy: { en: "An allergy to ask about", es: "Una alergia por aclarar" } },
      "reasonWords.cancelWhy": { "side-effect": words },
    },
    effectiveOn: TODAY,
    note: null,
  });
  expect(entered).toMatchObject({ applied: true });
  const { token } = await openStaffSession(database.kysely, NOW, {
    staffId: pharmacist.staffId,
    browser: { label: "Test", address: "", deviceToken: undefined },
  });
  const session = await readStaffSession(dependencies, token, false);
  const me = await readStaffMe(dependencies, session?.sessionId ?? "");
  expect(me.reasonWords.hold).toEqual({ allergy: { en: "An allergy to ask about", es: "Una alergia por aclarar" } });
  const { rosa } = await orderedLine();
  const [order] = await readOrders(dependencies, rosa.actor);
  expect(order?.lines[0]?.reasonWords.cancelWhy).toEqual({ "side-effect": words });
  const after = await readSetting(dependencies, admin, at);
  expect(after).toMatchObject({ revision: 2, values: { "reasonWords.decline": {} } });
});

it("a refused transfer and an item that can't be had are told in the plan's own words, and only with reasons it uses", async () => {
  const at = { subject: "wording", subjectId: "plan" } as const;
  const setting = await readSetting(dependencies, admin, at);
  if (setting.kind === "refused") throw new Error(setting.code);
  const why = { en: "They want you to call them.", es: "Quieren que los llame." };
  const gone = { en: "Sold out until Monday.", es: "Agotado hasta el lunes." };
  await changeSetting(dependencies, admin, {
    ...at,
    revision: setting.revision,
    values: { "reasonWords.transferWhy": { "pharmacy-refused": why }, "reasonWords.itemWhy": { "not-on-shelf": gone } },
    effectiveOn: TODAY,
    note: null,
  });
  expect(await switchOff({ "reasonsOff.transfer": ["unknown-there"], "reasonsOff.item": ["damaged"] })).toMatchObject({
    kind: "entered",
  });
  const rosa = await addPerson(database.kysely);
  const asked = await requestTransfer(dependencies, rosa.actor, {
    kind: "from-outside",
    toPharmacyId: pharmacy.downey,
    outsideRxNumber: "RX 1",
    outsidePharmacyName: "Corner Drugs",
    outsidePharmacyPhone: "562-555-0100",
  });
  if (asked.kind === "refused") throw new Error(asked.code);
  const transfer = { transferId: asked.id, version: 1 };
  const off = { code: "bad-input", fields: { reason: "reason-off" } };
  expect(await refuseTransfer(dependencies, pharmacist, { ...transfer, reason: "unknown-there" })).toMatchObject(off);
  expect(await refuseTransfer(dependencies, pharmacist, { ...transfer, reason: "pharmacy-refused" })).toEqual({
    kind: "done",
  });
  const items = { orderId: crypto.randomUUID(), act: "refuse", items: [] } as const;
  expect(await actOnItems(dependencies, pharmacist, { ...items, reason: "damaged" })).toMatchObject(off);
  const read = await readTransfer(dependencies, rosa.actor, asked.id);
  if (read.kind === "refused") throw new Error(read.code);
  expect(memberReason(read.reasonWords, "transfer", "pharmacy-refused", "", "es")).toEqual({
    why: why.es,
    next: transferWords.refusal["pharmacy-refused"].next,
  });
  expect(memberItemReason(read.reasonWords, "not-on-shelf", "en")).toBe(gone.en);
});

it("one reason of each is left, but a plan may forbid every override", async () => {
  const all = ["vacation", "lost", "dose-changed", "safety-programme-checked"];
  expect(await switchOff({ "reasonsOff.override": all })).toMatchObject({ kind: "entered" });
  const cancel = ["therapy-changed", "side-effect", "no-longer-needed", "duplicate", "written-in-error"];
  expect(await switchOff({ "reasonsOff.cancel": cancel })).toMatchObject({
    fields: { "values.reasonsOff.cancel": "setting-spare" },
  });
});
