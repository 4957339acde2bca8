import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { randomUUID } from "node:crypto";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { Email, EmailAnswer, PushAddress, PushAnswer, Text, TextAnswer } from "#partner-ports/messages.ts";
import { deliverNotices } from "#use-cases/notices/deliver-notices.ts";
import { listNotices } from "#use-cases/notices/list-notices.ts";
import type { NoticeDependencies } from "#use-cases/notices/notice-dependencies.ts";
import { changePreferences } from "#use-cases/notices/preferences.ts";
import type { NoticeAsk } from "#use-cases/notices/queue-notice.ts";
import { recordTextStatus } from "#use-cases/notices/record-text-status.ts";
import { remindUnfetched } from "#use-cases/notices/remind-unfetched.ts";
import { tellLineChanged } from "#use-cases/notices/tell-line-changed.ts";
import { tellOrderPlaced } from "#use-cases/notices/tell-order-placed.ts";
import { writeNotice } from "#use-cases/notices/write-notice.ts";
import { askFor, orderWith } from "#use-cases/testing/order-for.ts";
import { addItem } from "#use-cases/testing/sample-items.ts";
import {
  addGrant,
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
} from "#use-cases/testing/sample-pharmacy.ts";

const HOUR = 3_600_000;
let database: TestDatabase;
let pharmacy: SamplePharmacy;
let rosa: SamplePerson;
let now = NOW;
let mails: Email[];
let texts: Text[];
let pushed: PushAddress[];
let answerMail: EmailAnswer;
let answerText: TextAnswer | undefined;
let answerPush: (to: PushAddress) => PushAnswer;
let phones = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  pharmacy = await addSamplePharmacy(database.kysely);
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = NOW;
  [mails, texts, pushed] = [[], [], []];
  answerMail = { kind: "accepted" };
  answerText = undefined;
  answerPush = () => ({ kind: "accepted" });
  await database.kysely.deleteFrom("notice_deliveries").execute();
  rosa = await addMember();
});

const dependencies = (): NoticeDependencies => ({
  database,
  clock: () => now,
  publicOrigin: "https://refills.example",
  messages: { sendEmail: async (email) => (mails.push(email), answerMail) },
  texts: {
    sendText: async (text) => (texts.push(text), answerText ?? { kind: "accepted", providerId: `SM${randomUUID()}` }),
    readStatus: () => null,
    readIncoming: () => null,
    wordAnswer: () => ({ contentType: "text/xml", body: "" }),
  },
  pushes: { publicKey: "key", sendPush: async (to) => (pushed.push(to), answerPush(to)) },
});

/** Somebody with an account and a verified number. */
async function addMember(more: Parameters<typeof addPerson>[1] = {}): Promise<SamplePerson & { phone: string }> {
  const person = await addPerson(database.kysely, more);
  phones += 1;
  const phone = `+1562555${String(phones).padStart(4, "0")}`;
  await database.kysely
    .insertInto("accounts")
    .values({ member_id: person.memberId, email: `${person.mrn}@example.com`, password_hash: "-", created_at: NOW })
    .execute();
  await database.kysely
    .insertInto("text_phones")
    .values({ member_id: person.memberId, phone, verified_at: NOW })
    .execute();
  return { ...person, phone };
}

async function order(
  by: SamplePerson = rosa,
  of: SamplePerson = by,
  lines = 1,
): Promise<{ orderId: string; lineIds: string[] }> {
  const prescriptions = [];
  for (let count = 0; count < lines; count++) prescriptions.push(await addPrescription(database.kysely, pharmacy, of));
  const placed = await orderWith({ database, clock: () => now }, askFor(pharmacy, by, prescriptions));
  if (placed.kind !== "placed") throw new Error(JSON.stringify(placed));
  const rows = await database.kysely
    .selectFrom("order_lines")
    .innerJoin("orders", "orders.order_id", "order_lines.order_id")
    .select(["line_id", "orders.order_id"])
    .where("confirmation_number", "=", placed.answer.confirmationNumber)
    .execute();
  return { orderId: rows[0]?.order_id ?? "", lineIds: rows.map(({ line_id: id }) => id) };
}

