import { expect, test } from "vitest";
import type { PickLists, Shelf } from "#contracts/staff/items.ts";
import { refusal } from "#pages/testing/scripted-api.ts";
import { itemPages } from "#staff-workbench/items/item-pages.tsx";
import { browseWorkbench, staffOfRole } from "#staff-workbench/testing/browse.ts";

const id = (last: number) => `0198c0de-0000-7000-8000-${String(last).padStart(12, "0")}`;
const [antacid, never, orderId, first, second] = [id(1), id(2), id(3), id(4), id(5)];
const pharmacy = { name: "Downey Pharmacy", timeZone: "America/Los_Angeles" };

const shelf: Shelf = {
  pharmacy,
  waiting: 1,
  items: [
    {
      id: antacid,
      name: "Antacid tablets",
      package: "96 tablets",
      category: "stomach",
      categoryWords: "Stomach",
      upc: "300999006107",
      shelf: { version: 4, offered: true, priceCents: 559, onHand: 0 },
      promised: 2,
      changed: { by: "Ana Ruiz", at: "2026-11-24T18:00:00.000Z" },
    },
    {
      id: never,
      name: "Ear drops",
      package: "1 bottle",
      category: "eye-and-ear",
      categoryWords: "Eyes and ears",
      upc: "300999006206",
      promised: 0,
    },
  ],
};
const item = { name: "Antacid tablets", package: "96 tablets", upc: "300999006107", quantity: 2 };
const lists: PickLists = {
  pharmacy,
  orders: [
    {
      orderId,
      confirmationNumber: "4821773605",
      placedAt: "2026-11-24T17:00:00.000Z",
      dueAt: "2026-11-24T20:00:00.000Z",
      overdue: true,
      delivery: "pickup",
      member: { name: "Rosa Delgado", birthDate: "1961-04-05" },
      withRefills: true,
      items: [
        { ...item, id: first, version: 1, status: "received", acts: ["gather", "refuse"] },
        { ...item, id: second, version: 3, status: "ready", acts: ["hand-over", "return"] },
      ],
    },
  ],
};
const browse = (more: Parameters<typeof browseWorkbench>[2] = {}) =>
  browseWorkbench([itemPages], staffOfRole("technician"), {
    "GET /staff/items": shelf,
    "GET /staff/item-orders": lists,
    ...more,
  });

test("the shelf shows price, pieces, what is promised and who changed it last", async () => {
  const { html } = await browse().open("/staff/items");
  for (const text of ["5.59", "Sold out", "Ana Ruiz", "1 order waits for items"]) expect(html).toContain(text);
});

test("a search leaves what matches", async () => {
  const { html } = await browse().open("/staff/items?q=ear");
  expect(html).toContain("Ear drops");
  expect(html).not.toContain("Antacid tablets");
});

test("a row is saved with the version and the pieces seen", async () => {
  const browser = browse({ [`POST /staff/items/${antacid}`]: { done: true } });
  const fields = { version: "4", seenOnHand: "0", price: "5,79", onHand: "24", offered: "1", q: "ant" };
  const seen = await browser.send(`/staff/items/${antacid}`, fields);
  expect(seen.location).toBe("/staff/items?q=ant&done=saved");
  expect(browser.asked.find(({ call }) => call.startsWith("POST"))?.body).toEqual({
    version: 4,
    offered: true,
    priceCents: 579,
    onHand: 24,
    seenOnHand: 0,
  });
});

test.each(["", "-1", "6.499", "free"])("a price of “%s” is not sent", async (price) => {
  const browser = browse();
  const seen = await browser.send(`/staff/items/${antacid}`, { version: "4", seenOnHand: "0", price, onHand: "1" });
  expect(seen.status).toBe(422);
  expect(browser.asked.some(({ call }) => call.startsWith("POST"))).toBe(false);
});

test("a pick list offers each step for all it concerns, and the exception for one", async () => {
  const { html } = await browse().open("/staff/items/orders");
  for (const text of ["Overdue", "Rosa Delgado", "Gathered (1)", "Handed over (1)", "over the counter with them"])
    expect(html).toContain(text);
  expect(html).toContain("A problem with Antacid tablets");
});

test("a step is sent with the versions seen; who was slower is told", async () => {
  const path = `POST /staff/item-orders/${orderId}`;
  const browser = browse({ [path]: { done: true } });
  const fields = { act: "gather", item: `${first} 1` };
  expect((await browser.send(`/staff/items/orders/${orderId}`, fields)).location).toBe(
    `/staff/items/orders?done=gather#o-${orderId}`,
  );
  expect(browser.asked.find(({ call }) => call === path)?.body).toEqual({
    act: "gather",
    items: [{ id: first, version: 1 }],
  });
  const late = browse({ [path]: refusal(409, "changed-meanwhile", "This has changed since you opened it.") });
  const seen = await late.send(`/staff/items/orders/${orderId}`, fields);
  expect(seen.status).toBe(409);
  expect(seen.html).toContain("This has changed since you opened it.");
});
