import { expect, test } from "vitest";
import { browse } from "#member-app/testing/browse.ts";
import {
  downey,
  emptyBag,
  fullBag,
  home,
  mixedQuote,
  number,
  placed,
  visa,
} from "#member-app/testing/ordering-samples.ts";
import { refusal } from "#pages/testing/scripted-api.ts";

const pickup = `/bag?delivery=pickup&pharmacy=${downey.id}`;
const asShown = {
  act: "order",
  key: "key-of-this-page",
  shown: pickup,
  delivery: "pickup",
  pharmacy: downey.id,
  address: home.id,
  card: visa.id,
  line: ['{"rxNumber":"7001001010"}'],
};
const reviewing = { "GET /bag": fullBag, "POST /quotes": mixedQuote };

test("the review tells each line's outcome, promise and price with its reason, and the total on the button", async () => {
  const { words } = await browse(reviewing).open("/bag");
  expect(words).toContain("Rosa Delgado");
  expect(words).toContain("Ready by Wed, Nov 25");
  expect(words).toContain("$10.00");
  expect(words).toContain("Your copay");
  expect(words).toContain("Order 1 refill · $10.00 at pick-up");
});

test("mixed outcomes are told before ordering, with what to do", async () => {
  const { words } = await browse(reviewing).open("/bag");
  expect(words).toContain("1 of 2 will be ordered.");
  expect(words).toContain("Call the pharmacy about this prescription. What to do: Call the pharmacy");
});

test("only the lines that go ahead are sent, the bag keeps the rest", async () => {
  const { html } = await browse(reviewing).open("/bag");
  expect([...html.matchAll(/name="line"/g)]).toHaveLength(1);
});

test("the pharmacy on the label is chosen, and the quote asked for pick-up there", async () => {
  const browser = browse(reviewing);
  await browser.open("/bag");
  expect(browser.asked.find(({ call }) => call === "POST /quotes")?.body).toEqual({
    lines: fullBag.lines.map(({ line }) => line),
    delivery: { kind: "pickup", pharmacyId: downey.id },
  });
});

test("for mail the first address and card are offered", async () => {
  const browser = browse(reviewing);
  const { words } = await browser.open("/bag?delivery=mail");
  expect(browser.asked.find(({ call }) => call === "POST /quotes")?.body).toMatchObject({
    delivery: { kind: "mail", addressId: home.id },
    paymentMethodId: visa.id,
  });
  expect(words).toContain("Mail to 11850 Brookshire Avenue, Downey");
  expect(words).toContain("Order 1 refill · $10.00 charged when we ship");
});

test("mail without an address asks for one instead of deciding", async () => {
  const browser = browse({ ...reviewing, "GET /addresses": { addresses: [] }, "GET /pharmacies": { pharmacies: [] } });
  const { words } = await browser.open("/bag?delivery=mail");
  expect(words).toContain("We need an address to mail to.");
  expect(browser.asked.map(({ call }) => call)).not.toContain("POST /quotes");
});

test("ordering sends the lines shown under the page's key and leads to the confirmation", async () => {
  const browser = browse({ ...reviewing, "POST /orders": placed });
  const seen = await browser.send("/bag", asShown);
  expect(seen.location).toBe(`/orders/${number}?placed=1`);
  const sent = browser.asked.find(({ call }) => call === "POST /orders");
  expect(sent?.headers.get("Idempotency-Key")).toBe("key-of-this-page");
  expect(sent?.body).toEqual({
    lines: [{ rxNumber: "7001001010" }],
    delivery: { kind: "pickup", pharmacyId: downey.id },
  });
});

test("the same page sent again, when the bag is empty by then, sends the same order", async () => {
  const browser = browse({ "GET /bag": emptyBag, "POST /orders": placed });
  expect((await browser.send("/bag", asShown)).location).toBe(`/orders/${number}?placed=1`);
});

test("what was ordered before leads to its order and says that nothing was ordered twice", async () => {
  const again = { ...placed, lines: placed.lines.map((line) => ({ ...line, outcome: "already-ordered" })) };
  const seen = await browse({ ...reviewing, "POST /orders": again }).send("/bag", asShown);
  expect(seen.location).toBe(`/orders/${number}?already=1`);
});

test("a way changed after the price was shown is not ordered before its own price was shown", async () => {
  const browser = browse({ ...reviewing, "POST /orders": placed });
  const seen = await browser.send("/bag", { ...asShown, delivery: "mail" });
  expect(seen.location).toBe(`/bag?delivery=mail&address=${home.id}&card=${visa.id}&changed=1`);
  expect(browser.asked.map(({ call }) => call)).not.toContain("POST /orders");
  expect((await browser.open(seen.location ?? "")).words).toContain("You changed how you get it.");
});

test("a refused order says why and keeps the choice", async () => {
  const browser = browse({
    ...reviewing,
    "POST /orders": refusal(422, "payment-method-required", "Choose a card to pay for a mailed order."),
  });
  const mail = `/bag?delivery=mail&address=${home.id}&card=${visa.id}`;
  const seen = await browser.send("/bag", { ...asShown, delivery: "mail", shown: mail });
  expect(seen.status).toBe(422);
  expect(seen.words).toContain("Choose a card to pay for a mailed order.");
  expect(seen.html).toMatch(/value="mail"[^>]* checked/);
});

