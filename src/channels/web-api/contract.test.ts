import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoApi, type DemoMember, LOADED_AT, makeDemoApi } from "#channels/web-api/testing/demo-members.ts";
import type { Answer } from "#channels/web-api/testing/test-browser.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { loadDemoPlan } from "#demo-data/load-demo-plan.ts";
import { luhnCheckDigit } from "#domain/numbers/luhn.ts";

let database: TestDatabase;
let demo: DemoApi;
let rosa: DemoMember;
let walter: DemoMember;
let atDowney: { delivery: { kind: string; pharmacyId: string } };

beforeAll(async () => {
  database = await createTestDatabase();
  const clock = () => LOADED_AT;
  await loadDemoPlan({ database, clock });
  demo = makeDemoApi({ database, clock });
  [rosa, walter] = [await demo.signOn("rosa@example.com"), await demo.signOn("walter@example.com")];
  atDowney = { delivery: { kind: "pickup", pharmacyId: await rosa.pharmacyId("5625550142") } };
});
afterAll(() => database.drop());

const order = (...rxNumbers: string[]) => ({ lines: rxNumbers.map((rxNumber) => ({ rxNumber })), ...atDowney });
const guestOrder = (mrn: string, rxNumber: string) => ({ mrn, lines: [{ rxNumber }], delivery: { kind: "pickup" } });
const asGuest = (body: unknown, address?: string) =>
  demo.stranger(address).call("POST", "/guest/orders", body, { "Idempotency-Key": randomUUID() });
function madeUp(digits: 9 | 10): string {
  const body = `${digits === 9 ? 9 : 6}${String(Math.floor(Math.random() * 1e8)).padStart(digits - 2, "0")}`;
  return `${body}${luhnCheckDigit(body)}`;
}
const ascending = (a: number, b: number) => a - b;
const onceNewThenKnown = [...Array.from({ length: 19 }, () => 200), 201];
/** Everything of an answer that a stranger could compare. */
const told = ({ status, body, headers }: Answer) => ({ status, body, type: headers.get("Content-Type") });