/** As the workbench moves a line, and what the outbox then says of it. */
async function move(lineId: string, status: string, code: string | null = null): Promise<unknown> {
  const { last } = await database.kysely
    .selectFrom("line_events")
    .select((eb) => eb.fn.max("sequence").as("last"))
    .where("line_id", "=", lineId)
    .executeTakeFirstOrThrow();
  const sequence = (last ?? 0) + 1;
  await database.kysely.updateTable("order_lines").set({ status }).where("line_id", "=", lineId).execute();
  await database.kysely
    .insertInto("line_events")
    .values({ line_id: lineId, sequence, status, at: now, by_kind: "staff", code })
    .execute();
  return { lineId, status, sequence };
}

const deliver = async () => {
  while ((await deliverNotices(dependencies())) > 0);
};
const told = (ask: Partial<NoticeAsk> = {}) =>
  writeNotice(dependencies(), { memberId: rosa.memberId, kind: "sign-on-changed", change: randomUUID(), ...ask });
const deliveries = (memberId = rosa.memberId) =>
  database.kysely
    .selectFrom("notice_deliveries as d")
    .innerJoin("notices as n", "n.notice_id", "d.notice_id")
    .select(["n.notice_id", "n.kind", "channel", "status", "reason", "due_at", "attempts"])
    .where("d.member_id", "=", memberId)
    .orderBy("n.created_at")
    .orderBy("channel")
    .execute();

describe("one change", () => {
  it("is told once by each way, however often and by however many it is reported", async () => {
    const {
      lineIds: [lineId = ""],
    } = await order();
    const changed = await move(lineId, "ready-for-pickup", "checked");
    await Promise.all(Array.from({ length: 6 }, () => tellLineChanged(dependencies(), changed)));
    await Promise.all(Array.from({ length: 4 }, () => deliverNotices(dependencies())));
    await tellLineChanged(dependencies(), changed);
    await deliver();
    expect(mails.map(({ subject }) => subject)).toEqual(["You can pick up your order"]);
    expect(texts.map(({ to }) => to)).toHaveLength(1);
    expect(texts[0]?.body).toMatch(/^Test Health: Something of your order \d{3} \d{3} \d{4} is ready at Downey\./);
  });

  it("names no medicine, by whichever way", async () => {
    const {
      lineIds: [lineId = ""],
    } = await order();
    await tellLineChanged(dependencies(), await move(lineId, "on-hold", "held"));
    await deliver();
    for (const said of [...mails.map(({ subject, body }) => subject + body), ...texts.map(({ body }) => body)])
      expect(said).not.toMatch(/Lisinopril|blood|70000\d{5}/);
  });

  it("that the pharmacy makes for itself is not told", async () => {
    const {
      lineIds: [lineId = ""],
    } = await order();
    await tellLineChanged(dependencies(), await move(lineId, "in-process", "verified"));
    expect(await deliveries()).toEqual([]);
  });

  it("of two lines of one order at night is one text in the morning", async () => {
    now = new Date("2026-11-25T06:00:00Z");
    const { lineIds } = await order(rosa, rosa, 2);
    for (const lineId of lineIds)
      await tellLineChanged(dependencies(), await move(lineId, "ready-for-pickup", "checked"));
    await deliver();
    expect(texts).toEqual([]);
    now = new Date("2026-11-25T16:00:01Z");
    await deliver();
    expect(texts).toHaveLength(1);
    expect((await deliveries()).filter(({ reason }) => reason === "merged")).toHaveLength(2);
  });

  it("that is over by the morning is not told any more", async () => {
    now = new Date("2026-11-25T06:00:00Z");
    const {
      lineIds: [lineId = ""],
    } = await order();
    await tellLineChanged(dependencies(), await move(lineId, "ready-for-pickup", "checked"));
    await move(lineId, "picked-up", "handed-over");
    now = new Date("2026-11-25T16:00:01Z");
    await deliver();
    expect(texts).toEqual([]);
    expect((await deliveries()).find(({ channel }) => channel === "sms")).toMatchObject({
      status: "dropped",
      reason: "outdated",
    });
  });

  it("of an item is told while the item still waits at the counter", async () => {
    const items = [{ itemId: await addItem(database.kysely, [pharmacy.downey]), quantity: 1 }];
    const placed = await orderWith({ database, clock: () => now }, askFor(pharmacy, rosa, [], { items }));
    if (placed.kind !== "placed") throw new Error(JSON.stringify(placed));
    const { order_id: orderId } = await database.kysely
      .selectFrom("orders")
      .select("order_id")
      .where("confirmation_number", "=", placed.answer.confirmationNumber)
      .executeTakeFirstOrThrow();
    const become = (status: string) =>
      database.kysely.updateTable("order_items").set({ status }).where("order_id", "=", orderId).execute();
    await become("ready");
    await told({ kind: "ready", orderId, details: { pharmacy: "Downey" } });
    await deliver();
    expect(mails).toHaveLength(1);
    await become("picked-up");
    await told({ kind: "ready", orderId, details: { pharmacy: "Downey" } });
    await deliver();
    expect(mails).toHaveLength(1);
  });

  it("an order is confirmed once with its number", async () => {
    const { orderId } = await order(rosa, rosa, 2);
    await tellOrderPlaced(dependencies(), { orderId });
    await tellOrderPlaced(dependencies(), { orderId });
    await deliver();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.body).toMatch(/We have your order \d{3} \d{3} \d{4} of 2 items\./);
    expect(mails[0]?.body).toContain("https://refills.example/orders/");
  });
});

