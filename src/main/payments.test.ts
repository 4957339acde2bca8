import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it, test } from "vitest";
import { scanForCards } from "#database/scan-for-cards.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { Payment } from "#partner-ports/payment.ts";
import { type SandboxProcessor, startSandboxProcessor } from "#partners/payment/sandbox/processor.ts";
import { TEST_CARDS } from "#partners/payment/sandbox/test-cards.ts";
import { stripePayment } from "#partners/payment/stripe-payment.ts";
import type { MoneyDependencies } from "#use-cases/payments/ask-provider.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { captureShipment } from "#use-cases/payments/capture-shipment.ts";
import { readPaymentDay } from "#use-cases/payments/read-payment-day.ts";
import { reconcileDay, reconcileDueDays } from "#use-cases/payments/reconcile-day.ts";
import { resolveDifference } from "#use-cases/payments/resolve-difference.ts";
import { settleDue, settleLine, settleOrder } from "#use-cases/payments/settle-payments.ts";
import { addCardFromForm, beginCardForm } from "#use-cases/payment-methods/payment-methods.ts";
import { listCardNeeds } from "#use-cases/payments/read-card-need.ts";
import { payWithAnotherCard } from "#use-cases/payments/pay-with-another-card.ts";
import { addStaff } from "#use-cases/testing/sample-staff.ts";
import { answerOf, askFor, orderWith } from "#use-cases/testing/order-for.ts";
import {
  addAddress,
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
} from "#use-cases/testing/sample-pharmacy.ts";

const secrets = { secretKey: "sk_sandbox_1", webhookSecret: "whsec_1" };
let database: TestDatabase;
let pharmacy: SamplePharmacy;
let directory: string;
let processor: SandboxProcessor;
let payment: Payment;
/** Gives up soon, for answers that never come. */
let impatient: Payment;
let now = NOW;
const dependencies = (): MoneyDependencies => ({ database, clock: () => now, payment });
const impatiently = (): MoneyDependencies => ({ ...dependencies(), payment: impatient });

beforeAll(async () => {
  database = await createTestDatabase();
  pharmacy = await addSamplePharmacy(database.kysely);
  directory = mkdtempSync(path.join(tmpdir(), "payments-"));
  processor = await startSandboxProcessor({
    ...secrets,
    file: path.join(directory, "books.jsonl"),
    clock: () => now,
    webhookUrl: "http://127.0.0.1:1/",
    port: 0,
    originFor: (port) => `http://127.0.0.1:${port}`,
  });
  const account = { ...secrets, apiOrigin: `http://127.0.0.1:${processor.port}` };
  payment = stripePayment(account);
  impatient = stripePayment({ ...account, timeoutMs: 400 });
});
afterAll(async () => {
  await processor.stop();
  await database.drop();
  rmSync(directory, { recursive: true });
});
beforeEach(() => {
  now = NOW;
});

const actorOf = ({ memberId }: SamplePerson) => ({ memberId, sessionId: memberId, language: "en" as const });

async function addTypedCard(person: SamplePerson, number: string): Promise<string> {
  const begun = await beginCardForm(dependencies(), actorOf(person), {
    comeBackTo: "https://plan.example/back?session={session}",
    goBackTo: "https://plan.example/",
  });
  if (begun.kind !== "begun" || begun.form.kind !== "page") throw new Error(begun.kind);
  const body = new URLSearchParams({ number, expiry: "12/34", code: "123" });
  const back = await fetch(begun.form.pageUrl, { method: "POST", redirect: "manual", body });
  const session = new URL(back.headers.get("Location") ?? "").searchParams.get("session") ?? "";
  const added = await addCardFromForm(dependencies(), actorOf(person), session);
  if (added.kind !== "added") throw new Error(added.code);
  // The page that comes back was loaded again.
  expect(await addCardFromForm(dependencies(), actorOf(person), session)).toMatchObject({
    paymentMethod: { id: added.paymentMethod.id },
  });
  return added.paymentMethod.id;
}

/** A mailed order with one line that costs something. */
async function orderByMail(number: string) {
  const person = await addPerson(database.kysely);
  const cardId = await addTypedCard(person, number);
  const refill = await addPrescription(database.kysely, pharmacy, person);
  const addressId = await addAddress(database.kysely, person);
  const ask = askFor(pharmacy, person, [refill], {
    delivery: { kind: "mail", addressId },
    paymentMethodId: cardId,
  });
  const { confirmationNumber } = answerOf(await orderWith(dependencies(), ask));
  const line = await database.kysely
    .selectFrom("order_lines as l")
    .innerJoin("orders as o", "o.order_id", "l.order_id")
    .select(["l.line_id", "l.order_id", "l.price_cents"])
    .where("confirmation_number", "=", confirmationNumber)
    .executeTakeFirstOrThrow();
  return { person, confirmationNumber, lineId: line.line_id, orderId: line.order_id, priceCents: line.price_cents };
}

