import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { defaultRefillPolicy } from "#domain/refill/default-refill-policy.ts";
import { listPharmacies } from "#use-cases/directory/list-pharmacies.ts";
import { addSamplePharmacy, NOW } from "#use-cases/testing/sample-pharmacy.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await addSamplePharmacy(database.kysely);
});
afterAll(() => database.drop());

async function list(ask: Parameters<typeof listPharmacies>[1], at = NOW) {
  const answer = await listPharmacies({ database, clock: () => at }, ask);
  if (answer.kind === "refused") throw new Error(JSON.stringify(answer));
  return answer.pharmacies;
}
const names = async (ask: Parameters<typeof listPharmacies>[1]) =>
  (await list(ask)).map(({ pharmacy }) => pharmacy.name);

it("stands nearest first from a ZIP code, by name without one", async () => {
  expect(await names({})).toEqual(["Corner", "Downey", "Honolulu", "Mail order"]);
  expect((await names({ near: "96814" }))[0]).toBe("Honolulu");
  const [first, ...others] = await list({ near: "90242" });
  expect(first?.miles).toBeLessThan(3);
  expect(others.at(-1)?.miles).toBeGreaterThan(2000);
});

it("refuses a ZIP code that does not exist", async () => {
  expect(await listPharmacies({ database, clock: () => NOW }, { near: "00000" })).toMatchObject({
    fields: { near: "zip-unknown" },
  });
});

it.each([
  ["online-refill", ["Downey", "Honolulu"]],
  ["guest-refill", ["Downey"]],
  ["mail-order", ["Downey", "Honolulu", "Mail order"]],
])("shows who offers %s", async (feature, expected) => {
  expect(await names({ feature })).toEqual(expected);
});

it("says what an area lacks", async () => {
  const honolulu = (await list({})).find(({ pharmacy }) => pharmacy.name === "Honolulu");
  expect(honolulu?.missing).toEqual(["guest-refill", "phone-refill", "mail-order-phone", "transfer-online", "otc"]);
});

it("knows who is open now, in each pharmacy's own zone", async () => {
  const open = async (at: string) =>
    (await list({}, new Date(at))).filter(({ openNow }) => openNow).map(({ pharmacy }) => pharmacy.name);
  expect(await open("2026-11-24T18:00:00Z")).not.toContain("Honolulu");
  expect(await open("2026-11-25T04:30:00Z")).toEqual(["Honolulu"]);
  expect(await open("2026-11-26T21:00:00Z")).toEqual([]);
  const honolulu = (await list({}, new Date("2026-11-24T18:00:00Z"))).find(
    ({ pharmacy }) => pharmacy.name === "Honolulu",
  );
  expect(honolulu?.opensAt?.toISOString()).toBe("2026-11-24T19:00:00.000Z");
});

it("tells the days of the coming two months on which a pharmacy is closed", async () => {
  const closedDays = ["2027-06-01", "2026-12-24", "2026-11-24", "2026-11-23"];
  const { pharmacy_id: id, hours } = await database.kysely
    .selectFrom("pharmacies")
    .select(["pharmacy_id", "hours"])
    .where("name", "=", "Corner")
    .executeTakeFirstOrThrow();
  await database.kysely
    .updateTable("pharmacies")
    .set({ hours: JSON.stringify({ ...(hours as object), closedDays }) })
    .where("pharmacy_id", "=", id)
    .execute();
  await database.kysely
    .insertInto("policies")
    .values({ version: 2, body: JSON.stringify(defaultRefillPolicy), changed_by: "test", changed_at: NOW })
    .execute();
  expect((await list({})).find(({ pharmacy }) => pharmacy.id === id)?.closures).toEqual(["2026-11-24", "2026-12-24"]);
});

it("shows a change of the plan at once, though nothing else has asked", async () => {
  await names({});
  await database.kysely
    .updateTable("pharmacies")
    .set({ name: "Downey Medical Offices" })
    .where("name", "=", "Downey")
    .execute();
  await database.kysely
    .insertInto("policies")
    .values({ version: 3, body: JSON.stringify(defaultRefillPolicy), changed_by: "test", changed_at: NOW })
    .execute();
  expect(await names({})).toContain("Downey Medical Offices");
});
