import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPrompts, type Prompts } from "#channels/phone-line/prompts.ts";
import { messageTone } from "#channels/phone-line/run-call.ts";
import { placeTestCall, type TestCall, type KeyWay } from "#channels/phone-line/testing/caller.ts";
import { correlate } from "#channels/phone-line/testing/correlate.ts";
import { decode } from "#channels/phone-line/media/g711.ts";
import { speechLike } from "#channels/phone-line/testing/sounds.ts";
import { makeDemoApi } from "#channels/web-api/testing/demo-members.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { loadDemoPlan } from "#demo-data/load-demo-plan.ts";
import type { DatabaseConnection, PhoneNews, PhoneOrders } from "#main/phone.ts";
import { type SandboxProcessor, startSandboxProcessor } from "#partners/payment/sandbox/processor.ts";
import type { Said } from "#words/speak.ts";

// Real calls over real sockets: a phone in this process rings the line in another, over the demo plan.

const root = path.join(import.meta.dirname, "../../..");
const NOW = new Date("2026-11-24T18:00:00Z");
const ROSA = "100200310#";

const secrets = { secretKey: "sk_sandbox_1", webhookSecret: "whsec_1" };

let database: TestDatabase;
let books: string;
let processor: SandboxProcessor;
let line: ChildProcess;
let target: { host: string; port: number };
let prompts: Prompts;
const clock = () => NOW;

