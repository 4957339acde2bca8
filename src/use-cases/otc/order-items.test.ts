import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { addItemToBag, changeBagItem } from "#use-cases/bag/bag-items.ts";
import { readBag } from "#use-cases/bag/bag.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import type { OrderAsk } from "#use-cases/orders/order-request.ts";
import type { PlaceOrderResult } from "#use-cases/orders/place-order.ts";
import { quoteOrder } from "#use-cases/orders/quote-order.ts";
import { readOrders } from "#use-cases/orders/read-orders.ts";
import { addItems } from "#use-cases/otc/add-items.ts";
import { cancelItem } from "#use-cases/otc/cancel-item.ts";
import { listItems } from "#use-cases/otc/list-items.ts";
import { answerOf, askFor, orderWith } from "#use-cases/testing/order-for.ts";
import { addItem, onShelf } from "#use-cases/testing/sample-items.ts";
import {
  addAddress,
  addCard,
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
/** Each test has a member of its own. */
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

const item = (more: Parameters<typeof addItem>[2] = {}) =>
  addItem(database.kysely, [pharmacy.downey, pharmacy.mailOrder], more);
const askItems = (items: OrderAsk["items"], more: Partial<OrderAsk> = {}, who = rosa) =>
  askFor(pharmacy, who, [], { items: items ?? [], ...more });
const order = (ask: OrderAsk, key?: Parameters<typeof orderWith>[2]) => orderWith(dependencies, ask, key);
const shelf = (itemId: string) => onShelf(database.kysely, pharmacy.downey, itemId);

/** What became of each item; of a refused order its code. */
function itemsOf(result: PlaceOrderResult): string[] {
  if (result.kind === "refused") return [`refused: ${result.code}`];
  const items = result.kind === "nothing-ordered" ? result.items : (result.answer.items ?? []);
  return items.map(({ decision }) => `${decision.kind}: ${decision.code}`);
}

describe("an order with items", () => {
  it("holds a refill and items under one number, and takes the pieces from the shelf", async () => {
    const [antacid, vitamin] = [await item(), await item({ priceCents: 899 })];
    const refill = await addPrescription(database.kysely, pharmacy, rosa);
    const ask = askFor(pharmacy, rosa, [refill], {
      items: [
        { itemId: antacid, quantity: 2 },
        { itemId: vitamin, quantity: 1 },
      ],
    });
    const { lines, items, confirmationNumber } = answerOf(await order(ask));
    expect(lines[0]).toMatchObject({ status: "received" });
    expect(items).toMatchObject([
      { status: "received", price: { amountCents: 1298, code: "shelf-price" }, promise: { kind: "ready-by" } },
      { status: "received", price: { amountCents: 899, code: "shelf-price" } },
    ]);
    expect(await shelf(antacid)).toBe(8);
    const [read] = await readOrders(dependencies, rosa.actor, confirmationNumber);
    expect(read?.lines).toHaveLength(1);
    expect(read?.items.map(({ row }) => [row.item_id, row.quantity])).toEqual([
      [antacid, 2],
      [vitamin, 1],
    ]);
    const log = await database.kysely
      .selectFrom("access_log")
      .select("action")
      .where("member_id", "=", rosa.memberId)
      .execute();
    expect(log.map(({ action }) => action).sort()).toEqual(["items-ordered", "refill-ordered"]);
  });

  it("may hold items alone", async () => {
    const { confirmationNumber, lines } = answerOf(await order(askItems([{ itemId: await item(), quantity: 1 }])));
    expect(lines).toEqual([]);
    const [read] = await readOrders(dependencies, rosa.actor);
    expect(read).toMatchObject({ confirmationNumber, open: true, lines: [] });
    expect(read?.items).toHaveLength(1);
  });

  it("shows its items to nobody but who ordered them", async () => {
    const kim = await addPerson(database.kysely);
    const refill = await addPrescription(database.kysely, pharmacy, kim);
    const ask = askFor(pharmacy, rosa, [{ ...refill, by: "number" }], {
      items: [{ itemId: await item(), quantity: 1 }],
    });
    const { confirmationNumber } = answerOf(await order(ask));
    const [read] = await readOrders(dependencies, kim.actor, confirmationNumber);
    expect(read?.lines).toHaveLength(1);
    expect(read?.items).toEqual([]);
  });

  it("goes ahead with what can be had, and says why the rest can't", async () => {
    const [there, gone] = [await item(), await item({ onHand: 0 })];
    const result = await order(
      askItems([
        { itemId: there, quantity: 1 },
        { itemId: gone, quantity: 1 },
      ]),
    );
    expect(result.kind).toBe("placed");
    expect(itemsOf(result)).toEqual(["accepted: on-the-shelf", "refused: out-of-stock"]);
  });

  it("is not placed where nothing can be had", async () => {
    const result = await order(askItems([{ itemId: await item({ onHand: 1 }), quantity: 2 }]));
    expect(result.kind).toBe("nothing-ordered");
    expect(itemsOf(result)).toEqual(["refused: fewer-left"]);
  });

  it("refuses an item that is in it twice", async () => {
    const itemId = await item();
    const twice = [
      { itemId, quantity: 1 },
      { itemId, quantity: 1 },
    ];
    expect(await order(askItems(twice))).toMatchObject({
      code: "bad-input",
      fields: { "items.1.itemId": "duplicate-item" },
    });
  });

  it("ships what can be mailed, once a card is chosen", async () => {
    const [mailed, liquid] = [await item(), await item({ mailable: false })];
    const delivery = { kind: "mail", addressId: await addAddress(database.kysely, rosa) } as const;
    const items = [
      { itemId: mailed, quantity: 1 },
      { itemId: liquid, quantity: 1 },
    ];
    expect(await order(askItems(items, { delivery }))).toMatchObject({ code: "payment-method-required" });
    const paymentMethodId = await addCard(database.kysely, rosa);
    const result = await order(askItems(items, { delivery, paymentMethodId }));
    expect(itemsOf(result)).toEqual(["accepted: on-the-shelf", "refused: not-by-mail"]);
    expect(answerOf(result).items?.[0]).toMatchObject({ promise: { kind: "arrives-by" } });
  });

  it("sells dextromethorphan in California to adults only, by where it is handed over", async () => {
    const teenager = await addPerson(database.kysely, { birth_date: "2009-06-01" });
    const syrup = await addItem(database.kysely, [pharmacy.downey, pharmacy.honolulu], {
      ingredients: ["dextromethorphan"],
    });
    const items = [{ itemId: syrup, quantity: 1 }];
    expect(itemsOf(await order(askItems(items, {}, teenager)))).toEqual(["refused: adults-only-in-state"]);
    const inHawaii = { delivery: { kind: "pickup", pharmacyId: pharmacy.honolulu } } as const;
    expect(itemsOf(await order(askItems(items, inHawaii, teenager)))).toEqual(["accepted: on-the-shelf"]);
  });

  it("gives an item of the care plan at the coverage's price", async () => {
    await addPrescription(database.kysely, pharmacy, rosa, { care_plan_otc: true });
    const ask = askItems([{ itemId: await item({ drug_id: pharmacy.drugs.ordinary, priceCents: 1899 }), quantity: 1 }]);
    expect(answerOf(await order(ask)).items?.[0]?.price).toEqual({ amountCents: 1000, code: "copay" });
  });

  it("tells to ask the pharmacist where two items hold the same", async () => {
    const [tablets, syrup] = [
      await item({ ingredients: ["acetaminophen"] }),
      await item({ ingredients: ["acetaminophen", "guaifenesin"] }),
    ];
    const quote = await quoteOrder(
      dependencies,
      rosa.actor,
      askItems([
        { itemId: tablets, quantity: 1 },
        { itemId: syrup, quantity: 1 },
      ]),
    );
    if (quote.kind !== "decided") throw new Error(quote.code);
    expect(quote.items.map(({ answer }) => answer.advice)).toEqual([
      [{ kind: "same-ingredient", ingredient: "acetaminophen", other: "item" }],
      [{ kind: "same-ingredient", ingredient: "acetaminophen", other: "item" }],
    ]);
  });
});

describe("asking again", () => {
  it("under the same key gives the same answer and takes no more from the shelf", async () => {
    const itemId = await item();
    const ask = askItems([{ itemId, quantity: 3 }]);
    const key = { subject: rosa.memberId, key: "items-once" };
    const results = await Promise.all([1, 2, 3, 4].map(() => order(ask, key)));
    const numbers = new Set(results.map((result) => answerOf(result).confirmationNumber));
    expect(numbers.size).toBe(1);
    expect(await shelf(itemId)).toBe(7);
    expect(await order(askItems([{ itemId, quantity: 2 }]), key)).toMatchObject({ code: "idempotency-key-reused" });
  });

  it("twenty at once for the last piece gives it to one", async () => {
    const itemId = await item({ onHand: 1 });
    const people = await Promise.all(Array.from({ length: 20 }, () => addPerson(database.kysely)));
    const results = await Promise.all(people.map((person) => order(askItems([{ itemId, quantity: 1 }], {}, person))));
    expect(results.filter(({ kind }) => kind === "placed")).toHaveLength(1);
    expect(results.flatMap(itemsOf).filter((outcome) => outcome === "refused: out-of-stock")).toHaveLength(19);
    expect(await shelf(itemId)).toBe(0);
  });

  it("orders for the same two items in either order do not block each other", async () => {
    const [one, other] = [await item({ onHand: 50 }), await item({ onHand: 50 })];
    const people = await Promise.all(Array.from({ length: 12 }, () => addPerson(database.kysely)));
    const results = await Promise.all(
      people.map((person, index) => {
        const ids = index % 2 === 0 ? [one, other] : [other, one];
        return order(
          askItems(
            ids.map((itemId) => ({ itemId, quantity: 1 })),
            {},
            person,
          ),
        );
      }),
    );
    expect(results.every(({ kind }) => kind === "placed")).toBe(true);
    expect([await shelf(one), await shelf(other)]).toEqual([38, 38]);
  });
});

it("the total is always the sum of what goes ahead", async () => {
  const ids = [
    await item({ priceCents: 1 }),
    await item({ priceCents: 1299 }),
    await item({ priceCents: 650, onHand: 2 }),
    await item({ priceCents: 4999, drug_id: pharmacy.drugs.ordinary }),
  ];
  const refill = await addPrescription(database.kysely, pharmacy, rosa, { care_plan_otc: true });
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.record({ itemId: fc.constantFrom(...ids), quantity: fc.integer({ min: 1, max: 7 }) }), {
        minLength: 1,
        selector: ({ itemId }) => itemId,
      }),
      fc.boolean(),
      async (items, withRefill) => {
        const ask = askFor(pharmacy, rosa, withRefill ? [refill] : [], { items });
        const quote = await quoteOrder(dependencies, rosa.actor, ask);
        if (quote.kind !== "decided") throw new Error(quote.code);
        const parts = [...quote.lines, ...quote.items].map(({ answer }) => answer.price?.amountCents ?? 0);
        expect(quote.totalCents).toBe(parts.reduce((sum, cents) => sum + cents, 0));
        for (const { answer } of quote.items)
          expect(answer.price !== undefined).toBe(answer.decision.kind === "accepted");
      },
    ),
    { numRuns: 40 },
  );
});

