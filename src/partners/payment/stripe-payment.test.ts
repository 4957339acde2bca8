import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, test } from "vitest";
import type { Day } from "#domain/calendar/day.ts";
import type { Payment, PaymentAnswer } from "#partner-ports/payment.ts";
import { type SandboxProcessor, startSandboxProcessor } from "#partners/payment/sandbox/processor.ts";
import { stripePayment } from "#partners/payment/stripe-payment.ts";

const PLAN = "https://refills.example";
const NOW = new Date("2026-11-24T17:00:00Z");
let directory: string;
let processor: SandboxProcessor;
let payment: Payment;
let now = NOW;
const secrets = { secretKey: "sk_sandbox_1", webhookSecret: "whsec_1" };

// Stripe's own client at one end of a socket, the processor that speaks its API at the other.
beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), "payment-sandbox-"));
  await start();
});
afterAll(async () => {
  await processor.stop();
  rmSync(directory, { recursive: true });
});

async function start(): Promise<void> {
  processor = await startSandboxProcessor({
    ...secrets,
    file: path.join(directory, "books.jsonl"),
    clock: () => now,
    webhookUrl: "http://127.0.0.1:1/",
    port: 0,
    originFor: (port) => `http://127.0.0.1:${port}`,
  });
  payment = stripePayment({
    ...secrets,
    apiOrigin: `http://127.0.0.1:${processor.port}`,
    framed: true,
    timeoutMs: 4000,
  });
}

async function openForm(reference: string) {
  const begun = await payment.beginCardForm({
    reference,
    comeBackTo: `${PLAN}/profile/cards/back?session={session}`,
    goBackTo: `${PLAN}/profile/cards`,
    language: "en",
  });
  if (begun.kind !== "accepted" || begun.form.kind !== "page") throw new Error(begun.kind);
  return begun.form;
}

async function typeCard(url: string, number: string, expiry = "12/34", code = "123"): Promise<Response> {
  return fetch(url, { method: "POST", redirect: "manual", body: new URLSearchParams({ number, expiry, code }) });
}

async function cardWith(number: string): Promise<string> {
  const { pageUrl } = await openForm("somebody");
  const back = await typeCard(pageUrl, number);
  const session = new URL(back.headers.get("Location") ?? "").searchParams.get("session") ?? "";
  const card = await payment.readCardForm(session);
  if (card.kind !== "accepted") throw new Error(card.kind);
  return card.token;
}

function accepted(answer: PaymentAnswer) {
  if (answer.kind !== "accepted") throw new Error(JSON.stringify(answer));
  return answer.payment;
}

const all = async (day: string) => {
  const answer = await payment.listMovements(day as Day);
  return answer.kind === "accepted" ? answer.movements.map(({ kind, amountCents }) => ({ kind, amountCents })) : [];
};

it("a card typed into the form comes back as a token of whoever opened it", async () => {
  const { pageUrl, frameUrl } = await openForm("member-1");
  expect(frameUrl).toBe(`${pageUrl}?frame`);
  const back = await typeCard(pageUrl, "4242 4242 4242 4242");
  expect(back.status).toBe(303);
  const session = new URL(back.headers.get("Location") ?? "").searchParams.get("session") ?? "";
  expect(await payment.readCardForm(session)).toMatchObject({
    kind: "accepted",
    reference: "member-1",
    card: { brand: "visa", last4: "4242", expiresMonth: 12, expiresYear: 2034 },
  });
});

test.each([
  ["3056930009020004", "12/34", "123", "can't take this brand"],
  ["3566002020360505", "12/34", "123", "can't take this brand"],
  ["4242424242424241", "12/34", "123", "no card number"],
  ["4012888888881881", "12/34", "123", "test cards only"],
  ["4242424242424242", "13/34", "123", "month and the year"],
  ["4242424242424242", "10/26", "123", "past its date"],
  ["4242424242424242", "12/34", "1", "security code"],
])("the form refuses %s, %s, %s with a clear word and does not show it again", async (number, expiry, code, words) => {
  const { pageUrl } = await openForm("member-1");
  const answer = await typeCard(pageUrl, number, expiry, code);
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html.split("<form")[0]).toContain(words);
  expect(html.split("<details")[0]).not.toContain(`value="${number}"`);
});

