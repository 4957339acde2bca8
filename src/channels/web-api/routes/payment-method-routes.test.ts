import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, test } from "vitest";
import { makeTestApi } from "#channels/web-api/testing/test-api.ts";
import { TestBrowser } from "#channels/web-api/testing/test-browser.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { type SandboxProcessor, startSandboxProcessor } from "#partners/payment/sandbox/processor.ts";
import { stripePayment } from "#partners/payment/stripe-payment.ts";
import { addMember, addPlan, PASSWORD } from "#use-cases/testing/sample-plan.ts";

const clock = () => new Date("2026-11-21T18:00:00Z");
const secrets = { secretKey: "sk_sandbox_1", webhookSecret: "whsec_1" };
let database: TestDatabase;
let directory: string;
let processor: SandboxProcessor;
let rosa: TestBrowser;
let walter: TestBrowser;

// The API, Stripe's client and the processor at the other end of a socket.
beforeAll(async () => {
  database = await createTestDatabase();
  await addPlan(database.kysely);
  directory = mkdtempSync(path.join(tmpdir(), "card-routes-"));
  processor = await startSandboxProcessor({
    ...secrets,
    file: path.join(directory, "books.jsonl"),
    clock,
    webhookUrl: "http://127.0.0.1:1/",
    port: 0,
    originFor: (port) => `http://127.0.0.1:${port}`,
  });
  const payment = stripePayment({ ...secrets, apiOrigin: `http://127.0.0.1:${processor.port}`, framed: true });
  const api = makeTestApi({ database, clock }, undefined, { payment });
  const signedOn = async (mrn: string, email: string) => {
    await addMember(database.kysely, { mrn, email });
    const browser = new TestBrowser(api);
    await browser.post("/sign-in", { email, password: PASSWORD });
    return browser;
  };
  rosa = await signedOn("100200310", "rosa@example.com");
  walter = await signedOn("100300110", "walter@example.com");
});
afterAll(async () => {
  await processor.stop();
  await database.drop();
  rmSync(directory, { recursive: true });
});

/** Opens the form and types a card into it. @returns the form's answer, and the visit to come back with */
async function typeCard(browser: TestBrowser, number: string): Promise<{ html: string; session: string }> {
  const form = await browser.post("/payment-methods/forms", { then: "/bag" });
  expect(form.status).toBe(201);
  expect(form.body).toMatchObject({ kind: "page", frameUrl: `${form.body["pageUrl"]}?frame` });
  const body = new URLSearchParams({ number, expiry: "12/34", code: "123" });
  const answer = await fetch(String(form.body["pageUrl"]), { method: "POST", redirect: "manual", body });
  const back = answer.headers.get("Location");
  if (back === null)
    return { html: await answer.text(), session: String(form.body["pageUrl"]).split("/").at(-1) ?? "" };
  expect(back).toContain("/profile/cards/back?then=%2Fbag&session=");
  return { html: "", session: new URL(back).searchParams.get("session") ?? "" };
}

const save = (browser: TestBrowser, session: string) => browser.post(`/payment-methods/forms/${session}`, {});
const cardsOf = async (browser: TestBrowser) =>
  (await browser.get("/payment-methods")).body["paymentMethods"] as unknown as {
    id: string;
    brand: string;
    isDefault: boolean;
  }[];

it("the first card pays new orders at once, the second once it is chosen, and the next when that is removed", async () => {
  const first = await save(rosa, (await typeCard(rosa, "4242424242424242")).session);
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({
    brand: "visa",
    last4: "4242",
    expiresMonth: 12,
    expiresYear: 2034,
    isDefault: true,
  });
  const second = await save(rosa, (await typeCard(rosa, "378282246310005")).session);
  expect(second.body).toMatchObject({ brand: "amex", last4: "0005", isDefault: false });
  expect((await cardsOf(rosa)).map(({ brand, isDefault }) => [brand, isDefault])).toEqual([
    ["visa", true],
    ["amex", false],
  ]);
  const amex = String(second.body["id"]);
  expect((await walter.call("PUT", `/payment-methods/${amex}/default`)).status).toBe(404);
  expect((await rosa.call("PUT", `/payment-methods/${amex}/default`)).status).toBe(204);
  expect((await cardsOf(rosa)).map(({ brand, isDefault }) => [brand, isDefault])).toEqual([
    ["amex", true],
    ["visa", false],
  ]);
  expect((await walter.delete(`/payment-methods/${amex}`)).status).toBe(404);
  expect((await rosa.delete(`/payment-methods/${amex}`)).status).toBe(204);
  expect((await rosa.delete(`/payment-methods/${amex}`)).status).toBe(404);
  expect(await cardsOf(rosa)).toMatchObject([{ brand: "visa", isDefault: true }]);
});

it("a visit to the form brings its card once, and only to who began it", async () => {
  const { session } = await typeCard(walter, "5555555555554444");
  expect((await save(rosa, session)).body).toMatchObject({ status: 422, code: "card-form-not-finished" });
  const saved = await save(walter, session);
  expect((await save(walter, session)).body["id"]).toBe(saved.body["id"]);
  expect(await cardsOf(walter)).toHaveLength(1);
});

test.each([
  ["3056930009020004", "can't take this brand"],
  ["3566002020360505", "can't take this brand"],
  ["4242424242424241", "no card number"],
])("a card that is not taken (%s) is refused in the form, and the visit brings none", async (number, words) => {
  const { html, session } = await typeCard(rosa, number);
  expect(html).toContain(words);
  expect((await save(rosa, session)).body).toMatchObject({ status: 422, code: "card-form-not-finished" });
});

test.each([
  ["tok_visa", 201],
  ["tok_unheard_of", 422],
])("the token %s is answered %i", async (token, status) => {
  expect((await rosa.post("/payment-methods", { token })).status).toBe(status);
});

it("nobody without a sign-on has cards, and who owes nothing needs no other", async () => {
  const stranger = new TestBrowser(makeTestApi({ database, clock }));
  expect((await stranger.get("/payment-methods")).status).toBe(401);
  expect((await stranger.get("/card-needs")).status).toBe(401);
  expect((await rosa.get("/card-needs")).body).toEqual({ orders: [] });
});
