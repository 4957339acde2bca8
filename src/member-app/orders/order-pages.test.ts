import { expect, test } from "vitest";
import type { OrderItem } from "#contracts/items.ts";
import { browse } from "#member-app/testing/browse.ts";
import { fullBag, number, order } from "#member-app/testing/ordering-samples.ts";
import { refusal } from "#pages/testing/scripted-api.ts";

const path = `/orders/${number}`;
const line = order.lines[0];
const cancel = `${path}/cancel/${line?.id}`;
const orderedItem: OrderItem = {
  id: "0198c0de-0000-7000-8000-000000000097",
  itemId: "0198c0de-0000-7000-8000-000000000096",
  name: "Antacid tablets",
  package: "72 tablets",
  quantity: 1,
  status: "received",
  statusWords: "The pharmacy has your order",
  price: { amountCents: 649, currency: "USD", code: "shelf-price", because: "Shelf price" },
  promise: { kind: "arrives-by", by: "2026-12-04" },
  promiseWords: "Arrives by Fri, Dec 4",
  delivery: { kind: "mail", pharmacyId: "0198c0de-0000-7000-8000-000000000095", pharmacyName: "Harbor Mail Order" },
  canCancel: true,
};
const one = { [`GET ${path}`]: order };

test("the confirmation shows the number in three groups first, then what happens to each line", async () => {
  const { words } = await browse(one).open(`${path}?placed=1`);
  expect(words).toMatch(/Confirmation number 482 177 3605.* Your order is in/);
  expect(words).toContain("Placed Tue, Nov 24, 10:30");
  expect(words).toContain("Ready by Wed, Nov 25");
  expect(words).toContain("To pay $10.00 at pick-up");
});

test("what was not ordered is said to be in the bag still", async () => {
  const { words } = await browse({ ...one, "GET /bag": { ...fullBag, lines: fullBag.lines.slice(1) } }).open(
    `${path}?placed=1`,
  );
  expect(words).toContain("1 thing is still in your bag");
});

test("the receipt can be kept as plain text", async () => {
  const { html } = await browse(one).open(`${path}/receipt.txt`);
  expect(html).toContain("Confirmation number: 482 177 3605");
  expect(html).toContain("Atorvastatin 20 mg tablet · Rosa Delgado");
  expect(html).not.toContain("<");
});

test("tracking tells where each line is, and moves by itself only while the order is open", async () => {
  const { html, words } = await browse(one).open(path);
  expect(words).toContain("You are here");
  expect(words).toContain("Being filled");
  expect(html).toContain("/assets/live-order.js");
  const closed = await browse({ [`GET ${path}`]: { ...order, open: false } }).open(path);
  expect(closed.html).not.toContain("/assets/live-order.js");
});

test("a line is cancelled after one more question that says what it costs", async () => {
  const browser = browse({ ...one, [`POST ${path}/lines/${line?.id}/cancel`]: order });
  expect((await browser.open(path)).html).toContain(`href="${cancel}"`);
  expect((await browser.open(cancel)).words).toContain("Cancelling costs nothing");
  expect((await browser.send(cancel, {})).location).toBe(`${path}?cancelled=1`);
});

test("when picking began meanwhile, the page says so", async () => {
  const began = refusal(409, "picking-began", "The pharmacy has started on this refill.");
  const seen = await browse({ ...one, [`POST ${path}/lines/${line?.id}/cancel`]: began }).send(cancel, {});
  expect(seen.status).toBe(409);
  expect(seen.words).toContain("The pharmacy has started on this refill.");
});

test("a refill that ships late says the new day and what saying nothing means, and lets one wait or cancel", async () => {
  const delay = {
    promisedOn: "2026-11-25",
    newOn: "2026-11-30",
    silence: "waits",
    answerBy: "2026-12-01T08:00:00.000Z",
  };
  const late = { ...order, lines: [{ ...line, delay }] };
  const answerCall = `POST ${path}/lines/${line?.id}/delay`;
  const browser = browse({ [`GET ${path}`]: late, [answerCall]: late });
  const { words } = await browser.open(path);
  expect(words).toContain("It ships later than we said: on Mon, Nov 30");
  expect(words).toContain("If you do nothing, we send it on the new day");
  const sent = await browser.send(`${path}/late/${line?.id}`, { answer: "cancel" });
  expect(sent.location).toBe(`${path}?late-cancelled=1`);
  expect(browser.asked.find(({ call }) => call === answerCall)?.body).toEqual({ answer: "cancel" });
  const second = { ...delay, silence: "cancels" };
  const again = browse({ [`GET ${path}`]: { ...order, lines: [{ ...line, delay: second }] } });
  expect((await again.open(path)).words).toContain("If we don't hear from you by Tue, Dec 1");
  const gone = browse({ [`GET ${path}`]: late, [answerCall]: refusal(409, "picking-began", "On its way.") });
  expect((await gone.send(`${path}/late/${line?.id}`, { answer: "cancel" })).location).toBe(`${path}?late-too-late=1`);
});

