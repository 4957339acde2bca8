import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, expect, it, test } from "vitest";
import { makeWebApi } from "#channels/web-api/app.ts";
import type { ApiDependencies } from "#channels/web-api/environment.ts";
import { makePaymentNewsRoutes } from "#channels/web-api/routes/payment-news-routes.ts";
import { isUnavailable } from "#database/errors.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { Payment } from "#partner-ports/payment.ts";
import { type SandboxProcessor, startSandboxProcessor } from "#partners/payment/sandbox/processor.ts";
import { PAYMENT_WEBHOOK_PATH, stripePayment } from "#partners/payment/stripe-payment.ts";
import { captureShipment } from "#use-cases/payments/capture-shipment.ts";
import { settleLine, settleNews } from "#use-cases/payments/settle-payments.ts";
import { noNotices } from "#use-cases/testing/no-notices.ts";
import { answerOf, askFor, orderWith } from "#use-cases/testing/order-for.ts";
import {
  addAddress,
  addCard,
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
} from "#use-cases/testing/sample-pharmacy.ts";

// The processor calls our API over a socket, as Stripe would.
const secrets = { secretKey: "sk_sandbox_1", webhookSecret: "whsec_1" };
let database: TestDatabase;
let directory: string;
let processor: SandboxProcessor;
let payment: Payment;
let webhookUrl: string;
let stopServer: () => Promise<void>;
/** The API is down for so many more calls. */
let downFor = 0;
let calls: number[] = [];
/** What each told of, in the order in which they came. */
let types: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  directory = mkdtempSync(path.join(tmpdir(), "payment-news-"));
  // The signature is all that the API asks of the adapter.
  const dependencies: ApiDependencies = {
    database,
    clock: () => NOW,
    log: pino({ level: "silent" }),
    secure: false,
    publicOrigin: "http://refills.test",
    isUnavailable,
    ...noNotices,
    payment: stripePayment(secrets),
  };
  const api = makeWebApi(dependencies, [makePaymentNewsRoutes(dependencies)]);
  const server = createAdaptorServer({
    fetch: async (request: Request) => {
      const { type } = (await request.clone().json()) as { type: string };
      const answer = downFor-- > 0 ? new Response(null, { status: 503 }) : await api.fetch(request);
      calls.push(answer.status);
      types.push(type);
      return answer;
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stopServer = () => new Promise((resolve) => server.close(() => resolve()));
  webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}${PAYMENT_WEBHOOK_PATH}`;
  processor = await startSandboxProcessor({
    ...secrets,
    file: path.join(directory, "books.jsonl"),
    clock: () => NOW,
    webhookUrl,
    port: 0,
    originFor: (port) => `http://127.0.0.1:${port}`,
  });
  payment = stripePayment({ ...secrets, apiOrigin: `http://127.0.0.1:${processor.port}` });
});
afterAll(async () => {
  await processor.stop();
  await stopServer();
  await database.drop();
  rmSync(directory, { recursive: true });
});
afterEach(async () => {
  downFor = 0;
  calls = [];
  types = [];
  await database.kysely.deleteFrom("outbox").execute();
});

async function queuedOf(key: string): Promise<number> {
  const rows = await database.kysely
    .selectFrom("outbox")
    .select("payload")
    .where("topic", "=", "payment-news")
    .execute();
  return rows.filter(({ payload }) => (payload as { paymentId?: string }).paymentId === key).length;
}

/** A card of the form that behaves as its number says. */
async function cardWith(number: string): Promise<string> {
  const begun = await payment.beginCardForm({
    reference: "somebody",
    comeBackTo: "http://refills.test/back?session={session}",
    goBackTo: "http://refills.test/",
    language: "en",
  });
  if (begun.kind !== "accepted" || begun.form.kind !== "page") throw new Error(begun.kind);
  const body = new URLSearchParams({ number, expiry: "12/34", code: "123" });
  const back = await fetch(begun.form.pageUrl, { method: "POST", redirect: "manual", body });
  const card = await payment.readCardForm(
    new URL(back.headers.get("Location") ?? "").searchParams.get("session") ?? "",
  );
  if (card.kind !== "accepted") throw new Error(card.kind);
  return card.token;
}

const newsOf = (key: string) =>
  JSON.stringify({
    id: "evt_1",
    object: "event",
    type: "payment_intent.succeeded",
    data: { object: { id: "pi_1", metadata: { payment: key } } },
  });

