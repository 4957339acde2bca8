import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { StaffItemAct } from "#domain/otc/item-status.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { checkFill } from "#use-cases/filling/check-fill.ts";
import { countMedicine } from "#use-cases/filling/count-medicine.ts";
import { handOver } from "#use-cases/filling/hand-over.ts";
import { verifyPrescription } from "#use-cases/filling/verify-prescription.ts";
import { readOrders } from "#use-cases/orders/read-orders.ts";
import { actOnItems } from "#use-cases/otc/act-on-items.ts";
import { changeShelf } from "#use-cases/otc/change-shelf.ts";
import { tellOrderPlaced } from "#use-cases/notices/tell-order-placed.ts";
import { remindUnfetched } from "#use-cases/notices/remind-unfetched.ts";
import { returnUnfetchedItems } from "#use-cases/otc/return-unfetched-items.ts";
import { listPickLists, readShelf } from "#use-cases/otc/read-shelf.ts";
import { answerOf, askFor, orderWith } from "#use-cases/testing/order-for.ts";
import { addItem, onShelf } from "#use-cases/testing/sample-items.ts";
import {
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
  TODAY,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";
import { addDays } from "#domain/calendar/day.ts";

let database: TestDatabase;
let dependencies: Dependencies;
let pharmacy: SamplePharmacy;
let ana: StaffActor;
let park: StaffActor;
let elsewhere: StaffActor;
let rosa: SamplePerson;

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => NOW };
  pharmacy = await addSamplePharmacy(database.kysely);
  ana = await addStaff(database.kysely, "technician", { pharmacyId: pharmacy.downey, name: "Ana Ruiz" });
  park = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.downey });
  elsewhere = await addStaff(database.kysely, "pharmacist", { pharmacyId: pharmacy.honolulu });
});
afterAll(() => database.drop());
beforeEach(async () => {
  rosa = await addPerson(database.kysely);
});

const item = (more: Parameters<typeof addItem>[2] = {}) => addItem(database.kysely, [pharmacy.downey], more);

/** Rosa's order of so many pieces of each, as the pharmacy sees it. */
async function ordered(itemIds: readonly string[], quantity = 2) {
  const items = itemIds.map((itemId) => ({ itemId, quantity }));
  const { confirmationNumber } = answerOf(await orderWith(dependencies, askFor(pharmacy, rosa, [], { items })));
  const [order] = await readOrders(dependencies, rosa.actor, confirmationNumber);
  if (order === undefined) throw new Error("no order");
  return order;
}

async function seen(orderId: string) {
  const rows = await database.kysely
    .selectFrom("order_items")
    .select(["order_item_id as id", "version", "status"])
    .where("order_id", "=", orderId)
    .orderBy("position")
    .execute();
  return rows;
}

async function act(
  orderId: string,
  name: StaffItemAct,
  { by = ana, reason = null }: { by?: StaffActor; reason?: Parameters<typeof actOnItems>[2]["reason"] } = {},
) {
  return actOnItems(dependencies, by, { orderId, act: name, items: await seen(orderId), reason });
}

const statuses = async (orderId: string) => (await seen(orderId)).map(({ status }) => status);