test("where it is not known whether the order went in, the page keeps its key", async () => {
  const browser = browse({
    ...reviewing,
    "POST /orders": refusal(503, "try-again", "Try again; nothing is ordered twice."),
  });
  const seen = await browser.send("/bag", asShown);
  expect(seen.status).toBe(503);
  expect(seen.html).toContain('name="key" value="key-of-this-page"');
});

test("90 days is asked for the line, and the choice of delivery stays", async () => {
  const line = fullBag.lines[0]?.id ?? "";
  const browser = browse({ ...reviewing, [`PATCH /bag/lines/${line}`]: fullBag });
  const seen = await browser.send("/bag", { ...asShown, act: `days:${line}:90` });
  expect(seen.location).toBe(pickup);
  expect(browser.asked.find(({ call }) => call.startsWith("PATCH"))?.body).toEqual({ daysSupply: 90 });
});

test("taking out what is gone already is no fault", async () => {
  expect((await browse(reviewing).send("/bag", { ...asShown, act: "take-out:gone" })).location).toBe(pickup);
});

test("an empty bag leads back to the medicines", async () => {
  const { words } = await browse().open("/bag");
  expect(words).toContain("Your bag is empty");
  expect(words).toContain("Go to my medicines");
});

test("the review speaks Spanish", async () => {
  expect((await browse(reviewing).open("/bag?lang=es")).words).toContain("Pedir 1 resurtido · $10.00 al recoger");
});

const [quoted] = mixedQuote.lines;
const [lineInBag] = fullBag.lines;
const price = (amountCents: number) => ({ amountCents, currency: "USD", code: "copay", because: "Your copay" });

test("30 and 90 days stand side by side, each with its price", async () => {
  const line = {
    ...quoted,
    daysSupply: 30,
    daysChoices: [
      { daysSupply: 30, price: price(1000) },
      { daysSupply: 90, price: price(2000) },
    ],
  };
  const { words, html } = await browse({ ...reviewing, "POST /quotes": { ...mixedQuote, lines: [line] } }).open("/bag");
  expect(words).toContain("30 days: $10.00 chosen 90 days: $20.00 · $6.67 for 30 days");
  expect(html).toContain(`value="days:${lineInBag?.id}:90"`);
});

test("mail that comes too late says so, with pick-up instead or a few days asked for in the same order", async () => {
  const gap = {
    runsOutOn: "2026-11-27",
    arrivesBy: "2026-12-04",
    daysWithout: 7,
    words: "7 days without it.",
    pickup: { pharmacyId: downey.id, pharmacyName: "Harbor Downey", by: "2026-11-24" },
    bridge: { days: 7, pharmacyName: "Harbor Downey" },
  };
  const changed = `PATCH /bag/lines/${lineInBag?.id}`;
  const answers = { ...reviewing, "POST /quotes": { ...mixedQuote, lines: [{ ...quoted, gap }] }, [changed]: fullBag };
  const browser = browse(answers);
  const { words } = await browser.open("/bag?delivery=mail");
  expect(words).toContain("7 days without it.");
  expect(words).toContain("Pick it up at Harbor Downey: ready by Tue, Nov 24");
  expect(words).toContain("Ask a pharmacist for 7 days until it comes");
  await browser.send("/bag", { ...asShown, act: `bridge:${lineInBag?.id}:on` });
  await browser.send("/bag", { ...asShown, act: `pick-up:${lineInBag?.id}:${downey.id}` });
  expect(browser.asked.filter(({ call }) => call === changed).map(({ body }) => body)).toEqual([
    { bridge: true },
    { delivery: { kind: "pickup", pharmacyId: downey.id }, bridge: false },
  ]);
});

test("one person's lines go another way than the rest, and only then a card is sent with a pick-up", async () => {
  const changed = `PATCH /bag/lines/${lineInBag?.id}`;
  const browser = browse({ ...reviewing, [changed]: fullBag });
  const { words } = await browser.open("/bag");
  expect(words).toContain(`Mail these to ${home.line1}`);
  await browser.send("/bag", { ...asShown, act: `mail-to:${lineInBag?.id}:${home.id}` });
  const delivery = { kind: "mail", addressId: home.id } as const;
  expect(browser.asked.find(({ call }) => call === changed)?.body).toEqual({ delivery });
  const line = { rxNumber: "7001001010", delivery };
  const mailed = {
    ...fullBag,
    lines: fullBag.lines.map((each, index) => (index === 0 ? { ...each, line } : each)),
  };
  const after = browse({ ...reviewing, "GET /bag": mailed });
  const seen = await after.open("/bag");
  expect(seen.words).toContain(`Not with the rest: Mail to ${home.line1}`);
  expect(after.asked.find(({ call }) => call === "POST /quotes")?.body).toMatchObject({ paymentMethodId: visa.id });
});