describe("placing and following an order", () => {
  it("goes as the contract says: 201, the same again, 200, followed, cancelled, ordered anew", async () => {
    const key = randomUUID();
    const first = await rosa.order(order("7001001010"), key);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      confirmationNumber: expect.stringMatching(/^\d{10}$/),
      placedAt: "2026-11-24T18:00:00.000Z",
      lines: [
        {
          id: expect.any(String),
          rxNumber: "7001001010",
          outcome: "accepted",
          code: "ready",
          status: "received",
          drug: "Atorvastatin 20 mg tablet",
          promise: { kind: "ready-by", by: "2026-11-24" },
          price: { amountCents: 3000, currency: "USD", code: "copay" },
        },
      ],
    });
    expect(await rosa.order(order("7001001010"), key)).toMatchObject({ status: 201, body: first.body });
    const { confirmationNumber, lines } = first.body as unknown as {
      confirmationNumber: string;
      lines: { id: string }[];
    };
    expect(await rosa.order(order("7001001010"))).toMatchObject({
      status: 200,
      body: {
        confirmationNumber,
        placedAt: "2026-11-24T18:00:00.000Z",
        lines: [{ outcome: "already-ordered", confirmationNumber }],
      },
    });
    const read = await rosa.get(`/orders/${confirmationNumber}`);
    expect(read).toMatchObject({
      status: 200,
      body: {
        confirmationNumber,
        open: true,
        lines: [{ status: "received", canCancel: true, timeline: [{ status: "received" }] }],
      },
    });
    expect((await rosa.get("/orders")).body).toMatchObject({ orders: expect.arrayContaining([read.body]) });
    const cancelled = await rosa.browser.post(`/orders/${confirmationNumber}/lines/${lines[0]?.id}/cancel`);
    expect(cancelled).toMatchObject({ status: 200, body: { open: false, lines: [{ status: "cancelled" }] } });
    expect((await rosa.order(order("7001001010"))).status).toBe(201);
  });

  it("is refused with 422 and each line's reason when nothing can be ordered", async () => {
    const answer = await rosa.order(order("7001001903", "7001001564"));
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: "nothing-ordered",
        status: 422,
        lines: [
          { outcome: "refused", code: "on-hold" },
          { outcome: "refused", code: "expired" },
        ],
      },
    });
    expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
  });

  it("asks for a key, refuses one that was used for another order", async () => {
    expect(await rosa.browser.post("/orders", order("7001001788"))).toMatchObject({
      status: 400,
      body: { code: "idempotency-key-missing" },
    });
    const key = randomUUID();
    await rosa.order(order("7001001788"), key);
    expect(await rosa.order(order("7001001671"), key)).toMatchObject({
      status: 422,
      body: { code: "idempotency-key-reused" },
    });
  });

  it("checks address and card before the lines", async () => {
    const byMail = async (addressId: string, paymentMethodId?: string) =>
      rosa.order({
        lines: [{ rxNumber: "7001001127" }],
        delivery: { kind: "mail", addressId },
        ...(paymentMethodId === undefined ? {} : { paymentMethodId }),
      });
    const mine = await rosa.firstId("/addresses");
    expect(await byMail(mine)).toMatchObject({ status: 422, body: { code: "payment-method-required" } });
    expect(await byMail(await walter.firstId("/addresses"), await rosa.firstId("/payment-methods"))).toMatchObject({
      status: 422,
      body: { code: "address-not-found" },
    });
    expect(await byMail(mine, await walter.firstId("/payment-methods"))).toMatchObject({
      status: 422,
      body: { code: "payment-method-not-found" },
    });
  });

  it("streams each change to who watches, and ends with the session", async () => {
    const { body } = await rosa.order(order("7001002026"));
    const { confirmationNumber } = body as unknown as { confirmationNumber: string };
    const watcher = await demo.signOn("rosa@example.com");
    const cookie = [...watcher.browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await demo.api.request(`http://refills.test/api/orders/${confirmationNumber}/events`, {
      headers: { Cookie: cookie },
    });
    expect(response.headers.get("Content-Type")).toContain("text/event-stream");
    const events = eventsOf(response);
    expect(await events.next()).toMatchObject({ value: { confirmationNumber, lines: [{ status: "received" }] } });
    const move = (status: string) =>
      database.kysely
        .updateTable("order_lines")
        .set((eb) => ({ status, version: eb("version", "+", 1), status_at: new Date("2026-11-24T18:00:00Z") }))
        .where("order_id", "in", (eb) =>
          eb.selectFrom("orders").select("order_id").where("confirmation_number", "=", confirmationNumber),
        )
        .execute();
    await move("in-process");
    expect(await events.next()).toMatchObject({ value: { lines: [{ status: "in-process", canCancel: false }] } });
    await watcher.browser.post("/sign-out");
    await move("ready-for-pickup");
    expect(await events.next()).toEqual({ value: undefined, done: true });
  });
});

