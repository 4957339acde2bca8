import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPrompts, type Prompts } from "#channels/phone-line/prompts.ts";
import { runCall } from "#channels/phone-line/run-call.ts";
import { startEndpoint } from "#channels/phone-line/sip/endpoint.ts";
import type { PhoneEndpoint } from "#channels/phone-line/phone-call.ts";
import { placeTestCall, type TestCall, type KeyWay } from "#channels/phone-line/testing/caller.ts";
import { correlate } from "#channels/phone-line/testing/correlate.ts";
import { decode } from "#channels/phone-line/media/g711.ts";
import { speechLike } from "#channels/phone-line/testing/sounds.ts";
import { makeDemoApi } from "#channels/web-api/testing/demo-members.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { loadDemoPlan } from "#demo-data/load-demo-plan.ts";
import type { Said } from "#words/speak.ts";

// Real calls over real sockets: a phone in this process rings the endpoint, which runs the flow over the demo plan.

const NOW = new Date("2026-11-24T18:00:00Z");
const ROSA = "100200310#";
const ELENA = "100200427#";

let database: TestDatabase;
let endpoint: PhoneEndpoint;
let prompts: Prompts;
const clock = () => NOW;
let agentPhone: string | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
  await loadDemoPlan({ database, clock });
  prompts = openPrompts(`${import.meta.dirname}/../../../assets/prompts`);
  const log = { info: () => undefined, warn: (facts: unknown, text: string) => console.warn(text, facts) };
  endpoint = await startEndpoint({
    host: "127.0.0.1",
    port: 0,
    mediaPorts: { first: 43_000, last: 43_198 },
    log,
    onCall: (call) =>
      void runCall(
        {
          database,
          clock,
          payment: { describeToken: async () => ({ kind: "rejected" }) },
          paymentLine: { takeCard: async () => null },
          agentPhone,
          prompts,
          log,
        },
        call,
      ),
  });
});
afterAll(async () => {
  await endpoint.close();
  await database.drop();
});

const dial = (to: string, more: { from?: string; keysAs?: KeyWay } = {}) =>
  placeTestCall({ target: endpoint.address, to, from: "5625550199", ...more });
const speech = (...said: Said[]) => prompts.speech(said, "en", false);
const hears = (call: TestCall, ...said: Said[]) => call.hears(speech(...said), { seconds: 30 });

async function openOrders(recordNumber: string) {
  return database.kysely
    .selectFrom("orders")
    .innerJoin("order_lines", "order_lines.order_id", "orders.order_id")
    .innerJoin("members", "members.member_id", "order_lines.member_id")
    .innerJoin("prescriptions", "prescriptions.prescription_id", "order_lines.prescription_id")
    .select(["rx_number", "channel", "delivery_kind", "confirmation_number"])
    .where("members.mrn", "=", recordNumber.slice(0, 9))
    .where("channel", "=", "phone")
    .orderBy("rx_number")
    .execute();
}

describe("a real call", () => {
  it("orders two refills for pick-up, hears the prompts and the number, and the web shows the order", async () => {
    const call = await dial("refill");
    await hears(call, { sentence: "welcome", language: "en" });
    await call.press("1");
    await hears(call, "menu");
    await call.press("1");
    await hears(call, "record-number");
    await call.press(ROSA);
    await hears(call, "prescription-number");
    await call.press("7001001010#");
    await hears(call, "prescription-ending", { digits: "010" }, "is-ready");
    await call.press("11" + "7001001127#" + "1" + "2" + "1");
    await hears(call, "price-is", { cents: 4000 }, "pay-at-pickup", "confirm");
    await call.press("1");
    await hears(call, "order-placed", "number-is");
    const lines = await openOrders(ROSA);
    expect(lines.map(({ rx_number, delivery_kind }) => [rx_number, delivery_kind])).toEqual([
      ["7001001010", "pickup"],
      ["7001001127", "pickup"],
    ]);
    const number = lines[0]?.confirmation_number ?? "";
    await hears(call, "again-number-is", { grouped: number }, "hear-again");
    await hears(call, "goodbye");
    expect(await call.ended).toBe("them");

    const rosa = await makeDemoApi({ database, clock }).signOn("rosa@example.com");
    const { body } = await rosa.browser.get(`/orders/${number}`);
    expect(body).toMatchObject({ confirmationNumber: number });
    const again = await rosa.browser.get("/prescriptions");
    const list = (again.body as unknown as { prescriptions: { rxNumber: string; refill: { kind: string } }[] })
      .prescriptions;
    expect(list.find(({ rxNumber }) => rxNumber === "7001001010")?.refill.kind).toBe("already-ordered");
  }, 120_000);
});