describe("items of an order at the pharmacy", () => {
  it("are gathered, made ready and handed over together, and leave the list", async () => {
    const { orderId } = await ordered([await item(), await item()]);
    const before = await listPickLists(dependencies, ana);
    if (before.kind === "refused") throw new Error(before.code);
    const mine = before.lists.find(({ items }) => items[0]?.row.order_id === orderId);
    expect(mine?.items.map(({ acts }) => acts)).toEqual([
      ["gather", "refuse"],
      ["gather", "refuse"],
    ]);
    for (const [name, status] of [
      ["gather", "gathered"],
      ["make-ready", "ready"],
      ["hand-over", "picked-up"],
    ] as const) {
      expect(await act(orderId, name)).toEqual({ kind: "done" });
      expect(await statuses(orderId)).toEqual([status, status]);
    }
    const after = await listPickLists(dependencies, ana);
    expect(after.kind === "lists" && after.lists.some(({ items }) => items[0]?.row.order_id === orderId)).toBe(false);
    const events = await database.kysely
      .selectFrom("item_events")
      .innerJoin("order_items", "order_items.order_item_id", "item_events.order_item_id")
      .select(["item_events.status", "by_kind", "by_staff_id"])
      .where("order_id", "=", orderId)
      .where("position", "=", 0)
      .orderBy("sequence")
      .execute();
    expect(events.map(({ status }) => status)).toEqual(["received", "gathered", "ready", "picked-up"]);
    expect(events[1]).toMatchObject({ by_kind: "staff", by_staff_id: ana.staffId });
  });

  it("are one's to act on and not two's: the slower one is told, and nothing is lost", async () => {
    const { orderId } = await ordered([await item()]);
    const items = await seen(orderId);
    const results = await Promise.all(
      [ana, park].map((by) => actOnItems(dependencies, by, { orderId, act: "gather", items, reason: null })),
    );
    const codes = results.map((result) => (result.kind === "refused" ? result.code : result.kind));
    expect(codes.filter((code) => code === "done")).toHaveLength(1);
    expect(codes.filter((code) => code !== "done")).toEqual(["changed-meanwhile"]);
    expect((await seen(orderId))[0]).toMatchObject({ status: "gathered", version: 2 });
  });

  it("are nobody's at another pharmacy, nor an agent's", async () => {
    const { orderId } = await ordered([await item()]);
    expect(await act(orderId, "gather", { by: elsewhere })).toMatchObject({ code: "not-found" });
    const agent = await addStaff(database.kysely, "agent");
    expect(await act(orderId, "gather", { by: agent })).toMatchObject({ code: "not-allowed" });
  });

  it("can't be handed over before they are ready", async () => {
    const { orderId } = await ordered([await item()]);
    expect(await act(orderId, "hand-over")).toMatchObject({ code: "not-now" });
  });

  it("that can't be had are refused with a reason, which the member reads, and cost nothing", async () => {
    const itemId = await item();
    const { orderId, confirmationNumber } = await ordered([itemId]);
    expect(await act(orderId, "refuse")).toMatchObject({ code: "bad-input" });
    expect(await act(orderId, "refuse", { reason: "damaged" })).toEqual({ kind: "done" });
    const [read] = await readOrders(dependencies, rosa.actor, confirmationNumber);
    expect(read).toMatchObject({ open: false, items: [{ row: { status: "not-available", reason: "damaged" } }] });
    expect(await onShelf(database.kysely, pharmacy.downey, itemId)).toBe(8);
  });

  it("that nobody fetched stand on the shelf again", async () => {
    const itemId = await item();
    const { orderId } = await ordered([itemId]);
    for (const name of ["gather", "make-ready", "return"] as const) await act(orderId, name);
    expect(await statuses(orderId)).toEqual(["returned"]);
    expect(await onShelf(database.kysely, pharmacy.downey, itemId)).toBe(10);
  });

  it("that are ready go over the counter with a refill of the same order", async () => {
    const refill = await addPrescription(database.kysely, pharmacy, rosa);
    const items = [{ itemId: await item(), quantity: 1 }];
    const placed = answerOf(await orderWith(dependencies, askFor(pharmacy, rosa, [refill], { items })));
    const [order] = await readOrders(dependencies, rosa.actor, placed.confirmationNumber);
    const { orderId = "" } = order ?? {};
    await act(orderId, "gather");
    await act(orderId, "make-ready");
    const lineId = placed.lines[0]?.lineId ?? "";
    await verifyPrescription(dependencies, park, { lineId, version: 1, override: null, warnings: null });
    const stock = { barcode: "0000-0000-00", lot: "A1", expiresOn: addDays(TODAY, 400) };
    await countMedicine(dependencies, ana, { lineId, version: 2, ...stock });
    await checkFill(dependencies, park, { lineId, version: 3 });
    const given = { identity: "birth-date-and-address", counseling: "declined" } as const;
    expect(await handOver(dependencies, park, { lineId, version: 4, ...given })).toMatchObject({ kind: "done" });
    expect(await statuses(orderId)).toEqual(["picked-up"]);
  });
});