describe("a stranger learns nothing", () => {
  it("every call that is about a member answers 401 to who has not signed on", async () => {
    const id = randomUUID();
    const calls: [string, string][] = [
      ["GET", "/me"],
      ["GET", "/people"],
      ["GET", "/prescriptions"],
      ["GET", `/prescriptions/${id}`],
      ["GET", "/bag"],
      ["GET", "/orders"],
      ["GET", "/orders/4821773605"],
      ["GET", "/orders/4821773605/events"],
      ["POST", `/orders/4821773605/lines/${id}/cancel`],
      ["POST", "/orders"],
      ["POST", "/quotes"],
      ["GET", "/addresses"],
      ["GET", "/payment-methods"],
      ["GET", "/access-log"],
      ["GET", `/transfers/${id}`],
    ];
    for (const [method, path] of calls) {
      const answer = await demo.stranger().call(method, path, method === "POST" ? order("7001001127") : undefined);
      expect(answer, `${method} ${path}`).toMatchObject({ status: 401, body: { code: "sign-on-required" } });
    }
  });

  it("another's order, line, prescription, list, address, card and transfer answer like what does not exist", async () => {
    const placed = (await rosa.order(order("7002001035"))).body as unknown as {
      confirmationNumber: string;
      lines: { id: string }[];
    };
    const [number, lineId] = [placed.confirmationNumber, placed.lines[0]?.id];
    const { prescriptions } = (await rosa.get("/prescriptions")).body as unknown as { prescriptions: { id: string }[] };
    const transfer = (
      await rosa.browser.post("/transfers", {
        kind: "from-outside",
        toPharmacyId: atDowney.delivery.pharmacyId,
        outsideRxNumber: "1",
        outsidePharmacyName: "Corner",
        outsidePharmacyPhone: "5625550100",
      })
    ).body as unknown as { id: string };
    const none = randomUUID();
    const pairs: [string, string, string][] = [
      ["GET", `/orders/${number}`, `/orders/${madeUp(10)}`],
      ["GET", `/orders/${number}/events`, `/orders/${madeUp(10)}/events`],
      ["POST", `/orders/${number}/lines/${lineId}/cancel`, `/orders/${madeUp(10)}/lines/${none}/cancel`],
      ["GET", `/prescriptions/${prescriptions[0]?.id}`, `/prescriptions/${none}`],
      ["GET", `/prescriptions?person=${await rosa.grantOf("Elena Ortiz")}`, `/prescriptions?person=${none}`],
      ["DELETE", `/addresses/${await rosa.firstId("/addresses")}`, `/addresses/${none}`],
      ["DELETE", `/payment-methods/${await rosa.firstId("/payment-methods")}`, `/payment-methods/${none}`],
      ["GET", `/transfers/${transfer.id}`, `/transfers/${none}`],
    ];
    for (const [method, theirs, missing] of pairs) {
      const answer = await walter.browser.call(method, theirs);
      expect(answer.status, theirs).toBe(404);
      expect(told(answer), theirs).toEqual(told(await walter.browser.call(method, missing)));
      expect(JSON.stringify(answer.body)).not.toMatch(/\d{9}/);
    }
  });

  it("a wrong pair of numbers answers like one that does not exist, to guests and to members", async () => {
    const neutral = (answer: Answer, rxNumber: string) => JSON.stringify(told(answer)).replaceAll(rxNumber, "RX");
    const missing = madeUp(10);
    expect(neutral(await asGuest(guestOrder("100200310", "7003001166")), "7003001166")).toBe(
      neutral(await asGuest(guestOrder("100200310", missing)), missing),
    );
    expect(neutral(await walter.order(order("7003001166")), "7003001166")).toBe(
      neutral(await walter.order(order(missing)), missing),
    );
  });

  it("ten wrong pairs an hour and then twenty right orders at once meet no limit; guessing on does", async () => {
    const address = "198.51.100.23";
    for (let wrong = 0; wrong < 10; wrong++)
      expect((await asGuest(guestOrder("100500198", madeUp(10)), address)).status).toBe(422);
    const right = await Promise.all(
      Array.from({ length: 20 }, () => asGuest(guestOrder("100500198", "7008001062"), address)),
    );
    expect(right.map(({ status }) => status).toSorted(ascending)).toEqual(onceNewThenKnown);
    const statuses: number[] = [];
    for (let wrong = 0; wrong < 15; wrong++)
      statuses.push((await asGuest(guestOrder("100500198", madeUp(10)), address)).status);
    expect(statuses.at(-1)).toBe(429);
    const limited = await asGuest(guestOrder("100500198", madeUp(10)), address);
    expect(Number(limited.headers.get("Retry-After"))).toBeGreaterThan(0);
  });

  it("twenty orders at once of one member meet no limit either", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => rosa.order(order("7001001671"))));
    expect(answers.map(({ status }) => status).toSorted(ascending)).toEqual(onceNewThenKnown);
    const numbers = answers.map(({ body }) => (body as unknown as { confirmationNumber: string }).confirmationNumber);
    expect(new Set(numbers).size).toBe(1);
  });

  it("a guest's answer holds no name, no medicine, no prescriber and no reason", async () => {
    const answers = [
      await asGuest(guestOrder("100200534", "7002001258")),
      await asGuest(guestOrder("100200310", "7001001903")),
      await asGuest(guestOrder("100200310", "7001001457")),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 422, 201]);
    const text = JSON.stringify(answers.map(({ body }) => body));
    expect(text).not.toMatch(/Zolpidem|Gabapentin|Sertraline|Delgado|Nguyen|expired|hold|copay/i);
  });
});

