import { afterAll, beforeAll, beforeEach, expect, it, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import { type Day, parseDay } from "#domain/calendar/day.ts";
import type { SettingValues } from "#domain/settings/setting-fields.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { listPharmacies } from "#use-cases/directory/list-pharmacies.ts";
import { quoteOrder } from "#use-cases/orders/quote-order.ts";
import { findLine, findPhonePharmacy } from "#use-cases/phone/find-line.ts";
import { addSetting } from "#use-cases/settings/add-setting.ts";
import { applyDueChanges } from "#use-cases/settings/apply-due-changes.ts";
import { cancelChange } from "#use-cases/settings/cancel-change.ts";
import { changeSetting } from "#use-cases/settings/change-setting.ts";
import { listChanges, listSettings, readSetting } from "#use-cases/settings/read-settings.ts";
import { askFor, orderWith } from "#use-cases/testing/order-for.ts";
import {
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePharmacy,
  TODAY,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

const DECEMBER = parseDay("2026-12-01");
const ON_THE_DAY = new Date("2026-12-01T08:00:00Z");

let database: TestDatabase;
let dependencies: Dependencies;
let sample: SamplePharmacy;
let admin: StaffActor;
let now = NOW;

beforeEach(() => {
  now = NOW;
});
beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => now };
  sample = await addSamplePharmacy(database.kysely);
  admin = await addStaff(database.kysely, "administrator", { name: "Ada Ruiz" });
});
afterAll(() => database.drop());

const area = (key: string): SettingValues => ({
  key,
  name: `Area ${key}`,
  features: ["online-refill", "phone-refill"],
  mailForbids: ["injectable"],
});
const lihue: SettingValues = {
  kind: "plan",
  name: "Lihue",
  area: "kauai",
  line1: "3090 Akahi Street",
  city: "Lihue",
  state: "HI",
  zip: "96766",
  timeZone: "Pacific/Honolulu",
  phone: "8085550111",
  refillPhone: "8085550112",
  languages: ["en", "ilo"],
  week: { 1: [{ openMinute: 540, closeMinute: 1020 }] },
  closedOnFederalHolidays: true,
  closedDays: [],
  npi: "1234567893",
  ncpdpId: "1212121",
};
const add = (subject: "area" | "pharmacy" | "coverage", values: SettingValues, effectiveOn: Day = TODAY) =>
  addSetting(dependencies, admin, { subject, values, effectiveOn, note: null });
const names = async () => {
  const list = await listPharmacies(dependencies, {});
  return list.kind === "refused" ? [] : list.pharmacies.map(({ pharmacy }) => pharmacy.name);
};
async function titles(subject: "area" | "pharmacy") {
  const list = await listSettings(dependencies, admin, subject, "");
  if (list.kind === "refused") throw new Error(list.code);
  return { there: list.settings.map(({ title }) => title), coming: list.coming.map(({ title }) => title) };
}

test("only administrators add something", async () => {
  const pharmacist = await addStaff(database.kysely, "pharmacist", { pharmacyId: sample.downey });
  const ask = { subject: "area" as const, values: area("theirs"), effectiveOn: TODAY, note: null };
  expect(await addSetting(dependencies, pharmacist, ask)).toMatchObject({ code: "not-allowed" });
});

test("an area of today is there at once, with its phone line", async () => {
  const added = await add("area", area("coast"));
  expect(added).toMatchObject({ kind: "entered", subjectId: "coast", applied: true });
  expect((await readPlan(database)).areas.get("coast")).toMatchObject({ name: "Area coast" });
  expect(await findLine(dependencies, "refill-coast")).toMatchObject({ kind: "refill", refillsOffered: true });
  const setting = await readSetting(dependencies, admin, { subject: "area", subjectId: "coast" });
  expect(setting).toMatchObject({ revision: 2, changes: [{ creates: true, enteredBy: "Ada Ruiz", state: "applied" }] });
});

test("a coverage sets what its members pay", async () => {
  const values = {
    key: "silver",
    name: "Silver",
    copayGeneric: 700,
    copayPreferredBrand: 2500,
    copayOtherBrand: 5000,
    mail90DaysCosts30DayCopays: 2,
    deductibleCents: 0,
    coversAllPrescribers: false,
  };
  expect(await add("coverage", values)).toMatchObject({ applied: true });
  await database.kysely.updateTable("members").set({ coverage_id: "silver" }).execute();
  const rosa = await addPerson(database.kysely, { coverage_id: "silver" });
  const line = await addPrescription(database.kysely, sample, rosa);
  const quote = await quoteOrder(dependencies, rosa.actor, askFor(sample, rosa, [line]));
  expect(quote).toMatchObject({ lines: [{ answer: { price: { amountCents: 700 } } }] });
});

