import { expect, test } from "vitest";
import type { Catalogue, CatalogueItem, DecidedItem } from "#contracts/items.ts";
import type { Quote } from "#contracts/orders.ts";
import { browse } from "#member-app/testing/browse.ts";
import { downey, emptyBag, fullBag, mixedQuote, number, order, placed } from "#member-app/testing/ordering-samples.ts";
import { refusal } from "#pages/testing/scripted-api.ts";

const vitaminId = "0198c0de-0000-7000-8000-000000000601";
const syrupId = "0198c0de-0000-7000-8000-000000000602";
const price = { amountCents: 649, currency: "USD", code: "shelf-price", because: "Shelf price" } as const;

const vitamin: CatalogueItem = {
  id: vitaminId,
  name: "Vitamin D3 1000 IU softgels",
  purpose: "For bones",
  package: "100 softgels",
  warnings: "A dietary supplement.",
  category: "vitamins",
  categoryWords: "Vitamins and minerals",
  ingredients: ["vitamin d3"],
  ingredientWords: ["vitamin d3"],
  mostPerOrder: 6,
  mailable: true,
  inStock: true,
  price,
  inCarePlan: false,
};
const syrup: CatalogueItem = {
  ...vitamin,
  id: syrupId,
  name: "Cough syrup",
  purpose: "For a dry cough",
  category: "cough-and-cold",
  categoryWords: "Cough and cold",
  ingredientWords: ["dextromethorphan"],
  mailable: false,
  inStock: false,
};
const catalogue: Catalogue = {
  pharmacy: { id: downey.id, name: downey.name, kind: "plan" },
  items: [syrup, vitamin],
};
const shop = { [`GET /items?pharmacyId=${downey.id}`]: catalogue };

const inBag = {
  itemId: vitaminId,
  name: vitamin.name,
  package: vitamin.package,
  quantity: 2,
  pharmacy: { id: downey.id, kind: "plan" },
} as const;
const bagWithItem = { ...fullBag, items: [inBag] };
const itemsAlone = { ...emptyBag, items: [inBag] };
const accepted: DecidedItem = {
  itemId: vitaminId,
  name: vitamin.name,
  quantity: 2,
  outcome: "accepted",
  code: "on-the-shelf",
  detail: "It is on the shelf.",
  advice: ["Ask the pharmacist before you take both."],
  price: { ...price, amountCents: 1298 },
  promise: { kind: "ready-by", by: "2026-11-25" },
};
const quote: Quote = { ...mixedQuote, items: [accepted], total: { amountCents: 2298, currency: "USD" } };
const reviewing = { "GET /bag": bagWithItem, "POST /quotes": quote };

test("the shelves of the nearest pharmacy show each item with its price, and what is sold out", async () => {
  const { words, html } = await browse(shop).open("/items");
  expect(words).toContain("Vitamin D3 1000 IU softgels");
  expect(words).toContain("$6.49 Shelf price");
  expect(words).toContain("Sold out here");
  expect([...html.matchAll(/value="add"/g)]).toHaveLength(1);
});

test("what is looked for is posted, and stands in no address", async () => {
  const seen = await browse(shop).send("/items", { act: "search", q: "DEXTRO", pharmacy: downey.id, category: "" });
  expect(seen.words).toContain("1 item found");
  expect(seen.words).toContain("Cough syrup");
  expect(seen.html).not.toContain(`id="i-${vitaminId}"`);
  expect(seen.html).not.toMatch(/(?:href|action)="[^"]*dextro/i);
});

test("an item goes into the bag with how many, and the page opens where it stood", async () => {
  const browser = browse({ ...shop, "POST /bag/items": itemsAlone });
  const seen = await browser.send("/items", {
    act: "add",
    item: vitaminId,
    quantity: "2",
    shop: downey.id,
    pharmacy: downey.id,
  });
  expect(seen.location).toBe(`/items?pharmacy=${downey.id}#i-${vitaminId}`);
  expect(browser.asked.find(({ call }) => call === "POST /bag/items")?.body).toEqual({
    itemId: vitaminId,
    quantity: 2,
    pharmacyId: downey.id,
  });
});

