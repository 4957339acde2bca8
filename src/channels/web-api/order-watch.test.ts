import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type OrderWatch, watchOrders } from "#channels/web-api/order-watch.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { answerOf, askFor, orderWith } from "#use-cases/testing/order-for.ts";
import {
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePharmacy,
} from "#use-cases/testing/sample-pharmacy.ts";

let database: TestDatabase;
let pharmacy: SamplePharmacy;
let watch: OrderWatch;
const faults: unknown[] = [];
const clock = () => NOW;

beforeAll(async () => {
  database = await createTestDatabase();
  pharmacy = await addSamplePharmacy(database.kysely);
});
afterAll(() => database.drop());
beforeEach(() => {
  watch = watchOrders({ database, clock }, (error) => faults.push(error));
});
afterEach(() => watch.stop());

async function placeOrder(at = clock): Promise<string> {
  const rosa = await addPerson(database.kysely);
  const line = await addPrescription(database.kysely, pharmacy, rosa);
  const { confirmationNumber } = answerOf(await orderWith({ database, clock: at }, askFor(pharmacy, rosa, [line])));
  const { order_id } = await database.kysely
    .selectFrom("orders")
    .select("order_id")
    .where("confirmation_number", "=", confirmationNumber)
    .executeTakeFirstOrThrow();
  return order_id;
}
const move = (orderId: string, at = NOW) =>
  database.kysely
    .updateTable("order_lines")
    .set((eb) => ({ status: "in-process", status_at: at, version: eb("version", "+", 1) }))
    .where("order_id", "=", orderId)
    .execute();
/** Whoever is not woken by then fails by the test's own time. */
const LONGER_THAN_A_TEST = 600_000;
const anHourAgo = () => new Date(NOW.getTime() - 3_600_000);

it("wakes whoever watches the order that moved, and nobody else", async () => {
  const [moved, still] = [await placeOrder(anHourAgo), await placeOrder(anHourAgo)];
  const woken: string[] = [];
  const watching = watch.untilChanged(moved, LONGER_THAN_A_TEST).then(() => woken.push("moved"));
  void watch.untilChanged(still, LONGER_THAN_A_TEST).then(() => woken.push("still"));
  await move(moved);
  await watching;
  expect(woken).toEqual(["moved"]);
});

it("wakes by itself after the time given", async () => {
  expect(await watch.untilChanged(await placeOrder(anHourAgo), 300)).toBe("look");
});

it("goes by the clock of the installation, so a demo in the past is followed too", async () => {
  const longAgo = new Date("2020-01-02T12:00:00Z");
  const past = watchOrders({ database, clock: () => longAgo }, (error) => faults.push(error));
  const orderId = await placeOrder(() => new Date(longAgo.getTime() - 3_600_000));
  const watching = past.untilChanged(orderId, LONGER_THAN_A_TEST);
  await move(orderId, longAgo);
  expect(await watching).toBe("look");
  past.stop();
});

it("lets go of every page when the process stops, and of those that come after", async () => {
  const orderId = await placeOrder(anHourAgo);
  const watching = watch.untilChanged(orderId, LONGER_THAN_A_TEST);
  watch.stop();
  expect(await watching).toBe("closing");
  expect(await watch.untilChanged(orderId, LONGER_THAN_A_TEST)).toBe("closing");
  expect(faults).toEqual([]);
});
