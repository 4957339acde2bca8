import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { flushReads } from "#use-cases/access/record-reads.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { endGrant } from "#use-cases/family/end-grant.ts";
import { listPrescriptions } from "#use-cases/prescriptions/list-prescriptions.ts";
import { readPrescription } from "#use-cases/prescriptions/read-prescription.ts";
import { showSensitive } from "#use-cases/prescriptions/show-sensitive.ts";
import { askFor, orderWith } from "#use-cases/testing/order-for.ts";
import {
  addGrant,
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
} from "#use-cases/testing/sample-pharmacy.ts";

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

const prescription = (owner = rosa, more: Parameters<typeof addPrescription>[3] = {}) =>
  addPrescription(database.kysely, pharmacy, owner, more);
async function list(reader: SamplePerson, grantId?: string) {
  const listing = await listPrescriptions(dependencies, reader.actor, { grantId });
  return listing.kind === "listed" ? listing.prescriptions : listing.code;
}
const numbers = async (reader: SamplePerson, grantId?: string) => {
  const listed = await list(reader, grantId);
  return typeof listed === "string" ? listed : listed.map(({ row }) => row.rx_number);
};

describe("a member's own list", () => {
  it("holds every prescription, refused and discontinued too, each decided for pick-up today", async () => {
    await prescription(rosa, { drug: "brand" });
    await prescription(rosa, { status: "discontinued", drug: "controlled" });
    await prescription(rosa, { filledDaysAgo: 5 });
    const listed = await list(rosa);
    if (typeof listed === "string") throw new Error(listed);
    expect(listed.map(({ decision }) => decision.kind).toSorted()).toEqual(["accepted", "refused", "scheduled"]);
  });

  it("tells when the supply runs out, and how much of it is left", async () => {
    await prescription(rosa, { filledDaysAgo: 27 });
    expect(await list(rosa)).toMatchObject([
      { runsOutOn: "2026-11-27", percentLeft: 10, refillsRemaining: 4, canBe90Days: true },
    ]);
  });

  it("shows an open request with its number", async () => {
    const ordered = await prescription();
    await orderWith(dependencies, askFor(pharmacy, rosa, [ordered]));
    expect(await list(rosa)).toMatchObject([
      {
        decision: { kind: "already-ordered" },
        row: { open_status: "received", open_promise_kind: "ready-by", open_promise_by: "2026-11-24" },
      },
    ]);
  });

  it("leaves out what was entered in error", async () => {
    await prescription(rosa, { status: "entered-in-error" });
    expect(await numbers(rosa)).toEqual([]);
  });

  it("says whose it is even when it is empty", async () => {
    expect(await listPrescriptions(dependencies, rosa.actor, {})).toMatchObject({
      person: "Rosa Delgado",
      prescriptions: [],
    });
  });
});

describe("the list of somebody else", () => {
  it("is shown under a full grant, less the sensitive medicines until their member shows them", async () => {
    const elena = await addPerson(database.kysely);
    const grantId = await addGrant(database.kysely, elena, rosa);
    const [plain, sensitive] = [await prescription(elena), await prescription(elena, { drug: "sensitive" })];
    expect(await numbers(rosa, grantId)).toEqual([plain.rxNumber]);
    expect(await readPrescription(dependencies, rosa.actor, sensitive.prescriptionId)).toEqual({
      kind: "refused",
      code: "not-found",
    });
    await showSensitive(dependencies, elena.actor, sensitive.prescriptionId, true);
    expect(await numbers(rosa, grantId)).toEqual([plain.rxNumber, sensitive.rxNumber]);
    await showSensitive(dependencies, elena.actor, sensitive.prescriptionId, false);
    expect(await numbers(rosa, grantId)).toEqual([plain.rxNumber]);
  });

  it.each([
    ["by number", { scope: "by-number" }, "1981-02-03"],
    ["that has run out", { expiresOn: parseDay("2026-11-23") }, "1981-02-03"],
    ["of a parent, once the child is twelve", { basis: "parent" }, "2014-11-24"],
    ["of a parent, once the child is of age", { basis: "parent" }, "2008-11-24"],
  ] as const)("does not exist under a grant %s", async (_name, grant, birthDate) => {
    const other = await addPerson(database.kysely, { birth_date: birthDate });
    const hers = await prescription(other);
    const grantId = await addGrant(database.kysely, other, rosa, grant);
    expect(await numbers(rosa, grantId)).toBe("not-found");
    expect(await readPrescription(dependencies, rosa.actor, hers.prescriptionId)).toEqual({
      kind: "refused",
      code: "not-found",
    });
  });

  it("does not exist with a grant that ended, nor with one that is another's, nor with one made up", async () => {
    const [elena, walter] = [await addPerson(database.kysely), await addPerson(database.kysely)];
    const ended = await addGrant(database.kysely, elena, rosa);
    const anothers = await addGrant(database.kysely, elena, walter);
    await endGrant(dependencies, elena.actor, ended);
    for (const grantId of [ended, anothers, randomUUID()]) expect(await numbers(rosa, grantId)).toBe("not-found");
  });

  it("only its member shows or hides a sensitive medicine", async () => {
    const elena = await addPerson(database.kysely);
    await addGrant(database.kysely, elena, rosa);
    const hers = await prescription(elena, { drug: "sensitive", shown_to_proxies: true });
    expect(await showSensitive(dependencies, rosa.actor, hers.prescriptionId, false)).toMatchObject({
      code: "not-found",
    });
    const { shown_to_proxies } = await database.kysely
      .selectFrom("prescriptions")
      .select("shown_to_proxies")
      .where("prescription_id", "=", hers.prescriptionId)
      .executeTakeFirstOrThrow();
    expect(shown_to_proxies).toBe(true);
  });
});

it("who read what stands in the access log of the member it is about; what was not found does not", async () => {
  const elena = await addPerson(database.kysely);
  const grantId = await addGrant(database.kysely, elena, rosa);
  const [plain, hidden] = [await prescription(elena), await prescription(elena, { drug: "sensitive" })];
  await list(rosa, grantId);
  await readPrescription(dependencies, rosa.actor, plain.prescriptionId);
  await readPrescription(dependencies, rosa.actor, hidden.prescriptionId);
  await flushReads(database);
  const log = await database.kysely
    .selectFrom("access_log")
    .select(["action", "actor_kind", "actor_id"])
    .where("member_id", "=", elena.memberId)
    .orderBy("access_id")
    .execute();
  expect(log).toEqual([
    { action: "prescriptions-read", actor_kind: "proxy", actor_id: rosa.memberId },
    { action: "prescription-read", actor_kind: "proxy", actor_id: rosa.memberId },
  ]);
});