describe("who is told", () => {
  it("is who ordered for somebody else, as long as they may", async () => {
    const elena = await addMember();
    const grant = await addGrant(database.kysely, elena, rosa);
    const {
      lineIds: [first = "", second = ""],
    } = await order(rosa, elena, 2);
    await tellLineChanged(dependencies(), await move(first, "on-hold", "held"));
    await database.kysely.updateTable("grants").set({ revoked_at: now }).where("grant_id", "=", grant).execute();
    await tellLineChanged(dependencies(), await move(second, "declined", "declined"));
    expect((await deliveries()).map(({ kind }) => kind)).toEqual(["on-hold", "on-hold"]);
    expect(await deliveries(elena.memberId)).toEqual([]);
  });

  it("is the member for what staff ordered, and nobody for a guest's order", async () => {
    const {
      orderId,
      lineIds: [lineId = ""],
    } = await order();
    const as = (channel: string) =>
      database.kysely
        .updateTable("orders")
        .set({ channel, orderer_member_id: null })
        .where("order_id", "=", orderId)
        .execute();
    await as("guest");
    await tellLineChanged(dependencies(), await move(lineId, "on-hold", "held"));
    expect(await deliveries()).toEqual([]);
    await as("agent");
    await tellLineChanged(dependencies(), await move(lineId, "declined", "declined"));
    expect((await deliveries()).map(({ kind }) => kind)).toEqual(["declined", "declined"]);
  });

  it("is the member, by text and e-mail, once an order was keyed on the phone; and nobody who wants no news", async () => {
    const { orderId } = await order(rosa, rosa, 2);
    const as = (channel: string) =>
      database.kysely
        .updateTable("orders")
        .set({ channel, orderer_member_id: null })
        .where("order_id", "=", orderId)
        .execute();
    await as("guest");
    await tellOrderPlaced(dependencies(), { orderId });
    expect(await deliveries()).toEqual([]);
    await as("phone");
    await tellOrderPlaced(dependencies(), { orderId });
    await tellOrderPlaced(dependencies(), { orderId });
    await deliver();
    for (const receipts of [texts, mails]) {
      expect(receipts).toHaveLength(1);
      expect(receipts[0]?.body).toMatch(/We have your order \d{3} \d{3} \d{4} of 2 items\./);
      expect(receipts[0]?.body).not.toMatch(/Lisinopril|blood|70000\d{5}/);
    }
    const elena = await addMember();
    await changePreferences(dependencies(), elena.actor, { orders: { email: false, sms: false } });
    const quiet = await order(elena);
    await database.kysely
      .updateTable("orders")
      .set({ channel: "phone", orderer_member_id: null })
      .where("order_id", "=", quiet.orderId)
      .execute();
    await tellOrderPlaced(dependencies(), { orderId: quiet.orderId });
    expect(await deliveries(elena.memberId)).toEqual([]);
  });
});