test("the review shows items with price, reason and advice, and orders refills and items together", async () => {
  const browser = browse({ ...reviewing, "POST /orders": placed });
  const { words } = await browser.open("/bag");
  expect(words).toContain("Vitamin D3 1000 IU softgels × 2");
  expect(words).toContain("Ask the pharmacist before you take both.");
  expect(words).toContain("Order 1 refill and 1 item · $22.98 at pick-up");
  const shown = `/bag?delivery=pickup&pharmacy=${downey.id}`;
  await browser.send("/bag", {
    act: "order",
    key: "k",
    shown,
    delivery: "pickup",
    pharmacy: downey.id,
    line: ['{"rxNumber":"7001001010"}'],
    item: [JSON.stringify({ itemId: vitaminId, quantity: 2 })],
  });
  expect(browser.asked.find(({ call }) => call === "POST /orders")?.body).toEqual({
    lines: [{ rxNumber: "7001001010" }],
    items: [{ itemId: vitaminId, quantity: 2 }],
    delivery: { kind: "pickup", pharmacyId: downey.id },
  });
});

test("items alone are reviewed for the pharmacy they were chosen at", async () => {
  const browser = browse({ "GET /bag": itemsAlone, "POST /quotes": { ...quote, lines: [] } });
  const { words } = await browser.open("/bag");
  expect(words).toContain("Order 1 item · ");
  expect(browser.asked.find(({ call }) => call === "POST /quotes")?.body).toMatchObject({
    lines: [],
    delivery: { kind: "pickup", pharmacyId: downey.id },
  });
});

test("one more and one fewer change how many, none takes it out", async () => {
  const browser = browse({
    ...reviewing,
    [`PATCH /bag/items/${vitaminId}`]: bagWithItem,
    [`DELETE /bag/items/${vitaminId}`]: fullBag,
  });
  await browser.send("/bag", { act: `item:${vitaminId}:3`, delivery: "pickup", pharmacy: downey.id });
  await browser.send("/bag", { act: `item:${vitaminId}:0`, delivery: "pickup", pharmacy: downey.id });
  expect(browser.asked.filter(({ call }) => call.includes("/bag/items")).map(({ call }) => call)).toEqual([
    `PATCH /bag/items/${vitaminId}`,
    `DELETE /bag/items/${vitaminId}`,
  ]);
});

test("an order's page follows its items, says why one can't be had, and leaves it out of what is paid", async () => {
  const item = {
    id: "0198c0de-0000-7000-8000-000000000701",
    itemId: vitaminId,
    name: vitamin.name,
    package: vitamin.package,
    quantity: 1,
    status: "received",
    statusWords: "The pharmacy has your order",
    price,
    promise: { kind: "ready-by", by: "2026-11-25" },
    promiseWords: "Ready by Wed, Nov 25",
    delivery: { kind: "pickup", pharmacyId: downey.id, pharmacyName: downey.name },
    canCancel: true,
  };
  const gone = {
    ...item,
    id: "0198c0de-0000-7000-8000-000000000702",
    status: "not-available",
    statusWords: "Not available",
    reasonWords: "The last one was damaged.",
    canCancel: false,
  };
  const answers = { [`GET /orders/${number}`]: { ...order, items: [item, gone] }, "GET /bag": emptyBag };
  const cancel = `POST /orders/${number}/items/${item.id}/cancel`;
  const browser = browse({ ...answers, [cancel]: refusal(409, "item-gathered", "Too late.") });
  const page = await browser.open(`/orders/${number}`);
  expect(page.words).toContain("The last one was damaged.");
  expect([...page.html.matchAll(/items\/[^"]*\/cancel"/g)]).toHaveLength(1);
  const receipt = await browser.open(`/orders/${number}?placed=1`);
  expect(receipt.words).toContain("To pay $16.49 at pick-up");
  const late = await browser.send(`/orders/${number}/items/${item.id}/cancel`, {});
  expect(late.location).toBe(`/orders/${number}?item-gathered=1`);
});

test("the shelves speak Spanish", async () => {
  expect((await browse(shop).open("/items?lang=es")).words).toContain("Poner en la bolsa");
});