test("open orders come before past ones", async () => {
  const past = { ...order, confirmationNumber: "1112223334", open: false };
  const { words } = await browse({ "GET /orders": { orders: [past, order] } }).open("/orders");
  expect(words.indexOf("482 177 3605")).toBeLessThan(words.indexOf("111 222 3334"));
  expect((await browse({ "GET /orders": { orders: [] } }).open("/orders")).words).toContain("No orders yet");
});

test("an order that is not mine does not exist", async () => {
  expect((await browse().open("/orders/1112223334")).status).toBe(404);
});

test("an item that ships late has the same choice, without a word of refills", async () => {
  const delay = { promisedOn: "2026-11-25", newOn: "2026-11-30", silence: "cancels", answerBy: "2026-12-01T08:00:00Z" };
  const item = { ...orderedItem, delay };
  const call = `POST ${path}/items/${item.id}/delay`;
  const browser = browse({ [`GET ${path}`]: { ...order, lines: [], items: [item] }, [call]: order });
  const { words } = await browser.open(path);
  expect(words).toContain("It ships later than we said: on Mon, Nov 30");
  expect(words).not.toContain("refill stays yours");
  expect((await browser.send(`${path}/items/${item.id}/late`, { answer: "cancel" })).location).toBe(
    `${path}?late-item-cancelled=1`,
  );
  expect((await browser.send(`${path}/items/${item.id}/late`, { answer: "wait" })).location).toBe(`${path}?waiting=1`);
});

test("an item on its way shows its parcel once, and says when it came", async () => {
  const parcel = {
    ...{ carrier: "USPS", trackingNumber: "9400111020088123456781", trackingUrl: "https://tools.usps.com/" },
    ...{ silent: false, contents: [orderedItem.name], events: [] },
  };
  const items = [orderedItem, { ...orderedItem, id: "0198c0de-0000-7000-8000-000000000099" }];
  const shown = items.map((item) => ({ ...item, status: "shipped", statusWords: "Delivered", parcel }));
  const { html, words } = await browse({ [`GET ${path}`]: { ...order, lines: [], items: shown } }).open(path);
  expect(html.split(parcel.trackingNumber)).toHaveLength(2);
  expect(words).toContain("Delivered");
});

test("what came broken is chosen about: again or money back; a pharmacist decides on a controlled one", async () => {
  const parcel = { id: "0198c0de-0000-7000-8000-000000000098", lineIds: [line?.id], itemIds: [] };
  const came = { ...order, lines: [{ ...line, status: "delivered" }] };
  const call = `GET ${path}/broken-parcels`;
  const post = { [`POST ${path}/broken-parcels/${parcel.id}`]: null };
  const open = { [`GET ${path}`]: came, ...post };
  const controlled = browse({ ...open, [call]: { parcels: [{ ...parcel, wish: "refund", pharmacistDecides: true }] } });
  const { words } = await controlled.open(path);
  expect(words).toContain("Your parcel came broken");
  expect(words).toContain("You asked for: Give me my money back");
  const noted = await controlled.send(`${path}/broken/${parcel.id}`, { wish: "replace" });
  expect(noted.location).toBe(`${path}?broken-noted=1`);
  const done = await browse({ ...open, [call]: { parcels: [] } }).send(`${path}/broken/${parcel.id}`, {
    wish: "refund",
  });
  expect(done.location).toBe(`${path}?broken-done=1`);
  const inAnotherTab = await browse({ [`GET ${path}`]: came }).send(`${path}/broken/${parcel.id}`, { wish: "refund" });
  expect(inAnotherTab.location).toBe(path);
});

test("while something is wrong with its parcel, a line is no good news and promises no day", async () => {
  const shipped = { ...line, status: "shipped", statusWords: "Something is wrong with the parcel" };
  const seen = async (more: object) =>
    (await browse({ [`GET ${path}`]: { ...order, lines: [{ ...shipped, ...more }] } }).open(path)).html;
  expect(await seen({})).toContain('data-tone="well"');
  const html = await seen({ parcelInDoubt: true });
  expect(html).toContain('data-tone="wait"');
  expect(html).not.toContain(line?.promiseWords);
});