/** Types a card into Stripe's own fields: its script confirms the setup from the browser. */
async function typeIntoFields(number: string) {
  const origin = `http://127.0.0.1:${processor.port}`;
  const withFields = stripePayment({ ...secrets, apiOrigin: origin, publishableKey: "pk_test_1" });
  const begun = await withFields.beginCardForm({
    reference: "member-1",
    comeBackTo: `${PLAN}/profile/cards/back?session={session}`,
    goBackTo: `${PLAN}/profile/cards`,
    language: "en",
  });
  if (begun.kind !== "accepted" || begun.form.kind !== "fields") throw new Error(begun.kind);
  const { clientSecret, comeBackTo, publishableKey } = begun.form;
  expect(publishableKey).toBe("pk_test_1");
  const session = new URL(comeBackTo).searchParams.get("session") ?? "";
  expect(await withFields.readCardForm(session)).toEqual({ kind: "not-finished" });
  const answer = await fetch(`${origin}/v1/setup_intents/${session}/confirm`, {
    method: "POST",
    headers: { Authorization: `Bearer ${secrets.secretKey}` },
    body: new URLSearchParams({ client_secret: clientSecret, "payment_method_data[card][number]": number }),
  });
  return { status: answer.status, card: await withFields.readCardForm(session) };
}

test.each([
  ["4242424242424242", "visa"],
  ["5555555555554444", "mastercard"],
  ["6011111111111117", "discover"],
  ["378282246310005", "amex"],
])("a card typed into Stripe's own fields (%s) is saved for whoever opened them", async (number, brand) => {
  const { card } = await typeIntoFields(number);
  expect(card).toMatchObject({ kind: "accepted", reference: "member-1", card: { brand, last4: number.slice(-4) } });
});

it("a card of another brand that Stripe's fields took is not saved, and a wrong number is Stripe's to refuse", async () => {
  expect((await typeIntoFields("3056930009020004")).card).toEqual({ kind: "rejected", code: "brand-not-taken" });
  const mistyped = await typeIntoFields("4242424242424241");
  expect(mistyped).toEqual({ status: 402, card: { kind: "not-finished" } });
});

it("a form that nobody finished brings no card", async () => {
  const { pageUrl } = await openForm("member-1");
  expect(await payment.readCardForm(pageUrl.split("/").at(-1) ?? "")).toEqual({ kind: "not-finished" });
});

test.each([
  ["tok_visa", "visa"],
  ["tok_mastercard", "mastercard"],
  ["tok_discover", "discover"],
  ["tok_amex", "amex"],
])("the test token %s is a card", async (token, brand) => {
  expect(await payment.describeToken(token)).toMatchObject({ kind: "accepted", card: { brand } });
});

it("a token nobody made is refused", async () => {
  expect(await payment.describeToken("tok_nobody")).toEqual({ kind: "rejected", code: "unknown-card" });
});

test.each([
  ["4000000000000002", "declined"],
  ["4000000000000069", "expired"],
  ["4000000000009987", "lost"],
  ["4000000000009995", "insufficient-funds"],
  ["4000002760003184", "authentication-needed"],
])("a charge to %s is refused: %s", async (number, code) => {
  const token = await cardWith(number);
  expect(await payment.authorise({ key: randomUUID(), token, amountCents: 900 })).toEqual({ kind: "rejected", code });
});