describe("the buyer of items", () => {
  const DAY_MS = 86_400_000;
  const inDays = (days: number): Dependencies => ({ database, clock: () => new Date(NOW.getTime() + days * DAY_MS) });
  /** What the outbox would tell of an order, oldest first. */
  const queued = async (orderId: string) => {
    const rows = await database.kysely.selectFrom("outbox").select("payload").where("topic", "=", "notice").execute();
    return rows
      .map(({ payload }) => payload as { kind: string; orderId: string; memberId: string; details: object })
      .filter((notice) => notice.orderId === orderId);
  };

  it("is told once of all that is ready, and of what can't be had, and not of the pharmacy's own steps", async () => {
    const { orderId } = await ordered([await item(), await item()]);
    await act(orderId, "gather");
    expect(await queued(orderId)).toEqual([]);
    await act(orderId, "make-ready");
    expect(await queued(orderId)).toMatchObject([
      { kind: "ready", memberId: rosa.memberId, details: { pharmacy: "Downey" } },
    ]);
    await act(orderId, "hand-over");
    expect(await queued(orderId)).toHaveLength(1);
    const other = await ordered([await item()]);
    await act(other.orderId, "refuse", { reason: "damaged" });
    expect(await queued(other.orderId)).toMatchObject([{ kind: "declined" }]);
  });

  it("hears how many things an order has, medicines and items together", async () => {
    const refill = await addPrescription(database.kysely, pharmacy, rosa);
    const items = [{ itemId: await item(), quantity: 1 }];
    const { confirmationNumber } = answerOf(await orderWith(dependencies, askFor(pharmacy, rosa, [refill], { items })));
    const [{ orderId } = { orderId: "" }] = await readOrders(dependencies, rosa.actor, confirmationNumber);
    await tellOrderPlaced(dependencies, { orderId });
    const { details } = await database.kysely
      .selectFrom("notices")
      .select("details")
      .where("order_id", "=", orderId)
      .executeTakeFirstOrThrow();
    expect(details).toEqual({ lines: 2 });
  });

  it("is reminded after a week of what waits, and told when the clock has put it back on the tenth day", async () => {
    const itemId = await item();
    const { orderId } = await ordered([itemId]);
    await act(orderId, "gather");
    await act(orderId, "make-ready");
    const reminders = () =>
      database.kysely
        .selectFrom("notices")
        .select(["kind", "details"])
        .where("order_id", "=", orderId)
        .where("kind", "=", "return-soon")
        .execute();
    await remindUnfetched(inDays(6));
    expect(await reminders()).toEqual([]);
    await remindUnfetched(inDays(8));
    await remindUnfetched(inDays(9));
    expect(await reminders()).toMatchObject([{ details: { by: addDays(TODAY, 9) } }]);

    await returnUnfetchedItems(inDays(9));
    expect(await statuses(orderId)).toEqual(["ready"]);
    await Promise.all([returnUnfetchedItems(inDays(10)), returnUnfetchedItems(inDays(10))]);
    expect(await statuses(orderId)).toEqual(["returned"]);
    expect(await onShelf(database.kysely, pharmacy.downey, itemId)).toBe(10);
    expect((await queued(orderId)).map(({ kind }) => kind)).toEqual(["ready", "returned"]);
    const { by_kind: who } = await database.kysely
      .selectFrom("item_events")
      .innerJoin("order_items", "order_items.order_item_id", "item_events.order_item_id")
      .select("by_kind")
      .where("order_id", "=", orderId)
      .orderBy("sequence", "desc")
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(who).toBe("system");
  });

  it("finds them with the bag of the same order for as long as that stands", async () => {
    const refill = await addPrescription(database.kysely, pharmacy, rosa);
    const items = [{ itemId: await item(), quantity: 1 }];
    const { confirmationNumber } = answerOf(await orderWith(dependencies, askFor(pharmacy, rosa, [refill], { items })));
    const [{ orderId } = { orderId: "" }] = await readOrders(dependencies, rosa.actor, confirmationNumber);
    await act(orderId, "gather");
    await act(orderId, "make-ready");
    const bag = database.kysely.updateTable("order_lines").where("order_id", "=", orderId);
    await bag.set({ status: "ready-for-pickup" }).execute();
    await returnUnfetchedItems(inDays(12));
    expect(await statuses(orderId)).toEqual(["ready"]);
    await bag.set({ status: "returned-to-stock" }).execute();
    await returnUnfetchedItems(inDays(12));
    expect(await statuses(orderId)).toEqual(["returned"]);
  });
});

describe("the shelf", () => {
  it("is changed with who and when; what was sold meanwhile stays sold", async () => {
    const itemId = await item();
    await ordered([itemId], 3);
    const change = { itemId, version: 1, offered: true, priceCents: 799, onHand: 24, seenOnHand: 10 };
    expect(await changeShelf(dependencies, ana, change)).toEqual({ kind: "done" });
    const shelf = await readShelf(dependencies, ana, "en");
    if (shelf.kind === "refused") throw new Error(shelf.code);
    expect(shelf.rows.find(({ item_id }) => item_id === itemId)).toMatchObject({
      price_cents: 799,
      on_hand: 21,
      promised: 3,
      version: 2,
      changed_by: "Ana Ruiz",
      changed_at: NOW,
    });
  });

  it("is changed by one at a time", async () => {
    const itemId = await item();
    const change = { itemId, version: 1, offered: false, priceCents: 649, onHand: 10, seenOnHand: 10 };
    const results = await Promise.all([ana, park].map((by) => changeShelf(dependencies, by, change)));
    expect(results.map((result) => (result.kind === "refused" ? result.code : "done")).sort()).toEqual([
      "changed-meanwhile",
      "done",
    ]);
  });

  it("of another pharmacy is not touched", async () => {
    const itemId = await item();
    const change = { itemId, version: null, offered: true, priceCents: 500, onHand: 4, seenOnHand: 0 };
    expect(await changeShelf(dependencies, elsewhere, change)).toEqual({ kind: "done" });
    expect(await onShelf(database.kysely, pharmacy.downey, itemId)).toBe(10);
    expect(await onShelf(database.kysely, pharmacy.honolulu, itemId)).toBe(4);
  });
});