describe("taking an item off an order", () => {
  it("puts its pieces back on the shelf, once", async () => {
    const itemId = await item();
    const { confirmationNumber, items } = answerOf(await order(askItems([{ itemId, quantity: 4 }])));
    const ask = { confirmationNumber, orderItemId: items?.[0]?.orderItemId ?? "" };
    await Promise.all([cancelItem(dependencies, rosa.actor, ask), cancelItem(dependencies, rosa.actor, ask)]);
    expect(await shelf(itemId)).toBe(10);
    const [read] = await readOrders(dependencies, rosa.actor, confirmationNumber);
    expect(read).toMatchObject({ open: false, items: [{ row: { status: "cancelled" } }] });
  });

  it("is nobody else's to do", async () => {
    const { confirmationNumber, items } = answerOf(await order(askItems([{ itemId: await item(), quantity: 1 }])));
    const kim = await addPerson(database.kysely);
    const ask = { confirmationNumber, orderItemId: items?.[0]?.orderItemId ?? "" };
    expect(await cancelItem(dependencies, kim.actor, ask)).toMatchObject({ code: "not-found" });
  });
});

describe("the bag", () => {
  it("adds pieces up to twenty, changes them, and is empty of what was ordered", async () => {
    const [ordered, kept] = [await item(), await item()];
    for (const itemId of [ordered, ordered, kept])
      await addItemToBag(dependencies, rosa.actor, { itemId, quantity: 15, pharmacyId: pharmacy.downey });
    await changeBagItem(dependencies, rosa.actor, kept, 2);
    const bag = await readBag(dependencies, rosa.actor);
    expect(new Map(bag.items.map(({ item_id, quantity }) => [item_id, quantity]))).toEqual(
      new Map([
        [ordered, 20],
        [kept, 2],
      ]),
    );
    await order(askItems([{ itemId: ordered, quantity: 1 }]));
    expect((await readBag(dependencies, rosa.actor)).items.map(({ item_id }) => item_id)).toEqual([kept]);
  });
});

