import { expect, test } from "vitest";
import { distanceWords, languageList } from "#member-app/pharmacies/pharmacy-words.ts";
import { addressesIn, visit } from "#member-app/testing/visit.ts";
import { refusal } from "#pages/testing/scripted-api.ts";

const honolulu = {
  id: "0198c0de-0000-7000-8000-000000000900",
  name: "Harbor Honolulu Pharmacy",
  kind: "plan",
  area: { key: "hawaii", name: "Hawaii" },
  line1: "1220 Ward Avenue",
  city: "Honolulu",
  state: "HI",
  zip: "96814",
  refillPhone: "8085550134",
  phone: "8085550135",
  languages: ["en", "ja"],
  hours: ["Mon–Fri 8:30 AM – 7:00 PM"],
  openNow: true,
  opensWords: null,
  features: ["online-refill"],
  instead: [{ feature: "phone-refill", words: "The automated refill line is not offered here. Order online." }],
  miles: 0.3,
};

test("a pharmacy shows its hours, its refill number to dial and what to do where its area lacks something", async () => {
  const { html, words } = await visit({ "GET /pharmacies?near=96814": { pharmacies: [honolulu] } }).open(
    "/pharmacies?near=96814",
  );
  for (const expected of [
    "Less than 2 miles",
    "Open now",
    "Mon–Fri 8:30 AM – 7:00 PM",
    "808-555-0134",
    "Speaks English and Japanese",
    "Order online.",
  ]) {
    expect(words).toContain(expected);
  }
  expect(addressesIn(html)).toContain("tel:+18085550134");
});

test("a closed pharmacy says when it opens", async () => {
  const closed = { ...honolulu, openNow: false, opensWords: "Mon, Nov 23, 8:30 AM" };
  const { words } = await visit({ "GET /pharmacies": { pharmacies: [closed] } }).open("/pharmacies");
  expect(words).toContain("Closed now, opens Mon, Nov 23, 8:30 AM");
});

test("a member begins at their own ZIP code, which stands in no address", async () => {
  const answers = {
    "GET /addresses": { addresses: [{ zip: "90242" }] },
    "GET /pharmacies?near=90242": { pharmacies: [honolulu] },
  };
  const { html, words } = await visit(answers, { signedOn: true }).open("/pharmacies");
  expect(words).toContain("Nearest to 90242");
  expect(addressesIn(html).filter((address) => address.includes("90242"))).toEqual([]);
});

test("a ZIP code nobody has is told at its field", async () => {
  const answers = {
    "GET /pharmacies?near=00000": () =>
      refusal(422, "bad-input", "Check.", { near: "We could not find this ZIP code." }),
  };
  const { status, html } = await visit(answers).open("/pharmacies?near=00000");
  expect(status).toBe(422);
  expect(html).toContain('href="#near"');
});

test.each([
  [0, "en", "Less than 2 miles"],
  [1.99, "en", "Less than 2 miles"],
  [2, "en", "About 2 miles"],
  [2345.6, "en", "About 2,346 miles"],
  [11.2, "es", "A unas 11 millas"],
] as const)("%d miles is said as far as it is known (%s)", (miles, language, expected) => {
  expect(distanceWords(miles, language)).toBe(expected);
});

test("languages are named in the reader's language", () => {
  expect(languageList(["en", "es", "ko"], "es")).toBe("inglés, español y coreano");
});