it("a hold is captured for what is shipped and refunded, and the books of the day show both", async () => {
  now = new Date("2026-12-10T12:00:00Z");
  const key = randomUUID();
  const token = await cardWith("5555555555554444");
  const held = accepted(await payment.authorise({ key, token, amountCents: 2500 }));
  expect(held).toMatchObject({ status: "authorised", lapsesAt: new Date("2026-12-17T12:00:00Z"), chargeId: null });
  const taken = accepted(await payment.capture(held.providerId, { key, amountCents: 2000 }));
  expect(taken).toMatchObject({ status: "captured", capturedCents: 2000 });
  expect(taken.chargeId).toMatch(/^ch_/);
  expect(accepted(await payment.capture(held.providerId, { key, amountCents: 2000 }))).toEqual(taken);
  expect(await payment.endHold(held.providerId, key)).toEqual({ kind: "rejected", code: "not-possible" });
  const refunded = await payment.refund(held.providerId, { key, amountCents: 2000 });
  expect(refunded.kind).toBe("accepted");
  expect(await payment.refund(held.providerId, { key, amountCents: 2000 })).toEqual(refunded);
  expect(await all("2026-12-10")).toEqual([
    { kind: "capture", amountCents: 2000 },
    { kind: "refund", amountCents: -2000 },
  ]);
  now = NOW;
});

it("a hold that was let go, or lapsed, can't be captured, and letting it go again is no error", async () => {
  const token = await cardWith("4242424242424242");
  const key = randomUUID();
  const held = accepted(await payment.authorise({ key, token, amountCents: 700 }));
  expect(accepted(await payment.endHold(held.providerId, key)).status).toBe("voided");
  expect(accepted(await payment.endHold(held.providerId, randomUUID())).status).toBe("voided");
  expect(await payment.capture(held.providerId, { key, amountCents: 700 })).toMatchObject({ kind: "rejected" });
  const lapsing = accepted(await payment.authorise({ key: randomUUID(), token, amountCents: 700 }));
  now = new Date(NOW.getTime() + 7 * 86_400_000);
  expect(accepted(await payment.read(lapsing.providerId)).status).toBe("voided");
  now = NOW;
});

it("an answer that was lost is unknown; asked again under its key, it was charged once", async () => {
  const impatient = stripePayment({ ...secrets, apiOrigin: `http://127.0.0.1:${processor.port}`, timeoutMs: 200 });
  const token = await cardWith("4000000000002222");
  const key = randomUUID();
  const before = await all("2026-11-24");
  expect((await impatient.authorise({ key, token, amountCents: 1200 })).kind).toBe("unknown");
  const held = accepted(await payment.authorise({ key, token, amountCents: 1200 }));
  expect((await impatient.capture(held.providerId, { key, amountCents: 1200 })).kind).toBe("unknown");
  accepted(await payment.capture(held.providerId, { key, amountCents: 1200 }));
  const found = await payment.find(key);
  expect(found).toMatchObject({ kind: "accepted", payment: { providerId: held.providerId, status: "captured" } });
  expect(await all("2026-11-24")).toEqual([...before, { kind: "capture", amountCents: 1200 }]);
});

it("a key is good for one request", async () => {
  const token = await cardWith("4242424242424242");
  const key = randomUUID();
  accepted(await payment.authorise({ key, token, amountCents: 100 }));
  expect((await payment.authorise({ key, token, amountCents: 200 })).kind).not.toBe("accepted");
});

it("the books survive the processor and hold no card's number", async () => {
  const token = await cardWith("4242424242424242");
  const key = randomUUID();
  const held = accepted(await payment.authorise({ key, token, amountCents: 300 }));
  await processor.stop();
  await start();
  expect(accepted(await payment.authorise({ key, token, amountCents: 300 }))).toEqual(held);
  expect(readFileSync(path.join(directory, "books.jsonl"), "utf8")).not.toMatch(/4242424242424242|4000000000002222/);
});

it("nobody without the key is let in, and a processor that is away is unknown", async () => {
  const stranger = stripePayment({
    ...secrets,
    secretKey: "sk_other",
    apiOrigin: `http://127.0.0.1:${processor.port}`,
  });
  expect((await stranger.read("pi_1")).kind).toBe("unknown");
  const away = stripePayment({ ...secrets, apiOrigin: "http://127.0.0.1:1", timeoutMs: 300 });
  expect((await away.read("pi_1")).kind).toBe("unknown");
});
