import { afterAll, beforeAll, beforeEach, expect, it, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { AnnouncementScope } from "#domain/announcement/announcement.ts";
import { recordAnnouncement, withdrawAnnouncement } from "#use-cases/announcements/change-announcement.ts";
import {
  announcementsAt,
  announcementsOf,
  currentAnnouncements,
  listAnnouncements,
  readAnnouncement,
  readRecording,
} from "#use-cases/announcements/read-announcements.ts";
import { type NewAnnouncement, writeAnnouncement } from "#use-cases/announcements/write-announcement.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { findLine, findPhonePharmacy } from "#use-cases/phone/find-line.ts";
import {
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";

let database: TestDatabase;
let dependencies: Dependencies;
let sample: SamplePharmacy;
let rosa: SamplePerson;
let admin: StaffActor;
let now = NOW;

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => now };
  sample = await addSamplePharmacy(database.kysely);
  rosa = await addPerson(database.kysely);
  admin = await addStaff(database.kysely, "administrator", { name: "Ada Ruiz" });
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = NOW;
  await database.kysely.deleteFrom("announcement_recordings").execute();
  await database.kysely.deleteFrom("announcements").execute();
});

// NOW is 24 November 2026 in the morning of Los Angeles.
function write(about: AnnouncementScope, more: Partial<NewAnnouncement> = {}, staff = admin) {
  const texts = { en: `News of ${about.scope}`, es: `Noticias de ${about.scope}` };
  const all = { kind: "closure", about, texts, onPhone: true, from: null, until: "2026-11-30T18:00", ...more } as const;
  return writeAnnouncement(dependencies, staff, all);
}
async function written(about: AnnouncementScope, more: Partial<NewAnnouncement> = {}): Promise<string> {
  const answer = await write(about, more);
  if (answer.kind === "refused") throw new Error(JSON.stringify(answer));
  return answer.id;
}
const south: AnnouncementScope = { scope: "area", areaId: "south" };
const downey = (): AnnouncementScope => ({ scope: "pharmacy", pharmacyId: sample.downey });
const told = (list: readonly { readonly texts: { readonly en: string } }[]) =>
  list.map(({ texts }) => texts.en.replace("News of ", "")).toSorted();

it("is an administrator's to write, to record, to take back and to list", async () => {
  const id = await written({ scope: "plan" });
  const pharmacist = await addStaff(database.kysely, "pharmacist", { pharmacyId: sample.downey });
  const refused = { code: "not-allowed" };
  expect(await write({ scope: "plan" }, {}, pharmacist)).toMatchObject(refused);
  expect(await withdrawAnnouncement(dependencies, pharmacist, id)).toMatchObject(refused);
  expect(await recordAnnouncement(dependencies, pharmacist, id, { language: "en", samples: null })).toMatchObject(
    refused,
  );
  expect(await listAnnouncements(dependencies, pharmacist)).toMatchObject(refused);
  expect(await readAnnouncement(dependencies, pharmacist, id)).toMatchObject(refused);
});

it("is told to those it is for: everybody, an area's, or one pharmacy's", async () => {
  await written({ scope: "plan" });
  await written(south);
  await written(downey());
  expect(told(await currentAnnouncements(dependencies))).toEqual(["area", "pharmacy", "plan"]);
  expect(told(await currentAnnouncements(dependencies, []))).toEqual(["plan"]);
  expect(told(await announcementsAt(dependencies, [sample.downey]))).toEqual(["area", "pharmacy", "plan"]);
  expect(told(await announcementsAt(dependencies, [sample.honolulu]))).toEqual(["plan"]);
  expect(told(await announcementsOf(dependencies, rosa.actor))).toEqual(["area", "plan"]);
  await addPrescription(database.kysely, sample, rosa);
  expect(told(await announcementsOf(dependencies, rosa.actor))).toEqual(["area", "pharmacy", "plan"]);
});

it("begins and ends by the clock of its pharmacy, else of the plan's offices", async () => {
  const times = { from: "2026-11-25T08:00", until: "2026-11-25T18:00" };
  await written(south, times);
  await written({ scope: "pharmacy", pharmacyId: sample.honolulu }, times);
  const at = async (instant: string) => {
    now = new Date(instant);
    return told(await currentAnnouncements(dependencies));
  };
  expect(await at("2026-11-25T15:59:00Z")).toEqual([]);
  expect(await at("2026-11-25T16:00:00Z")).toEqual(["area"]);
  expect(await at("2026-11-25T18:00:00Z")).toEqual(["area", "pharmacy"]);
  expect(await at("2026-11-26T02:00:00Z")).toEqual(["pharmacy"]);
  expect(await at("2026-11-26T04:00:00Z")).toEqual([]);
});