describe("the catalogue", () => {
  it("of a pharmacy has what it offers; by mail only what can be mailed", async () => {
    const [both, liquid] = [await item(), await item({ mailable: false })];
    const idsOf = async (pharmacyId: string | null) => {
      const found = await listItems(dependencies, rosa.actor, pharmacyId);
      return found.kind === "catalogue" ? found.items.map(({ row }) => row.item_id) : [];
    };
    expect(await idsOf(pharmacy.downey)).toEqual(expect.arrayContaining([both, liquid]));
    expect(await idsOf(null)).toContain(both);
    expect(await idsOf(null)).not.toContain(liquid);
    expect(await listItems(dependencies, rosa.actor, pharmacy.community)).toMatchObject({ code: "pharmacy-not-found" });
  });

  it("lets no pseudoephedrine in", async () => {
    const row = {
      item_id: "0198c0de-0000-7000-8000-000000000001",
      name: "{}",
      purpose: "{}",
      package: "{}",
      warnings: "{}",
      category: "cough-and-cold",
      upc: "999999999999",
      ingredients: ["pseudoephedrine hydrochloride"],
      most_per_order: 1,
      mailable: false,
    };
    expect(await addItems(dependencies, [row], [])).toMatchObject({ code: "forbidden-ingredient" });
  });
});