describe("a delivery whose fate is unknown", () => {
  it("is tried again later and later, the carrier told that it was tried, and ends as one", async () => {
    answerText = { kind: "unknown", cause: new Error("timed out") };
    await told();
    await deliver();
    await deliver();
    expect(texts).toHaveLength(1);
    now = new Date(now.getTime() + 31_000);
    await deliver();
    expect(texts.map(({ firstTriedAt }) => firstTriedAt)).toEqual([null, NOW]);
    now = new Date(now.getTime() + 59_000);
    await deliver();
    expect(texts).toHaveLength(2);
    answerText = { kind: "accepted", providerId: "SM1" };
    now = new Date(now.getTime() + 2000);
    await deliver();
    now = new Date(now.getTime() + 24 * HOUR);
    await deliver();
    expect(texts).toHaveLength(3);
    expect((await deliveries()).find(({ channel }) => channel === "sms")).toMatchObject({
      status: "sent",
      attempts: 3,
    });
  });

  it("is given up after half a day", async () => {
    answerMail = { kind: "unknown", cause: new Error("timed out") };
    await told();
    for (let hours = 0; hours < 24; hours++) {
      await deliver();
      now = new Date(now.getTime() + HOUR);
    }
    expect((await deliveries()).find(({ channel }) => channel === "email")).toMatchObject({
      status: "failed",
      reason: "no-answer",
    });
  });

  it("because the process died is taken up by another", async () => {
    await told();
    await database.kysely
      .updateTable("notice_deliveries")
      .set({ status: "sending", claimed_at: now, first_tried_at: now, attempts: 1 })
      .where("member_id", "=", rosa.memberId)
      .execute();
    await deliver();
    expect(texts).toEqual([]);
    now = new Date(now.getTime() + 121_000);
    await deliver();
    expect(texts.map(({ firstTriedAt }) => firstTriedAt)).toEqual([NOW]);
  });

  it("is not sent again when the carrier reports it meanwhile", async () => {
    answerText = { kind: "unknown", cause: new Error("timed out") };
    await told();
    await deliver();
    const id = (await deliveries())[0]?.notice_id ?? "";
    await recordTextStatus(dependencies(), { id, providerId: "SM2", status: "delivered" });
    now = new Date(now.getTime() + HOUR);
    await deliver();
    expect(texts).toHaveLength(1);
  });
});

it("reports of the carrier may come twice and in any order", async () => {
  await told();
  await deliver();
  const id = texts[0]?.id ?? "";
  const { provider_id: providerId } = await database.kysely
    .selectFrom("notice_deliveries")
    .select("provider_id")
    .where("notice_id", "=", id)
    .where("channel", "=", "sms")
    .executeTakeFirstOrThrow();
  const report = (status: "sent" | "delivered" | "failed", from = providerId ?? "") =>
    recordTextStatus(dependencies(), { id, providerId: from, status });
  const status = async () => (await deliveries()).find(({ channel }) => channel === "sms")?.status;
  await report("delivered", "SM-of-another");
  expect(await status()).toBe("sent");
  for (const [said, stands] of [
    ["delivered", "delivered"],
    ["sent", "delivered"],
    ["delivered", "delivered"],
    ["failed", "delivered"],
  ] as const) {
    await report(said);
    expect(await status()).toBe(stands);
  }
});

