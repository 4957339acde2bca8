import { afterAll, beforeAll, expect, it, test } from "vitest";
import { makeTestApi } from "#channels/web-api/testing/test-api.ts";
import { TestBrowser } from "#channels/web-api/testing/test-browser.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { keepDemoMail } from "#use-cases/messages/demo-mail.ts";
import { addMember, addPlan, PASSWORD } from "#use-cases/testing/sample-plan.ts";

const clock = () => new Date("2026-11-21T18:00:00Z");
let database: TestDatabase;
let rosa: TestBrowser;
let walter: TestBrowser;

beforeAll(async () => {
  database = await createTestDatabase();
  await addPlan(database.kysely);
  const api = makeTestApi({ database, clock });
  const signedOn = async (mrn: string, email: string) => {
    await addMember(database.kysely, { mrn, email });
    const browser = new TestBrowser(api);
    await browser.post("/sign-in", { email, password: PASSWORD });
    return browser;
  };
  rosa = await signedOn("100200310", "rosa@example.com");
  walter = await signedOn("100300110", "walter@example.com");
});
afterAll(() => database.drop());

const home = { line1: "11850 Brookshire Avenue", city: "Downey", state: "ca", zip: "90242" };

it("an address is added, listed and removed, by its owner only", async () => {
  const added = await rosa.post("/addresses", { ...home, line2: "" });
  expect(added.status).toBe(201);
  const address = {
    ...home,
    state: "CA",
    line2: null,
    kind: "street",
    fromOn: null,
    untilOn: null,
    id: added.body["id"],
  };
  expect(added.body).toEqual(address);
  expect((await rosa.get("/addresses")).body).toEqual({ addresses: [address] });
  expect((await walter.get("/addresses")).body).toEqual({ addresses: [] });
  expect((await walter.delete(`/addresses/${address.id}`)).status).toBe(404);
  expect((await rosa.delete(`/addresses/${address.id}`)).status).toBe(204);
  expect((await rosa.get("/addresses")).body).toEqual({ addresses: [] });
});

test.each([
  [{ zip: "00000" }, { zip: "We could not find this ZIP code." }],
  [{ zip: "9024" }, { zip: "Enter a five-digit ZIP code." }],
  [{ state: "ZZ" }, { state: "Enter a state as two letters, like CA." }],
  [{ line1: " " }, { line1: "This is missing." }],
])("an address with %o is refused", async (change, fields) => {
  expect((await rosa.post("/addresses", { ...home, ...change })).body).toMatchObject({ status: 422, fields });
});

it("a card is saved by its token, of which only brand, last digits and expiry come back", async () => {
  const added = await rosa.post("/payment-methods", { token: "tok_visa" });
  expect(added.status).toBe(201);
  const card = {
    id: added.body["id"],
    brand: "visa",
    last4: "4242",
    expiresMonth: 12,
    expiresYear: 2034,
    isDefault: true,
  };
  expect(added.body).toEqual(card);
  expect((await rosa.get("/payment-methods")).body).toEqual({ paymentMethods: [card] });
  expect((await walter.delete(`/payment-methods/${card.id}`)).status).toBe(404);
  expect((await rosa.delete(`/payment-methods/${card.id}`)).status).toBe(204);
  expect((await rosa.get("/payment-methods")).body).toEqual({ paymentMethods: [] });
});

test.each([
  ["4242424242424242", "card-number-refused"],
  ["4242 4242 4242 4242", "card-number-refused"],
  ["tok_unheard_of", "payment-token-unknown"],
])("the token %j is refused", async (token, code) => {
  expect((await rosa.post("/payment-methods", { token })).body).toMatchObject({ status: 422, code });
});

it("a card number in any other field is refused as well", async () => {
  expect((await rosa.post("/addresses", { ...home, line2: "card 5555-5555-5555-4444" })).body).toMatchObject({
    code: "card-number-refused",
  });
});

it("the demo's letter box keeps each mail once, the newest first", async () => {
  const mail = { id: "01990000-0000-7000-8000-000000000001", to: "rosa@example.com", subject: "One", body: "Hello" };
  await keepDemoMail({ database, clock }, mail);
  await keepDemoMail({ database, clock }, mail);
  await keepDemoMail({ database, clock }, { ...mail, id: "01990000-0000-7000-8000-000000000002", subject: "Two" });
  const { mails } = (await rosa.get("/demo/mail")).body as unknown as { mails: { subject: string }[] };
  expect(mails.map(({ subject }) => subject)).toEqual(["Two", "One"]);
});
