import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { readOrders } from "#use-cases/orders/read-orders.ts";
import { actOnItems } from "#use-cases/otc/act-on-items.ts";
import { settleOrder } from "#use-cases/payments/settle-payments.ts";
import { answerItemDelay } from "#use-cases/shipping/answer-item-delay.ts";
import { reportParcel } from "#use-cases/shipping/open-claim.ts";
import { tellDelays } from "#use-cases/shipping/tell-delays.ts";
import { type MailBench, openMailBench } from "#use-cases/testing/mail-bench.ts";
import { answerOf, askFor, orderWith } from "#use-cases/testing/order-for.ts";
import { addItem, onShelf } from "#use-cases/testing/sample-items.ts";
import { addAddress, addCard, addPerson, NOW, type SamplePerson } from "#use-cases/testing/sample-pharmacy.ts";

let database: TestDatabase;
let bench: MailBench;
let rosa: SamplePerson;
const dependencies = () => bench.dependencies();
// Ordered on Tuesday at ten: it ships by Friday, because of Thanksgiving.
const onFridayEvening = new Date("2026-11-28T03:00:00Z");

beforeAll(async () => {
  database = await createTestDatabase();
  bench = await openMailBench(database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  bench.world.now = NOW;
  rosa = await addPerson(database.kysely);
});

/** Two pieces of an item, ordered by mail. */
async function ordered(state = "CA") {
  const { kysely } = database;
  const { mailOrder } = bench.pharmacy;
  const itemId = await addItem(kysely, [mailOrder]);
  const { confirmationNumber } = answerOf(
    await orderWith(
      dependencies(),
      askFor(bench.pharmacy, rosa, [], {
        items: [{ itemId, quantity: 2 }],
        delivery: { kind: "mail", addressId: await addAddress(kysely, rosa, state) },
        paymentMethodId: await addCard(kysely, rosa),
      }),
    ),
  );
  const read = async () => {
    const [order] = await readOrders(dependencies(), rosa.actor, confirmationNumber);
    const row = order?.items[0]?.row;
    if (row === undefined) throw new Error("no item");
    return row;
  };
  const { order_id: orderId, order_item_id: orderItemId } = await read();
  await settleOrder(dependencies(), { orderId });
  return {
    orderId,
    orderItemId,
    read,
    pieces: () => onShelf(kysely, mailOrder, itemId),
    gather: async () =>
      actOnItems(dependencies(), bench.mara, {
        ...{ orderId, act: "gather", reason: null },
        items: [{ id: orderItemId, version: (await read()).version }],
      }),
    answer: (answer: "wait" | "cancel") =>
      answerItemDelay(dependencies(), rosa.actor, { confirmationNumber, orderItemId, answer }),
    delays: () =>
      kysely
        .selectFrom("item_delays")
        .selectAll()
        .where("order_item_id", "=", orderItemId)
        .orderBy("sequence")
        .execute(),
    payments: async () => {
      const rows = await kysely.selectFrom("payments").select("status").where("order_id", "=", orderId).execute();
      return rows.map(({ status }) => status);
    },
    notices: async () => {
      const rows = await kysely.selectFrom("outbox").select("payload").where("topic", "=", "notice").execute();
      return rows
        .map(({ payload }) => payload as { orderId?: string; kind: string; details?: { by?: string } })
        .filter((notice) => notice.orderId === orderId)
        .map(({ kind, details }) => `${kind} ${details?.by ?? ""}`.trim());
    },
  };
}

it("an item that ships late is told with a new day: who says nothing waits, who cancels pays nothing", async () => {
  const [waits, cancels] = [await ordered(), await ordered()];
  await tellDelays(dependencies());
  expect(await waits.delays()).toEqual([]);
  bench.world.now = onFridayEvening;
  await tellDelays(dependencies());
  await tellDelays(dependencies());
  const told = [{ kind: "shipping", promised_on: "2026-11-27", new_on: "2026-12-02", silence: "waits", answer: null }];
  expect(await waits.delays()).toMatchObject(told);
  const { delay, promise_by: by } = await waits.read();
  expect(delay).toMatchObject({ newOn: "2026-12-02", silence: "waits" });
  expect(await waits.notices()).toEqual([`order-late ${by}`]);
  expect(await cancels.payments()).toEqual(["authorised"]);
  expect(await cancels.pieces()).toBe(8);
  const answered = await cancels.answer("cancel");
  expect("items" in answered && answered.items[0]?.row.status).toBe("cancelled");
  expect(await cancels.pieces()).toBe(10);
  await settleOrder(dependencies(), { orderId: cancels.orderId });
  expect(await cancels.payments()).toEqual(["voided"]);
  expect(await cancels.notices()).toHaveLength(1);
  await waits.answer("wait");
  expect((await waits.read()).delay?.answer).toBe("wait");
});

it("an item put off a second time is cancelled when the day is over, unless its buyer agrees", async () => {
  const [silent, agrees] = [await ordered(), await ordered()];
  bench.world.now = onFridayEvening;
  await tellDelays(dependencies());
  bench.world.now = new Date("2026-12-02T17:00:00Z");
  await tellDelays(dependencies());
  expect(await silent.delays()).toMatchObject([{}, { promised_on: "2026-12-02", silence: "cancels" }]);
  await agrees.answer("wait");
  bench.world.now = new Date("2026-12-03T08:01:00Z");
  await tellDelays(dependencies());
  expect((await silent.read()).status).toBe("cancelled");
  expect((await silent.notices()).at(-1)).toBe("late-cancelled");
  expect((await agrees.read()).status).toBe("received");
});

it("a gathered item is given up until its parcel has a label, and leaves its parcel then", async () => {
  const item = await ordered();
  await item.gather();
  const parcel = await bench.parcelOf({ lineId: item.orderItemId });
  await parcel.weigh();
  await parcel.label();
  bench.world.now = onFridayEvening;
  await tellDelays(dependencies());
  expect(await item.answer("cancel")).toMatchObject({ code: "picking-began" });
  await parcel.openAgain();
  expect(await item.answer("cancel")).toMatchObject({ items: [{ row: { status: "cancelled" } }] });
  expect((await parcel.read()).status).toBe("cancelled");
});

it("an item on its way has its parcel's tracking, and is told of when that misses its day", async () => {
  const item = await ordered();
  await item.gather();
  const parcel = await bench.parcelOf({ lineId: item.orderItemId });
  await parcel.weigh();
  await parcel.label();
  await (await bench.ship()).handOver();
  expect((await item.read()).parcel).toMatchObject({ carrier: "USPS", arrived: false });
  const { promise_by: promised } = await item.read();
  bench.world.now = new Date(`${promised}T23:00:00-08:00`);
  await tellDelays(dependencies());
  expect(await item.delays()).toMatchObject([{ kind: "arrival", promised_on: promised, silence: null }]);
  expect((await item.read()).promise_by > promised).toBe(true);
  expect((await item.read()).delay).toBeNull();
});

it("an item that is sent anew has a new promise, and is not late by the old one", async () => {
  const item = await ordered();
  await item.gather();
  const parcel = await bench.parcelOf({ lineId: item.orderItemId });
  await parcel.weigh();
  await parcel.label();
  await (await bench.ship()).handOver();
  const { promise_by: promised } = await item.read();
  bench.world.now = new Date("2026-12-08T18:00:00Z");
  const { tracking_number: trackingNumber } = await parcel.read();
  await reportParcel(dependencies(), bench.mara, { trackingNumber: trackingNumber ?? "", kind: "lost" });
  expect((await item.read()).promise_by > promised).toBe(true);
  await tellDelays(dependencies());
  expect(await item.delays()).toEqual([]);
  expect(await item.notices()).toEqual(["shipped", `parcel-replaced ${(await item.read()).promise_by}`]);
});

it("an item to a military address is promised the days of the military post", async () => {
  expect((await (await ordered("AE")).read()).promise_by).toBe("2026-12-16");
});