describe("what is sent is checked", () => {
  it("a request from another site is refused, whatever it carries", async () => {
    for (const headers of [
      { Origin: "https://evil.example" },
      { "Sec-Fetch-Site": "cross-site" },
      { Origin: "null" },
    ]) {
      const answer = await rosa.browser.call("POST", "/bag", { rxNumber: "7001001127" }, headers);
      expect(answer, JSON.stringify(headers)).toMatchObject({ status: 403, body: { code: "cross-origin" } });
    }
    expect((await rosa.get("/bag")).body).toMatchObject({ lines: [] });
  });

  it("a body over 256 KiB is refused, one just under it is read", async () => {
    const big = (bytes: number) => rosa.order({ ...order("7001001127"), note: "x".repeat(bytes) });
    expect(await big(257 * 1024)).toMatchObject({ status: 413, body: { code: "too-large" } });
    expect((await big(200 * 1024)).status).toBe(201);
  });

  it("what is missing or mistyped is named field by field", async () => {
    const mistyped = await rosa.order({
      lines: [{ rxNumber: "7001001011" }, { rxNumber: "12" }, { rxNumber: "7001001127", mrn: "1" }],
      ...atDowney,
    });
    expect(mistyped.status).toBe(422);
    expect(Object.keys((mistyped.body as unknown as { fields: object }).fields)).toEqual([
      "lines.1.rxNumber",
      "lines.2.mrn",
    ]);
    expect((await rosa.order(order("7001001011"))).body).toMatchObject({
      code: "bad-input",
      fields: { "lines.0.rxNumber": expect.stringContaining("digit") },
    });
    expect(Object.keys(((await rosa.order({})).body as unknown as { fields: object }).fields)).toEqual([
      "lines",
      "delivery",
    ]);
    expect(
      await rosa.order({ lines: [{ rxNumber: "7001001127" }], delivery: { kind: "carrier-pigeon" } }),
    ).toMatchObject({ status: 422, body: { code: "bad-input" } });
  });

  it("a body that is no JSON is refused as such", async () => {
    const cookie = [...rosa.browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await demo.api.request("http://refills.test/api/orders", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": randomUUID(), Cookie: cookie },
      body: "{lines:",
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "bad-json" });
  });

  it("a bank card's number in any field is refused before anything is kept", async () => {
    const answer = await rosa.browser.post("/addresses", {
      line1: "4242 4242 4242 4242",
      city: "Downey",
      state: "CA",
      zip: "90242",
    });
    expect(answer).toMatchObject({ status: 422, body: { code: "card-number-refused" } });
  });

  it("a partner's signed news may hold numbers of its own that look like a card's", async () => {
    const answer = await demo.stranger().call("POST", "/payments/news", { network_transaction_id: "4242424242424242" });
    expect(answer).toMatchObject({ status: 403, body: { code: "not-allowed" } });
  });

  it("numbers may be written with spaces and dashes", async () => {
    expect(
      (await rosa.browser.post("/quotes", { lines: [{ rxNumber: "700-100 1127", mrn: "100 200-310" }], ...atDowney }))
        .status,
    ).toBe(200);
  });
});

it("an answer speaks the reader's language, then the member's, then English", async () => {
  const detail = async (headers: Record<string, string>) =>
    ((await rosa.browser.call("GET", "/orders/4821773605", undefined, headers)).body as unknown as { detail: string })
      .detail;
  const english = await detail({});
  const spanish = await detail({ "Accept-Language": "es-MX,es;q=0.9" });
  expect(spanish).not.toBe(english);
  await rosa.browser.call("PATCH", "/me", { language: "es" });
  expect(await detail({})).toBe(spanish);
  expect(await detail({ "Accept-Language": "en" })).toBe(english);
  const quote = await rosa.browser.call("POST", "/quotes", order("7001001903"), { "Accept-Language": "en" });
  const cita = await rosa.browser.post("/quotes", order("7001001903"));
  const detailOf = ({ body }: Answer) => (body as unknown as { lines: { detail: string }[] }).lines[0]?.detail;
  expect(detailOf(cita)).not.toBe(detailOf(quote));
  await rosa.browser.call("PATCH", "/me", { language: "en" });
});

async function* eventsOf(response: Response): AsyncGenerator<unknown, undefined> {
  let text = "";
  const decoder = new TextDecoder();
  if (response.body === null) return undefined;
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf("\n\n"); end !== -1; end = text.indexOf("\n\n")) {
      const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
      text = text.slice(end + 2);
      if (data !== undefined) yield JSON.parse(data);
    }
  }
  return undefined;
}