async function moneyOf(lineId: string) {
  const payments = await database.kysely
    .selectFrom("payments")
    .select(["status", "code", "payment_id"])
    .where("line_id", "=", lineId)
    .orderBy("created_at")
    .execute();
  const movements = await database.kysely
    .selectFrom("payment_movements")
    .select(["kind", "amount_cents"])
    .where("payment_id", "in", [...payments.map(({ payment_id }) => payment_id), lineId])
    .orderBy("movement_id")
    .execute();
  return {
    payments: payments.map(({ status, code }) => (code === null ? status : `${status}: ${code}`)),
    movements: movements.map(({ kind, amount_cents }) => `${kind} ${amount_cents}`),
  };
}

/** The notices about money that wait to be told. */
async function noticesOf({ memberId }: SamplePerson): Promise<unknown[]> {
  const rows = await database.kysely.selectFrom("outbox").select("payload").where("topic", "=", "notice").execute();
  return rows
    .map(({ payload }) => payload as { readonly kind: string; readonly memberId: string })
    .filter((notice) => notice.memberId === memberId)
    .map(({ kind }) => kind);
}

async function lineBecomes(lineId: string, status: string): Promise<void> {
  await database.kysely.updateTable("order_lines").set({ status }).where("line_id", "=", lineId).execute();
}

it("what is ordered by mail is held, charged when it is shipped, and charged once", async () => {
  const { lineId, orderId, priceCents } = await orderByMail("4242424242424242");
  await Promise.all([settleOrder(dependencies(), { orderId }), settleOrder(dependencies(), { orderId })]);
  expect(await moneyOf(lineId)).toEqual({ payments: ["authorised"], movements: [`hold ${priceCents}`] });
  await lineBecomes(lineId, "packed");
  const parcel = [{ kind: "line" as const, id: lineId }];
  expect(await captureShipment(dependencies(), parcel)).toEqual({ paid: parcel, unpaid: [] });
  expect(await captureShipment(dependencies(), parcel)).toEqual({ paid: parcel, unpaid: [] });
  await lineBecomes(lineId, "shipped");
  await settleLine(dependencies(), { lineId });
  const charged = { payments: ["captured"], movements: [`hold ${priceCents}`, `capture ${priceCents}`] };
  expect(await moneyOf(lineId)).toEqual(charged);
});

it("what is cancelled is let go, and what comes back is refunded", async () => {
  const { lineId, orderId, priceCents } = await orderByMail("5555555555554444");
  await settleOrder(dependencies(), { orderId });
  await lineBecomes(lineId, "cancelled");
  await settleDue(dependencies());
  expect(await moneyOf(lineId)).toEqual({
    payments: ["voided"],
    movements: [`hold ${priceCents}`, `release ${-priceCents}`],
  });
  const other = await orderByMail("4242424242424242");
  await lineBecomes(other.lineId, "packed");
  await captureShipment(dependencies(), [{ kind: "line", id: other.lineId }]);
  await lineBecomes(other.lineId, "returned-to-stock");
  await settleLine(dependencies(), other);
  await settleLine(dependencies(), other);
  expect((await moneyOf(other.lineId)).movements).toEqual([
    `hold ${priceCents}`,
    `capture ${priceCents}`,
    `refund ${-priceCents}`,
  ]);
});

it("an answer that was lost is asked for again under its key, and the card charged once", async () => {
  const { lineId, orderId, priceCents } = await orderByMail("4000000000002222");
  await expect(settleOrder(impatiently(), { orderId })).rejects.toThrow("could not be settled");
  expect(await moneyOf(lineId)).toEqual({ payments: ["authorising"], movements: [] });
  await settleOrder(dependencies(), { orderId });
  await lineBecomes(lineId, "packed");
  const parcel = [{ kind: "line" as const, id: lineId }];
  expect((await captureShipment(impatiently(), parcel)).unpaid).toEqual([{ payable: parcel[0], why: "try-again" }]);
  expect((await captureShipment(dependencies(), parcel)).paid).toEqual(parcel);
  expect(await moneyOf(lineId)).toEqual({
    payments: ["captured"],
    movements: [`hold ${priceCents}`, `capture ${priceCents}`],
  });
});