function signed(body: string, { secret = secrets.webhookSecret, at = Math.floor(Date.now() / 1000) } = {}): string {
  return `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${body}`).digest("hex")}`;
}

const tell = async (body: string, signature: string | null): Promise<number> => {
  const headers = {
    "Content-Type": "application/json",
    ...(signature === null ? {} : { "Stripe-Signature": signature }),
  };
  return (await fetch(webhookUrl, { method: "POST", headers, body })).status;
};

it("each act at the processor is told, and queued to be looked at", async () => {
  const key = randomUUID();
  const held = await payment.authorise({ key, token: "tok_visa", amountCents: 900 });
  if (held.kind !== "accepted") throw new Error(held.kind);
  await expect.poll(() => queuedOf(key)).toBe(1);
  await payment.capture(held.payment.providerId, { key, amountCents: 900 });
  await payment.refund(held.payment.providerId, { key, amountCents: 900 });
  await expect.poll(() => queuedOf(key)).toBe(3);
});

it("news that come twice are queued twice, and looking twice at a payment we do not know changes nothing", async () => {
  const key = randomUUID();
  await payment.authorise({ key, token: await cardWith("4000000000003337"), amountCents: 900 });
  await expect.poll(() => queuedOf(key)).toBe(2);
  const dependencies = { database, clock: () => NOW, payment };
  for (let time = 0; time < 2; time++) await settleNews(dependencies, { paymentId: key });
  const { rows } = await database.pool.query("select count(*)::int as count from payment_movements");
  expect(rows).toEqual([{ count: 0 }]);
});

it("the news of a hold that come after those of its charge take nothing back, and charge nothing twice", async () => {
  const { kysely } = database;
  const pharmacy = await addSamplePharmacy(kysely);
  const rosa = await addPerson(kysely);
  const paymentMethodId = await addCard(kysely, rosa);
  await kysely
    .updateTable("payment_methods")
    .set({ provider_token: await cardWith("4000000000004442") })
    .where("payment_method_id", "=", paymentMethodId)
    .execute();
  const dependencies = { database, clock: () => NOW, payment };
  const { lines } = answerOf(
    await orderWith(
      dependencies,
      askFor(pharmacy, rosa, [await addPrescription(kysely, pharmacy, rosa)], {
        delivery: { kind: "mail", addressId: await addAddress(kysely, rosa) },
        paymentMethodId,
      }),
    ),
  );
  const lineId = lines[0]?.lineId ?? "";
  await settleLine(dependencies, { lineId });
  expect(await captureShipment(dependencies, [{ kind: "line", id: lineId }])).toMatchObject({ unpaid: [] });
  await expect.poll(() => types).toEqual(["payment_intent.succeeded", "payment_intent.amount_capturable_updated"]);
  const news = await kysely.selectFrom("outbox").select("payload").where("topic", "=", "payment-news").execute();
  expect(news).toHaveLength(2);
  for (const { payload } of news) await settleNews(dependencies, payload);
  const { rows } = await database.pool.query(
    "select p.status, m.kind from payment_movements m join payments p using (payment_id) order by m.kind",
  );
  expect(rows).toEqual([
    { status: "captured", kind: "capture" },
    { status: "captured", kind: "hold" },
  ]);
  const [held] = await kysely.selectFrom("payments").select("provider_id").execute();
  expect(await payment.read(held?.provider_id ?? "")).toMatchObject({ payment: { status: "captured" } });
});

it("news that were not taken come again", async () => {
  downFor = 1;
  const key = randomUUID();
  await payment.authorise({ key, token: "tok_visa", amountCents: 900 });
  await expect.poll(() => queuedOf(key)).toBe(1);
  expect(calls).toEqual([503, 204]);
});

const key = randomUUID();
test.each([
  ["no signature", newsOf(key), null],
  ["a signature of somebody else's", newsOf(key), signed(newsOf(key), { secret: "whsec_other" })],
  ["a signature of other news", newsOf(key), signed(newsOf(randomUUID()))],
  [
    "a signature of yesterday, sent again",
    newsOf(key),
    signed(newsOf(key), { at: Math.floor(Date.now() / 1000) - 86_400 }),
  ],
  ["words that are no signature", newsOf(key), "t=1,v1=abc"],
])("news with %s are refused, and nothing is queued", async (_, body, signature) => {
  expect(await tell(body, signature)).toBe(403);
  expect(await queuedOf(key)).toBe(0);
});

test.each([
  ["a payment of another system", newsOf("order-7")],
  [
    "nothing we sell",
    JSON.stringify({ id: "evt_2", object: "event", type: "payout.paid", data: { object: { id: "po_1" } } }),
  ],
])("signed news of %s are taken, and nothing is queued", async (_, body) => {
  expect(await tell(body, signed(body))).toBe(204);
  expect(await database.kysely.selectFrom("outbox").select("outbox_id").execute()).toEqual([]);
});
