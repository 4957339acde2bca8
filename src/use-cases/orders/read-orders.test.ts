import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { flushReads } from "#use-cases/access/record-reads.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { endGrant } from "#use-cases/family/end-grant.ts";
import { readOrder, readOrders, showOrders } from "#use-cases/orders/read-orders.ts";
import { answerOf, askFor, orderWith } from "#use-cases/testing/order-for.ts";
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
let elena: SamplePerson;

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => NOW };
  pharmacy = await addSamplePharmacy(database.kysely);
});
afterAll(() => database.drop());
beforeEach(async () => {
  rosa = await addPerson(database.kysely);
  elena = await addPerson(database.kysely);
});

const prescription = (owner: SamplePerson, more = {}) => addPrescription(database.kysely, pharmacy, owner, more);
const order = async (orderer: SamplePerson | null, ...lines: Parameters<typeof askFor>[2]) =>
  answerOf(await orderWith(dependencies, askFor(pharmacy, orderer, lines))).confirmationNumber;
const sights = async (reader: SamplePerson, number: string) =>
  (await readOrder(dependencies, reader.actor, number))?.lines.map(({ sight }) => sight);

describe("an order is seen", () => {
  it("by who placed it, each line by the right it was ordered with", async () => {
    await addGrant(database.kysely, elena, rosa);
    const mateo = await addPerson(database.kysely);
    const number = await order(rosa, await prescription(rosa), await prescription(elena), {
      ...(await prescription(mateo)),
      by: "number",
    });
    expect(await sights(rosa, number)).toEqual(["self", "grant", "number"]);
  });

  it("by each member it is for, who sees their own lines only", async () => {
    await addGrant(database.kysely, elena, rosa);
    const number = await order(rosa, await prescription(rosa), await prescription(elena));
    const order1 = await readOrder(dependencies, elena.actor, number);
    expect(order1?.lines.map(({ row }) => row.member_id)).toEqual([elena.memberId]);
  });

  it("by its member when a guest or a stranger by number placed it", async () => {
    expect(await sights(elena, await order(null, await prescription(elena)))).toEqual(["self"]);
    expect(await sights(elena, await order(rosa, { ...(await prescription(elena)), by: "number" }))).toEqual(["self"]);
  });

  it("by a helper with a full grant, whoever placed it, less the sensitive medicines", async () => {
    await addGrant(database.kysely, elena, rosa);
    const number = await order(elena, await prescription(elena), await prescription(elena, { drug: "sensitive" }));
    expect(await sights(rosa, number)).toEqual(["grant"]);
  });

  it("not by a helper by number, but for what they ordered themselves", async () => {
    await addGrant(database.kysely, elena, rosa, { scope: "by-number" });
    expect(await sights(rosa, await order(elena, await prescription(elena)))).toBeUndefined();
    expect(await sights(rosa, await order(rosa, await prescription(elena)))).toEqual(["number"]);
  });

  it("by nobody else, as if it did not exist", async () => {
    const number = await order(elena, await prescription(elena));
    expect(await readOrder(dependencies, rosa.actor, number)).toBeUndefined();
    expect(await readOrders(dependencies, rosa.actor)).toEqual([]);
  });
});

it("a grant that ended takes the names away, not the order placed under it, and not the right to cancel it", async () => {
  const grantId = await addGrant(database.kysely, elena, rosa);
  const number = await order(rosa, await prescription(elena));
  const others = await order(elena, await prescription(elena));
  await endGrant(dependencies, elena.actor, grantId);
  expect(await sights(rosa, number)).toEqual(["number"]);
  expect((await readOrder(dependencies, rosa.actor, number))?.lines[0]).toMatchObject({
    priceCode: "by-number",
    canCancel: true,
  });
  expect((await readOrders(dependencies, rosa.actor)).map(({ confirmationNumber }) => confirmationNumber)).toEqual([
    number,
  ]);
  expect(await sights(rosa, others)).toBeUndefined();
});

it("a medicine hidden after it was ordered loses its name with the helper who ordered it", async () => {
  await addGrant(database.kysely, elena, rosa);
  const hers = await prescription(elena, { drug: "sensitive", shown_to_proxies: true });
  const number = await order(rosa, hers);
  await database.kysely
    .updateTable("prescriptions")
    .set({ shown_to_proxies: false })
    .where("prescription_id", "=", hers.prescriptionId)
    .execute();
  expect(await sights(rosa, number)).toEqual(["number"]);
});

it("orders stand newest first, and an order is open while a line of it is", async () => {
  const [first, second] = [await prescription(rosa), await prescription(rosa)];
  const older = answerOf(
    await orderWith({ database, clock: () => new Date(NOW.getTime() - 60_000) }, askFor(pharmacy, rosa, [first])),
  ).confirmationNumber;
  const newer = await order(rosa, second);
  await database.kysely
    .updateTable("order_lines")
    .set({ status: "picked-up" })
    .where("prescription_id", "=", first.prescriptionId)
    .execute();
  expect(
    (await readOrders(dependencies, rosa.actor)).map(({ confirmationNumber, open }) => [confirmationNumber, open]),
  ).toEqual([
    [newer, true],
    [older, false],
  ]);
});

it("that somebody looked stands in the access log of each member whose lines they saw", async () => {
  await addGrant(database.kysely, elena, rosa);
  const number = await order(rosa, await prescription(rosa), await prescription(elena));
  await showOrders(dependencies, rosa.actor, number);
  await flushReads(database);
  const log = await database.kysely.selectFrom("access_log").selectAll().where("action", "=", "order-read").execute();
  expect(
    new Set(log.map(({ member_id, actor_kind, actor_id }) => [member_id, actor_kind, actor_id].join(" "))),
  ).toEqual(new Set([`${rosa.memberId} member ${rosa.memberId}`, `${elena.memberId} proxy ${rosa.memberId}`]));
});
