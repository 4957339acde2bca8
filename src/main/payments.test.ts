import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { Payment } from "#partner-ports/payment.ts";
import { type SandboxProcessor, startSandboxProcessor } from "#partners/payment/sandbox/processor.ts";
import { TEST_CARDS } from "#partners/payment/sandbox/test-cards.ts";
import { stripePayment } from "#partners/payment/stripe-payment.ts";
import type { MoneyDependencies } from "#use-cases/payments/ask-provider.ts";
import { captureShipment } from "#use-cases/payments/capture-shipment.ts";
import { settleDue, settleLine, settleOrder } from "#use-cases/payments/settle-payments.ts";
import { addCardFromForm, beginCardForm } from "#use-cases/payment-methods/payment-methods.ts";
import { payWithAnotherCard } from "#use-cases/payments/pay-with-another-card.ts";
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
let now = NOW;
const dependencies = (): MoneyDependencies => ({ database, clock: () => now, payment });

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
  payment = stripePayment({ ...secrets, apiOrigin: `http://127.0.0.1:${processor.port}`, timeoutMs: 400 });
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
  if (begun.kind !== "begun") throw new Error(begun.code);
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
  await expect(settleOrder(dependencies(), { orderId })).rejects.toThrow("could not be settled");
  expect(await moneyOf(lineId)).toEqual({ payments: ["authorising"], movements: [] });
  await settleOrder(dependencies(), { orderId });
  await lineBecomes(lineId, "packed");
  const parcel = [{ kind: "line" as const, id: lineId }];
  expect((await captureShipment(dependencies(), parcel)).unpaid).toEqual([{ payable: parcel[0], why: "try-again" }]);
  expect((await captureShipment(dependencies(), parcel)).paid).toEqual(parcel);
  expect(await moneyOf(lineId)).toEqual({
    payments: ["captured"],
    movements: [`hold ${priceCents}`, `capture ${priceCents}`],
  });
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

test.each([
  ["4000000000000002", "declined"],
  ["4000000000009995", "insufficient-funds"],
  ["4000002760003184", "authentication-needed"],
])("a card that is declined (%s) keeps the order, and another card mends it", async (number, code) => {
  const { person, confirmationNumber, lineId, orderId, priceCents } = await orderByMail(number);
  await settleOrder(dependencies(), { orderId });
  await settleDue(dependencies());
  expect(await moneyOf(lineId)).toEqual({ payments: [`declined: ${code}`], movements: [] });
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
});

it("no card's number that was typed is anywhere in the database", async () => {
  await orderByMail("6011111111111117");
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
  `.execute(database.kysely);
  expect(tables.length).toBeGreaterThan(40);
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.table(name)} t
    `.execute(database.kysely);
    const text = rows.map(({ row }) => row).join("\n");
    for (const { number } of TEST_CARDS) expect(text.includes(number), name).toBe(false);
  }
});