describe("what a member chose", () => {
  it("holds for what waits already, and the mail about signing on stays on", async () => {
    now = new Date("2026-11-25T06:00:00Z");
    await told();
    await changePreferences(dependencies(), rosa.actor, { security: { email: false, sms: false } });
    now = new Date("2026-11-25T16:00:01Z");
    await deliver();
    expect(texts).toEqual([]);
    expect(mails).toHaveLength(1);
    await told({ kind: "phone-changed" });
    await deliver();
    expect(mails).toHaveLength(2);
  });

  it("a number that the carrier knows to have said STOP is not tried again", async () => {
    answerText = { kind: "rejected", reason: "stopped" };
    await told();
    await deliver();
    await told();
    await deliver();
    expect(texts).toHaveLength(1);
    const consents = await database.kysely
      .selectFrom("text_consents")
      .select(["act", "how"])
      .where("member_id", "=", rosa.memberId)
      .execute();
    expect(consents).toEqual([{ act: "withdrawn", how: "text" }]);
  });
});

describe("push messages", () => {
  const subscribe = (endpoint: string) =>
    database.kysely
      .insertInto("push_subscriptions")
      .values({
        push_subscription_id: randomUUID(),
        member_id: rosa.memberId,
        endpoint: `${endpoint}/${rosa.memberId}`,
        p256dh: "p",
        auth: "a",
        device: "Firefox",
        created_at: now,
      })
      .execute();

  it("go to every device, and a device that ended its subscription is forgotten", async () => {
    await subscribe("https://one.example");
    await subscribe("https://two.example");
    answerPush = ({ endpoint }) => ({ kind: endpoint.includes("one") ? "gone" : "accepted" });
    await told();
    await deliver();
    await told();
    await deliver();
    expect(pushed.map(({ endpoint }) => new URL(endpoint).hostname).toSorted()).toEqual([
      "one.example",
      "two.example",
      "two.example",
    ]);
  });
});

describe("reminders to pick up", () => {
  async function waiting(checkedOn: string): Promise<void> {
    const {
      lineIds: [lineId = ""],
    } = await order();
    await move(lineId, "ready-for-pickup", "checked");
    const line = await database.kysely
      .selectFrom("order_lines")
      .innerJoin("prescriptions", "prescriptions.prescription_id", "order_lines.prescription_id")
      .select(["order_lines.member_id", "order_lines.prescription_id", "drug_id"])
      .where("line_id", "=", lineId)
      .executeTakeFirstOrThrow();
    await database.kysely
      .insertInto("dispenses")
      .values({
        ...line,
        line_id: lineId,
        sequence: 1,
        status: "in-progress",
        ndc: "-",
        quantity: 30,
        days_supply: 30,
        checked_on: checkedOn,
      })
      .execute();
  }

  it("come three days before a bag goes back, once for each bag, one a day and three a week", async () => {
    for (const day of ["2026-11-18", "2026-11-17", "2026-11-17", "2026-11-17", "2026-11-16"]) await waiting(day);
    const days: number[] = [];
    for (let day = 0; day < 9; day++) {
      for (let run = 0; run < 3; run++) await remindUnfetched(dependencies());
      await deliver();
      days.push(mails.filter(({ subject }) => subject === "Your order is waiting for you").length);
      now = new Date(now.getTime() + 24 * HOUR);
    }
    // Bags that are put back before their turn are reminded of no more; here the last of the five goes back on the 28th.
    expect(days.slice(0, 4)).toEqual([1, 2, 3, 3]);
    expect(days.at(-1)).toBe(3);
  });
});

it("the log says what was told in the member's language, by which ways and with what success", async () => {
  const {
    orderId,
    lineIds: [lineId = ""],
  } = await order();
  await tellOrderPlaced(dependencies(), { orderId });
  await deliver();
  now = new Date(now.getTime() + HOUR);
  answerText = { kind: "rejected", reason: "bad-number" };
  await tellLineChanged(dependencies(), await move(lineId, "ready-for-pickup", "checked"));
  await deliver();
  const log = await listNotices(dependencies(), { ...rosa.actor, language: "es" });
  expect(log.map(({ kind }) => kind)).toEqual(["ready", "order-placed"]);
  expect(log[0]?.words).toMatch(/^Algo de su pedido .* está listo en Downey\.$/);
  expect(log[0]?.deliveries).toMatchObject([
    { channel: "email", status: "sent" },
    { channel: "sms", status: "failed", reason: "bad-number" },
  ]);
});