it("a refund whose answer was lost for longer than the provider remembers keys is looked up, and not made twice", async () => {
  const { lineId, priceCents } = await orderByMail("4000000000002222");
  const parcel = [{ kind: "line" as const, id: lineId }];
  await lineBecomes(lineId, "packed");
  while ((await captureShipment(impatiently(), parcel)).paid.length === 0);
  await lineBecomes(lineId, "returned-to-stock");
  await expect(settleLine(impatiently(), { lineId })).rejects.toThrow("could not be settled");
  now = new Date(NOW.getTime() + 30 * 3_600_000);
  const refund = () => Promise.reject(new Error("asked for another refund"));
  await settleLine({ ...dependencies(), payment: { ...payment, refund } }, { lineId });
  expect((await moneyOf(lineId)).movements.slice(1)).toEqual([`capture ${priceCents}`, `refund ${-priceCents}`]);
});

it("of what goes out in one parcel nothing is charged while one card is declined", async () => {
  const [good, bad] = [await orderByMail("4242424242424242"), await orderByMail("4000000000000002")];
  for (const { lineId } of [good, bad]) await lineBecomes(lineId, "packed");
  const parcel = [good, bad].map(({ lineId: id }) => ({ kind: "line" as const, id }));
  expect(await captureShipment(dependencies(), parcel)).toEqual({
    paid: [],
    unpaid: [{ payable: parcel[1], why: "needs-another-card" }],
  });
  expect((await moneyOf(good.lineId)).movements).toEqual([`hold ${good.priceCents}`]);
});

it("a hold that lapsed is made anew before it is charged", async () => {
  const { lineId, orderId, priceCents } = await orderByMail("4242424242424242");
  await settleOrder(dependencies(), { orderId });
  now = new Date(NOW.getTime() + 8 * 86_400_000);
  await lineBecomes(lineId, "packed");
  const parcel = [{ kind: "line" as const, id: lineId }];
  expect((await captureShipment(dependencies(), parcel)).paid).toEqual(parcel);
  expect(await moneyOf(lineId)).toEqual({
    payments: ["voided", "captured"],
    movements: [`hold ${priceCents}`, `release ${-priceCents}`, `hold ${priceCents}`, `capture ${priceCents}`],
  });
});

it("a hold that lapses while the pharmacy waits is made anew by itself, and nothing is charged", async () => {
  const { lineId, orderId, priceCents } = await orderByMail("4242424242424242");
  await settleOrder(dependencies(), { orderId });
  await lineBecomes(lineId, "on-hold");
  now = new Date(NOW.getTime() + 6.9 * 86_400_000);
  await settleDue(dependencies());
  expect((await moneyOf(lineId)).payments).toEqual(["authorised"]);
  now = new Date(NOW.getTime() + 7 * 86_400_000);
  await settleDue(dependencies());
  expect(await moneyOf(lineId)).toEqual({
    payments: ["voided", "authorised"],
    movements: [`hold ${priceCents}`, `release ${-priceCents}`, `hold ${priceCents}`],
  });
});

test.each([
  ["4000000000000002", "declined"],
  ["4000000000009995", "insufficient-funds"],
  ["4000002760003184", "authentication-needed"],
])("a card that is declined (%s) keeps the order, and another card mends it", async (number, code) => {
  const { person, confirmationNumber, lineId, orderId, priceCents } = await orderByMail(number);
  await settleOrder(dependencies(), { orderId });
  await settleDue(dependencies());
  expect(await moneyOf(lineId)).toEqual({ payments: [`declined: ${code}`], movements: [] });
  expect(await noticesOf(person)).toEqual(["card-declined"]);
  expect(await listCardNeeds(dependencies(), actorOf(person))).toEqual([
    { confirmationNumber, code, amountCents: priceCents },
  ]);
  const parcel = [{ kind: "line" as const, id: lineId }];
  expect((await captureShipment(dependencies(), parcel)).unpaid).toEqual([
    { payable: parcel[0], why: "needs-another-card" },
  ]);
  now = new Date(NOW.getTime() + 60_000);
  const stranger = await addPerson(database.kysely);
  const ask = { confirmationNumber, paymentMethodId: await addTypedCard(person, "4242424242424242") };
  expect(await payWithAnotherCard(dependencies(), actorOf(stranger), ask)).toMatchObject({ code: "not-found" });
  expect(await payWithAnotherCard(dependencies(), actorOf(person), ask)).toBeUndefined();
  await settleDue(dependencies());
  expect(await moneyOf(lineId)).toEqual({
    payments: [`declined: ${code}`, "authorised"],
    movements: [`hold ${priceCents}`],
  });
  expect(await listCardNeeds(dependencies(), actorOf(person))).toEqual([]);
  expect(await noticesOf(person)).toEqual(["card-declined"]);
});

