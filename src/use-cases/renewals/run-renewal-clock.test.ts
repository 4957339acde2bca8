import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import { answerRenewal } from "#use-cases/renewals/answer-renewal.ts";
import { readRenewalInbox } from "#use-cases/renewals/read-renewals.ts";
import { runRenewalClock } from "#use-cases/renewals/run-renewal-clock.ts";
import {
  addPerson,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addCover, addPrescriberStaff, addRenewal, type SampleRenewal } from "#use-cases/testing/sample-renewal.ts";

let database: TestDatabase;
let pharmacy: SamplePharmacy;
let doctor: StaffActor;
let rosa: SamplePerson;
let renewal: SampleRenewal;

beforeAll(async () => {
  database = await createTestDatabase();
  pharmacy = await addSamplePharmacy(database.kysely);
  doctor = await addPrescriberStaff(database.kysely, { prescriberId: pharmacy.planDoctor });
});
afterAll(() => database.drop());

/** Asked on Tuesday, 24 November: Thanksgiving is the 26th, so the answer is due on Friday, the 27th. */
beforeEach(async () => {
  await database.kysely
    .updateTable("renewal_requests")
    .set({ status: "withdrawn" })
    .where("status", "=", "sent")
    .execute();
  await database.kysely.deleteFrom("prescriber_covers").execute();
  rosa = await addPerson(database.kysely);
  renewal = await addRenewal(at(NOW), pharmacy, rosa);
});

const at = (instant: Date | string) => ({ database, clock: () => new Date(instant) });
const run = (instant: string) => runRenewalClock(at(instant));
const line = () =>
  database.kysely.selectFrom("order_lines").selectAll().where("line_id", "=", renewal.lineId).executeTakeFirstOrThrow();
const events = async () =>
  (
    await database.kysely
      .selectFrom("line_events")
      .select("code")
      .where("line_id", "=", renewal.lineId)
      .orderBy("sequence")
      .execute()
  ).map(({ code }) => code);
const clockOf = async (by: StaffActor, instant: string) => {
  const inbox = await readRenewalInbox(at(instant), by);
  return inbox.kind === "inbox" ? inbox.renewals.map(({ clock }) => clock) : inbox.code;
};

it("nothing happens while the answer is in time, to the end of its day where the pharmacy is", async () => {
  expect(await run("2026-11-28T07:59:00Z")).toBe(0);
  expect(await clockOf(doctor, "2026-11-28T07:59:00Z")).toEqual(["sent"]);
});

it("late, the prescriber is asked again, once, and the member gets a new day", async () => {
  expect(await run("2026-11-28T08:00:00Z")).toBe(1);
  expect(await run("2026-11-28T08:00:30Z")).toBe(0);
  expect(await clockOf(doctor, "2026-11-28T08:01:00Z")).toEqual(["overdue"]);
  expect(await events()).toEqual(["no-refills-remaining", "renewal-asked-again"]);
  expect(await line()).toMatchObject({ status: "awaiting-prescriber", promise_by: "2026-11-30" });
});

it("after one more working day who covers is asked, and may answer after the cover has ended", async () => {
  const cover = await addPrescriberStaff(database.kysely, { name: "Ama Osei, MD" });
  await addCover(database.kysely, pharmacy.planDoctor, cover.prescriberId, "2026-12-01", "2026-12-01");
  await run("2026-11-28T08:00:00Z");
  expect(await run("2026-12-01T07:00:00Z")).toBe(0);
  expect(await run("2026-12-01T08:00:00Z")).toBe(1);
  expect(await run("2026-12-05T08:00:00Z")).toBe(0);
  expect(await events()).toEqual(["no-refills-remaining", "renewal-asked-again", "renewal-passed-on"]);
  expect(await line()).toMatchObject({ promise_by: "2026-12-02" });
  expect(await clockOf(cover, "2026-12-03T18:00:00Z")).toEqual(["escalated"]);
  expect(await clockOf(doctor, "2026-12-03T18:00:00Z")).toEqual(["escalated"]);
  const answered = await answerRenewal(at("2026-12-03T18:00:00Z"), cover, {
    renewalId: renewal.renewalId,
    answer: { kind: "approved" },
    note: null,
    warningsRead: true,
  });
  expect(answered).toEqual({ kind: "answered", lineStatus: "received" });
});

it("where nobody covers, the pharmacy is to call", async () => {
  await run("2026-11-28T08:00:00Z");
  await run("2026-12-01T08:00:00Z");
  expect(await events()).toEqual(["no-refills-remaining", "renewal-asked-again", "renewal-not-answered"]);
});

it("run by several processes at once, each step is done once", async () => {
  const moved = await Promise.all(Array.from({ length: 6 }, () => run("2026-11-28T08:00:00Z")));
  expect(moved.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await events()).toHaveLength(2);
});
