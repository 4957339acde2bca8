import { expect, test } from "vitest";
import { addressesIn, visit } from "#member-app/testing/visit.ts";
import { refusal } from "#pages/testing/scripted-api.ts";

const key = "0198c0de-0000-7000-8000-0000000000aa";
const numbers = { mrn: "100200310", rxNumber: ["7001001010", ""], where: "label", key, act: "order" };
const placed = {
  confirmationNumber: "4821773605",
  placedAt: "2026-11-21T18:30:00.000Z",
  lines: [
    {
      rxNumber: "7001001010",
      outcome: "accepted",
      code: "accepted",
      detail: "The pharmacy has your order for this prescription.",
      promise: { kind: "ready-by", by: "2026-11-24" },
    },
  ],
};
const keyIn = (html: string) => /name="key" value="([^"]*)"/.exec(html)?.[1];

test("numbers become an order under the form's own key, with empty places left out", async () => {
  const guest = visit({ "POST /guest/orders": placed });
  const { words, status } = await guest.send("/quick-refill", numbers);
  expect(status).toBe(200);
  const [asked] = guest.sent("POST /guest/orders");
  expect(asked?.headers.get("Idempotency-Key")).toBe(key);
  expect(asked?.body).toEqual({ mrn: "100200310", lines: [{ rxNumber: "7001001010" }], delivery: { kind: "pickup" } });
  expect(words).toContain("482 177 3605");
  expect(words).toContain("Ready by Tue, Nov 24");
});

test("a repeated order shows the first confirmation, not an error", async () => {
  const again = {
    ...placed,
    lines: [{ ...placed.lines[0], outcome: "already-ordered", confirmationNumber: "4821773605" }],
  };
  const { words } = await visit({ "POST /guest/orders": again }).send("/quick-refill", numbers);
  expect(words).toContain("Already ordered");
});

test("another prescription gets its place without a script, and nothing typed is lost", async () => {
  const guest = visit({});
  const { html } = await guest.send("/quick-refill", { ...numbers, act: "add" });
  expect(html.match(/name="rxNumber"/g)).toHaveLength(3);
  expect(html).toContain('value="100200310"');
  expect(html).toContain('value="7001001010"');
  expect(guest.sent("POST /guest/orders")).toEqual([]);
});

test("another pharmacy is chosen from the nearest that take quick refills", async () => {
  const near = {
    id: "0198c0de-0000-7000-8000-000000000900",
    name: "Harbor Pasadena Pharmacy",
    line1: "455 East Green Street",
    city: "Pasadena",
    miles: 0.4,
  };
  const guest = visit({
    "GET /pharmacies?near=91101&feature=guest-refill": { pharmacies: [near] },
    "POST /guest/orders": placed,
  });
  const found = await guest.send("/quick-refill", { ...numbers, zip: "91101", act: "find" });
  expect(found.words).toContain("Less than 2 miles · 455 East Green Street, Pasadena");
  const unchosen = await guest.send("/quick-refill", { ...numbers, where: "other", zip: "91101" });
  expect(unchosen.words).toContain("Choose one of these pharmacies.");
  await guest.send("/quick-refill", { ...numbers, where: "other", zip: "91101", pharmacyId: near.id });
  expect(guest.sent("POST /guest/orders")[0]?.body).toMatchObject({
    delivery: { kind: "pickup", pharmacyId: near.id },
  });
});

test.each([
  ["en", "Sign on and order"],
  ["es", "Iniciar sesión y pedir"],
] as const)("where the area does not offer it the page says so and what to do (%s)", async (language, expected) => {
  const answers = {
    "POST /guest/orders": () => refusal(422, "feature-not-in-area", "This is not offered in your area."),
  };
  const { html, words } = await visit(answers, { language }).send("/quick-refill", numbers);
  expect(words).toContain("This is not offered in your area.");
  expect(words).toContain(expected);
  expect(addressesIn(html)).toContain("/pharmacies");
});

test("after a refusal the mended order goes out under a new key", async () => {
  const answers = {
    "POST /guest/orders": () => refusal(422, "bad-input", "Check.", { "lines.0.rxNumber": "Enter the ten digits." }),
  };
  const { html, words } = await visit(answers).send("/quick-refill", numbers);
  expect(words).toContain("Enter the ten digits.");
  expect(html).toContain('href="#rx-1"');
  expect(keyIn(html)).not.toBe(key);
});

test("an order whose fate is not known goes out again under the same key", async () => {
  const answers = { "POST /guest/orders": () => refusal(503, "try-again", "Try again.") };
  const { html, status, words } = await visit(answers).send("/quick-refill", numbers);
  expect(status).toBe(503);
  expect(words).toContain("nothing is ordered twice");
  expect(keyIn(html)).toBe(key);
});

test("no address holds a number that was typed", async () => {
  const { html } = await visit({ "POST /guest/orders": placed }).send("/quick-refill", numbers);
  expect(addressesIn(html).filter((address) => /100200310|7001001010|4821773605/.test(address))).toEqual([]);
});

test("a number ordered before, beside one that can't be, still tells the first order's number", async () => {
  const lines = [
    {
      rxNumber: "7001001010",
      outcome: "already-ordered",
      detail: "You already have an order.",
      confirmationNumber: "4821773605",
    },
    { rxNumber: "7001001127", outcome: "refused", detail: "Check the number." },
  ];
  const answer = () =>
    Response.json(
      { type: "", title: "", status: 422, code: "nothing-ordered", detail: "Nothing was ordered.", lines },
      { status: 422 },
    );
  const { words } = await visit({ "POST /guest/orders": answer }).send("/quick-refill", {
    ...numbers,
    rxNumber: ["7001001010", "7001001127"],
  });
  expect(words).toContain("You already have an order. The first order's number is 482 177 3605.");
  expect(words).toContain("Check the number.");
});