it("the ledger equals the provider's books to the cent, and what only they have is told until somebody says what it is", async () => {
  // A day of its own.
  now = new Date("2026-12-15T17:00:00Z");
  const day = parseDay("2026-12-15");
  const { lineId, priceCents } = await orderByMail("4242424242424242");
  await lineBecomes(lineId, "packed");
  await captureShipment(dependencies(), [{ kind: "line", id: lineId }]);
  await lineBecomes(lineId, "returned-to-stock");
  await settleLine(dependencies(), { lineId });
  const other = await orderByMail("5555555555554444");
  await lineBecomes(other.lineId, "packed");
  await captureShipment(dependencies(), [{ kind: "line", id: other.lineId }]);
  const both = { ourCents: other.priceCents, providerCents: other.priceCents };
  expect(await reconcileDay(dependencies(), day)).toMatchObject({ ...both, differences: [] });

  // Somebody charged a card at the provider's own dashboard.
  const key = randomUUID();
  const held = await payment.authorise({ key, token: "tok_visa", amountCents: 4200 });
  if (held.kind !== "accepted") throw new Error(held.kind);
  await payment.capture(held.payment.providerId, { key, amountCents: 4200 });
  const found = await reconcileDay(dependencies(), day);
  const difference = { kind: "capture", ourCents: null, providerCents: 4200 };
  expect(found).toMatchObject({ providerCents: other.priceCents + 4200, differences: [difference] });
  await reconcileDay(dependencies(), day);

  const admin = await addStaff(database.kysely, "administrator");
  const read = async () => {
    const answer = await readPaymentDay(dependencies(), admin, day);
    if (answer.kind === "refused") throw new Error(answer.code);
    return answer.found;
  };
  const { differences, figures, compared } = await read();
  expect(differences).toMatchObject([{ kind: "capture", our_cents: null, provider_cents: 4200, note: null }]);
  expect(figures).toMatchObject({
    holds: { count: 2, cents: priceCents + other.priceCents },
    captures: { count: 2, cents: priceCents + other.priceCents },
    refunds: { count: 1, cents: -priceCents },
  });
  expect(compared[0]).toMatchObject({ day, ourCents: other.priceCents });

  const ask = { differenceId: differences[0]?.id ?? "", note: "A test charge, given back" };
  const agent = await addStaff(database.kysely, "agent");
  expect(await resolveDifference(dependencies(), agent, ask)).toMatchObject({ code: "not-allowed" });
  expect(await resolveDifference(dependencies(), admin, ask)).toBeUndefined();
  expect(await resolveDifference(dependencies(), admin, ask)).toMatchObject({ code: "changed-meanwhile" });
  await reconcileDay(dependencies(), day);
  expect((await read()).differences).toMatchObject([{ note: ask.note, resolved_by: admin.name }]);
});

it("a charge whose answer came after midnight is no difference on either day, and what is settled later is cleared", async () => {
  now = new Date("2026-12-20T23:59:50Z");
  const first = parseDay("2026-12-20");
  const { lineId, orderId, priceCents } = await orderByMail("4000000000002222");
  await settleOrder(impatiently(), { orderId }).catch(() => undefined);
  await settleOrder(dependencies(), { orderId });
  await lineBecomes(lineId, "packed");
  const parcel = [{ kind: "line" as const, id: lineId }];
  expect((await captureShipment(impatiently(), parcel)).unpaid).toHaveLength(1);
  // Their books have it; ours wait for the answer.
  expect(await reconcileDay(dependencies(), first)).toMatchObject({
    ourCents: 0,
    providerCents: priceCents,
    differences: [{ ourCents: null, providerCents: priceCents }],
  });
  now = new Date("2026-12-21T00:00:20Z");
  expect((await captureShipment(dependencies(), parcel)).paid).toEqual(parcel);
  now = new Date("2026-12-22T03:00:00Z");
  const again = await reconcileDueDays(dependencies());
  const on = (day: string) => again.find((each) => each.day === day);
  expect(on("2026-12-20")).toMatchObject({ ourCents: priceCents, providerCents: priceCents, differences: [] });
  expect(on("2026-12-21")).toMatchObject({ ourCents: 0, providerCents: 0, differences: [] });
  expect(await reconcileDueDays(dependencies())).toEqual([]);
});

it("no card's number that was typed is anywhere in the database, and one that were would be found", async () => {
  await orderByMail("6011111111111117");
  const known = TEST_CARDS.map(({ number }) => number);
  const scan = await scanForCards(database.kysely, known);
  expect(scan.found).toEqual([]);
  expect(scan.tables).toBeGreaterThan(40);
  expect(scan.rows).toBeGreaterThan(100);
  const note = JSON.stringify({ note: "card 4012 8888 8888 1881" });
  await sql`insert into outbox (outbox_id, topic, payload, created_at)
    values (gen_random_uuid(), 'later', ${note}::jsonb, now())`.execute(database.kysely);
  expect((await scanForCards(database.kysely, known)).found).toEqual([{ where: "public.outbox", last4: "1881" }]);
});