beforeAll(async () => {
  database = await createTestDatabase();
  await loadDemoPlan({ database, clock });
  prompts = openPrompts(path.join(root, "assets/prompts"));
  books = mkdtempSync(path.join(tmpdir(), "payment-sandbox-"));
  processor = await startSandboxProcessor({
    ...secrets,
    file: path.join(books, "books.jsonl"),
    clock,
    webhookUrl: "http://127.0.0.1:1/",
    port: 0,
    originFor: (port) => `http://127.0.0.1:${port}`,
  });
  // The phone line as the product runs it: a process of its own.
  line = fork(path.join(root, "src/main/phone.ts"), {
    env: {
      ...process.env,
      SIP_PORT: "0",
      HOST: "127.0.0.1",
      OPENREFILL_MEDIA_PORTS: "43000-43198",
      OPENREFILL_LOG_LEVEL: "warn",
    },
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  line.send({
    kind: "start",
    connection: database.connection as DatabaseConnection,
    account: { ...secrets, apiOrigin: `http://127.0.0.1:${processor.port}` },
    now: NOW.toISOString(),
  } satisfies PhoneOrders);
  const [news] = (await once(line, "message")) as [PhoneNews];
  if (news.kind === "failed") throw new Error(news.message);
  target = { host: news.host, port: news.port };
}, 60_000);
afterAll(async () => {
  line.send({ kind: "stop" } satisfies PhoneOrders);
  await once(line, "exit");
  await processor.stop();
  rmSync(books, { recursive: true });
  await database.drop();
});

const dial = (to: string, more: { from?: string; keysAs?: KeyWay } = {}) =>
  placeTestCall({ target, to, from: "5625550199", ...more });
const speech = (...said: Said[]) => prompts.speech(said, "en", false);
const hears = (call: TestCall, ...said: Said[]) => call.hears(speech(...said), { seconds: 60 });

async function phoneOrders(recordNumber: string, ...rxNumbers: string[]) {
  return database.kysely
    .selectFrom("orders")
    .innerJoin("order_lines", "order_lines.order_id", "orders.order_id")
    .innerJoin("members", "members.member_id", "order_lines.member_id")
    .innerJoin("prescriptions", "prescriptions.prescription_id", "order_lines.prescription_id")
    .select(["rx_number", "delivery_kind", "confirmation_number"])
    .where("members.mrn", "=", recordNumber.slice(0, 9))
    .where("rx_number", "in", rxNumbers)
    .where("channel", "=", "phone")
    .orderBy("rx_number")
    .execute();
}

/** Rings, and waits for the line to speak before the first key, as everybody does. */
async function ring(to: string, more: Parameters<typeof dial>[1] = {}): Promise<TestCall> {
  const call = await dial(to, more);
  await hears(call, { sentence: to === "mailorder" ? "welcome-mail" : "welcome", language: "en" });
  return call;
}

async function birthDateKeys(recordNumber: string): Promise<string> {
  const { birth_date } = await database.kysely
    .selectFrom("members")
    .select("birth_date")
    .where("mrn", "=", recordNumber.slice(0, 9))
    .executeTakeFirstOrThrow();
  const [year, month, day] = birth_date.split("-");
  return `${month}${day}${year}#`;
}

/** Waits for the record of the call, which is written when it is over. */
async function outcomeOf(from: string): Promise<string | null> {
  for (let tries = 0; tries < 100; tries++) {
    const record = await database.kysely
      .selectFrom("phone_calls")
      .select(["outcome", "ended_at"])
      .where("caller", "=", from)
      .orderBy("began_at", "desc")
      .orderBy("call_id", "desc")
      .executeTakeFirst();
    if (record?.ended_at) return record.outcome;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return null;
}

describe("a real call", () => {
  it("orders two refills for pick-up, hears the prompts and the number, and the web shows the order", async () => {
    const call = await ring("refill");
    await call.press("1");
    await hears(call, "menu");
    await call.press("1");
    await hears(call, "record-number");
    await call.press(ROSA);
    await hears(call, "prescription-number");
    await call.press("7001001010#");
    await hears(call, "prescription-ending", { digits: "010" }, "is-ready");
    await call.press("117001001127#121");
    await hears(call, "price-is", { cents: 4000 }, "pay-at-pickup", "confirm");
    await call.press("1");
    await hears(call, "order-placed", "number-is");
    const lines = await phoneOrders(ROSA, "7001001010", "7001001127");
    expect(lines.map(({ delivery_kind }) => delivery_kind)).toEqual(["pickup", "pickup"]);
    const number = lines[0]?.confirmation_number ?? "";
    await hears(call, "again-number-is", { grouped: number }, "hear-again");
    await hears(call, "goodbye");
    expect(await call.ended).toBe("them");

    const rosa = await makeDemoApi({ database, clock }).signOn("rosa@example.com");
    const { body } = await rosa.browser.get(`/orders/${number}`);
    expect(body).toMatchObject({ confirmationNumber: number });
    const { body: list } = await rosa.browser.get("/prescriptions");
    const { prescriptions } = list as unknown as { prescriptions: { rxNumber: string; refill: { kind: string } }[] };
    expect(prescriptions.find(({ rxNumber }) => rxNumber === "7001001010")?.refill.kind).toBe("already-ordered");
  }, 180_000);

  it.each([
    ["tone", "7001001788"],
    ["info", "7001001671"],
    ["event", "7001001234"],
  ] as const)(
    "typed ahead as a whole orders by %s",
    async (keysAs, rxNumber) => {
      const from = `56255501${keysAs.length}${rxNumber.slice(-1)}`;
      const call = await ring("refill", { keysAs, from });
      await call.press(`11${ROSA}${rxNumber}#1211`);
      await hears(call, "order-placed");
      expect(await phoneOrders(ROSA, rxNumber)).toHaveLength(1);
      await call.hangUp();
      expect(await outcomeOf(from)).toBe("order-placed");
    },
    120_000,
  );

  it("orders by mail with the card on file", async () => {
    const call = await ring("mailorder", { from: "5625550121" });
    await call.press(`11${ROSA}7001001341#12${await birthDateKeys(ROSA)}11850#90242#`);
    await hears(call, "payment");
    await call.press("1");
    await hears(call, "by-mail");
    await call.press("1");
    await hears(call, "order-placed");
    expect(await phoneOrders(ROSA, "7001001341")).toMatchObject([{ delivery_kind: "mail" }]);
    await call.hangUp();
  }, 120_000);

  it("tells how an open order stands", async () => {
    const call = await ring("refill", { from: "5625550122" });
    await call.press(`12${ROSA}${await birthDateKeys(ROSA)}`);
    await hears(call, "prescription-ending");
    await call.hangUp();
    expect(await outcomeOf("5625550122")).toBe("status-told");
  }, 120_000);

  it("from a rotary phone ends in the mailbox, and the message is heard again as it was said", async () => {
    const from = "5625550123";
    const call = await ring("refill", { from });
    await hears(call, "leave-message");
    await call.hears(messageTone, { seconds: 30 });
    const words = speechLike(7, 2500);
    await call.sound.say(words);
    await call.press("#");
    await hears(call, "message-kept");
    await hears(call, "goodbye");
    const { audio } = await database.kysely
      .selectFrom("voice_messages")
      .innerJoin("phone_calls", "phone_calls.call_id", "voice_messages.call_id")
      .select("audio")
      .where("caller", "=", from)
      .executeTakeFirstOrThrow();
    expect(correlate(decode("PCMU", audio ?? Buffer.alloc(0)), words).score).toBeGreaterThan(0.99);
    expect(await outcomeOf(from)).toBe("message-left");
  }, 180_000);

  it("with three wrong entries comes to the mailbox", async () => {
    const call = await ring("refill", { from: "5625550124" });
    await call.press("11");
    for (const wrong of ["100200311#", "100200312#", "100200313#"]) {
      await call.press(wrong);
      await hears(call, "record-number-wrong");
    }
    await hears(call, "leave-message");
    await call.hangUp();
    expect(await outcomeOf("5625550124")).toBe("hung-up");
  }, 180_000);

  it("that was cut off goes on from the same phone after the record number", async () => {
    const from = "5625550125";
    const call = await ring("refill", { from });
    await call.press(`11${ROSA}7001001457#1`);
    await hears(call, "another");
    await call.hangUp();
    expect(await outcomeOf(from)).toBe("hung-up");
    const again = await ring("refill", { from });
    await again.press(`11${ROSA}`);
    await hears(again, "welcome-back", "one-prescription-so-far");
    await again.press("211");
    await hears(again, "order-placed");
    expect(await phoneOrders(ROSA, "7001001457")).toHaveLength(1);
    await again.hangUp();
  }, 180_000);

  it("speaks Spanish after 2, and more slowly after two stars", async () => {
    const call = await ring("refill", { from: "5625550126" });
    await call.press("2");
    expect(await call.hears(prompts.speech(["menu"], "es", false), { seconds: 60 })).toBeGreaterThan(0.9);
    await call.press("*");
    await call.press("*");
    expect(await call.hears(prompts.speech(["slower"], "es", true), { seconds: 60 })).toBeGreaterThan(0.9);
    await call.hangUp();
  }, 120_000);
});