test("a pharmacy and its area wait for their day together, and then fill orders", async () => {
  expect(await add("pharmacy", lihue, DECEMBER)).toMatchObject({ fields: { "values.area": "setting-choice" } });
  await add("area", area("kauai"), DECEMBER);
  expect(await add("pharmacy", lihue, TODAY)).toMatchObject({ fields: { "values.area": "setting-choice" } });
  const added = await add("pharmacy", lihue, DECEMBER);
  if (added.kind === "refused") throw new Error(added.code);
  expect(added.applied).toBe(false);
  expect(await names()).not.toContain("Lihue");
  expect(await findPhonePharmacy(dependencies, "8085550112")).toBeNull();
  expect(await titles("pharmacy")).toMatchObject({ coming: ["Lihue"] });
  const listed = await listChanges(dependencies, admin, { after: null, waiting: true });
  expect(listed).toMatchObject({ changes: [{ title: "Lihue", creates: true }, { title: "Area kauai" }] });

  now = ON_THE_DAY;
  expect(await applyDueChanges(dependencies)).toBe(2);
  expect(await names()).toContain("Lihue");
  expect(await titles("pharmacy")).toMatchObject({ coming: [] });
  expect(await findPhonePharmacy(dependencies, "8085550112")).toMatchObject({ takesPhoneRefills: true });
  const rosa = await addPerson(database.kysely, { area_id: "kauai" });
  const line = await addPrescription(database.kysely, sample, rosa, { pharmacy_id: added.subjectId });
  const delivery = { kind: "pickup", pharmacyId: added.subjectId } as const;
  const order = await orderWith(dependencies, askFor(sample, rosa, [line], { delivery }));
  expect(order).toMatchObject({ kind: "placed" });
  const { subjectId } = added;
  const change = { subject: "pharmacy", subjectId, revision: 2, effectiveOn: DECEMBER, note: null } as const;
  const changed = await changeSetting(dependencies, admin, { ...change, values: { timeZone: "Pacific/Guam" } });
  expect(changed).toMatchObject({ applied: true });
  expect((await readPlan(database)).pharmacies.get(subjectId)?.timeZone).toBe("Pacific/Guam");
});

it.each([
  ["area", { ...area("south") }, { "values.key": "key-in-use" }],
  ["area", { ...area("new") }, { "values.key": "setting-key" }],
  ["area", { key: "west" }, { "values.name": "required", "values.features": "required" }],
  ["pharmacy", { ...lihue, zip: "00000" }, { "values.zip": "zip-unknown" }],
  ["pharmacy", { ...lihue, kind: "mail-order" }, { "values.kind": "setting-choice" }],
  ["pharmacy", { ...lihue, licences: {} }, { "values.licences": "setting-unknown" }],
  ["pharmacy", { ...lihue, npi: "1234567890" }, { "values.npi": "npi" }],
] as const)("a new %s is refused: %j", async (subject, values, fields) => {
  expect(await add(subject, values)).toMatchObject({ code: "bad-input", fields });
});

it("is refused for a day that is over", async () => {
  expect(await add("area", area("late"), parseDay("2026-11-20"))).toMatchObject({
    fields: { effectiveOn: "before-today" },
  });
});

it("takes no short name and no number twice, those to come included", async () => {
  const later = parseDay("2027-01-01");
  await add("area", area("valley"), later);
  expect(await add("area", area("valley"), later)).toMatchObject({ fields: { "values.key": "key-in-use" } });
  const hilo = { ...lihue, name: "Hilo", area: "south", refillPhone: "8085550133" };
  const added = await add("pharmacy", hilo, later);
  expect(await add("pharmacy", hilo, later)).toMatchObject({ fields: { "values.refillPhone": "phone-in-use" } });
  if (added.kind === "refused") throw new Error(added.code);
  expect(await cancelChange(dependencies, admin, added.changeId)).toBeUndefined();
  expect(await add("pharmacy", hilo, later)).toMatchObject({ kind: "entered" });
});

it("is put aside on its day where its area never came", async () => {
  const entered = await add("area", area("lost"), DECEMBER);
  const pharmacy = await add("pharmacy", { ...lihue, area: "lost", refillPhone: "8085550144" }, DECEMBER);
  if (entered.kind === "refused" || pharmacy.kind === "refused") throw new Error("not entered");
  await cancelChange(dependencies, admin, entered.changeId);
  now = ON_THE_DAY;
  expect(await applyDueChanges(dependencies)).toBe(0);
  const { outcome } = await database.kysely
    .selectFrom("setting_outcomes")
    .select("outcome")
    .where("change_id", "=", pharmacy.changeId)
    .executeTakeFirstOrThrow();
  expect(outcome).toBe("refused");
});
