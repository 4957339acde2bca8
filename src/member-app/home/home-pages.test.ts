import { expect, test } from "vitest";
import { browse } from "#member-app/testing/browse.ts";
import { atorvastatin, elenaGrant, fullBag, mixedQuote, warfarin } from "#member-app/testing/ordering-samples.ts";
import { refusal } from "#pages/testing/scripted-api.ts";

const namesInOrder = (html: string): (string | undefined)[] =>
  [...html.matchAll(/class="strip-name"[^>]*><a[^>]*>(\w+)/g)].map((match) => match[1]);

test("what runs out comes first, then what is ready, then what needs an answer, then the rest by name", async () => {
  const { html } = await browse().open("/home");
  expect(namesInOrder(html)).toEqual([
    "Warfarin",
    "Losartan",
    "Sertraline",
    "Atorvastatin",
    "Lisinopril",
    "Metformin",
    "Naproxen",
  ]);
});

test("each medicine has the one verb that makes sense now", async () => {
  const { words } = await browse().open("/home");
  for (const verb of [
    "Refill for Atorvastatin 20 mg tablet",
    "Start on Thu, Dec 3 for Metformin",
    "Ask Dr. Nguyen for Sertraline",
    "Track for Losartan",
    "Details for Naproxen",
  ]) {
    expect(words).toContain(verb);
  }
});

test("what needs the reader is told at the top, with the day the supply ends", async () => {
  const { words } = await browse().open("/home");
  expect(words).toContain("3 medicines need you");
  expect(words).toContain("Warfarin 20 mg tablet : Lasts to Nov 25.");
});

test("of many that need the reader three are told at the top, and how many more there are", async () => {
  const prescriptions = ["1", "2", "3", "4", "5"].map((id) => ({ ...warfarin, id }));
  const { words } = await browse({ "GET /prescriptions": { person: null, prescriptions } }).open("/home");
  expect(words).toContain("5 medicines need you");
  expect(words).toContain("And 2 more, below.");
});

test("an order whose card was declined is the first thing said, with the way to mend it", async () => {
  const needs = {
    orders: [{ confirmationNumber: "4821773605", amountCents: 1250, because: "Your bank declined the card." }],
  };
  const { html, words } = await browse({ "GET /card-needs": needs }).open("/home");
  expect(words).toContain("Your order 482 177 3605 needs another card");
  expect(words).toContain("To pay: $12.50");
  expect(html.indexOf('href="/orders/4821773605"')).toBeLessThan(html.indexOf("<h1"));
});

test("a medicine that has ended is folded away with its reason", async () => {
  const { html, words } = await browse().open("/home");
  expect(words).toContain("Not refillable now (1)");
  expect(html.indexOf("<details")).toBeLessThan(html.indexOf("Naproxen"));
  expect(words).toContain("The prescription for Naproxen has expired.");
});

test("refilling puts the medicine in the bag and comes back to its strip", async () => {
  const browser = browse({ "POST /bag": fullBag });
  const seen = await browser.send("/home", { act: "add", rxNumber: atorvastatin.rxNumber, medicine: atorvastatin.id });
  expect(seen.status).toBe(303);
  expect(seen.location).toBe(`/home#m-${atorvastatin.id}`);
  expect(browser.asked.find(({ call }) => call === "POST /bag")?.body).toEqual({ rxNumber: atorvastatin.rxNumber });
});

test("everything that is ready goes into the bag at once, and on to the review", async () => {
  const browser = browse({ "POST /bag": fullBag });
  const { words } = await browser.open("/home");
  expect(words).toContain("Refill all 3 that are ready");
  expect((await browser.send("/home", { act: "add-all" })).location).toBe("/bag");
  const added = browser.asked.filter(({ call }) => call === "POST /bag").map(({ body }) => body);
  expect(added).toHaveLength(3);
  expect(added).toContainEqual({ rxNumber: warfarin.rxNumber });
});

test("a fifth person is refused in words, on the page where the button was pressed", async () => {
  const browser = browse({
    "POST /bag": refusal(422, "too-many-people", "One order can hold refills for up to four people."),
  });
  const seen = await browser.send("/home", { act: "add", rxNumber: atorvastatin.rxNumber, medicine: atorvastatin.id });
  expect(seen.status).toBe(422);
  expect(seen.words).toContain("There is a problem One order can hold refills for up to four people.");
});

test("searching posts what was typed, and never puts it into an address", async () => {
  const seen = await browse().send("/home", { act: "search", q: "ATORVA" });
  expect(namesInOrder(seen.html)).toEqual(["Atorvastatin"]);
  expect(seen.html).toContain('value="ATORVA"');
  expect(seen.html).toMatch(/<form method="post"[^>]*role="search"/);
});

test("family is a tab each; who gave no list leads to ordering by number", async () => {
  const { html } = await browse().open("/home");
  expect(html).toContain(`href="/home?person=${elenaGrant}"`);
  expect(html).toMatch(/href="\/order-by-number"[^>]*><bdi>Walter Kealoha/);
});

test("somebody without medicines is told what would bring some", async () => {
  const { words } = await browse().open(`/home?person=${elenaGrant}`);
  expect(words).toContain("Elena Ortiz's medicines");
  expect(words).toContain("No medicines here yet");
});

test("the bag shows each line with its promise and price, and leads to the review", async () => {
  const { words } = await browse({ "GET /bag": fullBag, "POST /quotes": mixedQuote }).open("/home");
  expect(words).toContain("2 refills for 2 people");
  expect(words).toContain("Ready by Wed, Nov 25");
  expect(words).toContain("Prescription 700 300 1018 Record number ending in 757");
  expect(words).toContain("$10.00 at pick-up");
  expect(words).toContain("Review 2 refills");
});

test("the page speaks Spanish", async () => {
  const { html, words } = await browse().open("/home?lang=es");
  expect(html).toContain('<html lang="es"');
  expect(words).toContain("3 medicinas necesitan su atención");
});

test("an address with an id that is none is answered as not found", async () => {
  const seen = await browse({ "GET /prescriptions?person=x": refusal(422, "bad-input", "bad") }).open("/home?person=x");
  expect(seen.status).toBe(404);
});

test("a session that ended while the page was made leads to signing on, and back", async () => {
  const seen = await browse({ "GET /prescriptions": refusal(401, "sign-on-required", "Please sign on") }).open("/home");
  expect(seen.location).toBe("/sign-in?then=%2Fhome");
});