test.each([
  [{ until: "2026-11-20T18:00" }, { until: "announcement-end" }],
  [{ from: "2026-11-20T08:00", until: "2026-11-21T18:00" }, { until: "announcement-over" }],
  [{ from: "tomorrow" }, { from: "date-and-time" }],
  [{ until: "2026-02-30T10:00" }, { until: "date-and-time" }],
  [{ until: "2026-12-01T24:00" }, { until: "date-and-time" }],
  [{ about: { scope: "area", areaId: "mars" } }, { about: "setting-choice" }],
  [{ about: { scope: "pharmacy", pharmacyId: "0198c0de-0000-7000-8000-0000000000ff" } }, { about: "setting-choice" }],
] as const)("%j is refused", async (more, fields) => {
  expect(await write(south, more)).toMatchObject({ code: "bad-input", fields });
});

it("that is taken back is told to nobody, and stays with who wrote it and who took it back", async () => {
  const id = await written(south);
  const other = await addStaff(database.kysely, "administrator", { name: "Ben Cho" });
  expect(await withdrawAnnouncement(dependencies, other, id)).toBeUndefined();
  expect(await withdrawAnnouncement(dependencies, other, id)).toMatchObject({ code: "changed-meanwhile" });
  expect(await currentAnnouncements(dependencies)).toEqual([]);
  expect(await readAnnouncement(dependencies, admin, id)).toMatchObject({
    announcement: { state: "withdrawn", enteredBy: "Ada Ruiz", withdrawnBy: "Ben Cho", withdrawnAt: NOW },
  });
  const acts = await database.kysely.selectFrom("administration_acts").select("action").execute();
  expect(acts.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["announcement-written", "announcement-withdrawn"]),
  );
  expect(await withdrawAnnouncement(dependencies, other, rosa.memberId)).toMatchObject({ code: "not-found" });
});

it("is told to the callers of its lines, and of a pharmacy with its hours", async () => {
  await written({ scope: "plan" });
  await written(south);
  await written(downey());
  await written(south, { onPhone: false });
  const phone = async (id: string) => {
    const row = database.kysely.selectFrom("pharmacies").select("refill_phone").where("pharmacy_id", "=", id);
    return (await row.executeTakeFirstOrThrow()).refill_phone;
  };
  const line = async (to: string) => told((await findLine(dependencies, to))?.news ?? []);
  expect(await line(await phone(sample.downey))).toEqual(["area", "pharmacy", "plan"]);
  expect(await line("refill-south")).toEqual(["area", "plan"]);
  expect(await line(await phone(sample.honolulu))).toEqual(["plan"]);
  expect(await line("mailorder")).toEqual(["plan"]);
  expect(told((await findPhonePharmacy(dependencies, await phone(sample.downey)))?.news ?? [])).toEqual(["pharmacy"]);
});

it("is spoken as it was recorded, each recording under another name", async () => {
  const id = await written(south);
  const sounds = async () => (await findLine(dependencies, "refill-south"))?.news[0]?.sounds ?? {};
  expect(await sounds()).toEqual({});
  const samples = Int16Array.from([1, -2, 32_767, -32_768]);
  expect(await recordAnnouncement(dependencies, admin, id, { language: "es", samples })).toBeUndefined();
  const first = await sounds();
  expect(Object.keys(first)).toEqual(["es"]);
  expect(await readRecording(dependencies, id, "es")).toEqual(samples);
  expect(await readRecording(dependencies, id, "en")).toBeNull();
  now = new Date(NOW.getTime() + 60_000);
  await recordAnnouncement(dependencies, admin, id, { language: "es", samples: samples.subarray(1) });
  expect((await sounds()).es).not.toBe(first.es);
  expect(await readRecording(dependencies, id, "es")).toEqual(samples.subarray(1));
  await recordAnnouncement(dependencies, admin, id, { language: "es", samples: null });
  expect(await sounds()).toEqual({});
  now = new Date("2026-12-24T00:00:00Z");
  const late = await recordAnnouncement(dependencies, admin, id, { language: "es", samples });
  expect(late).toMatchObject({ code: "changed-meanwhile" });
});
