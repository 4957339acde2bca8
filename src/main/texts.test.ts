import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { randomUUID } from "node:crypto";
import { createAdaptorServer } from "@hono/node-server";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, expect, it, test } from "vitest";
import { makeWebApi } from "#channels/web-api/app.ts";
import type { ApiDependencies } from "#channels/web-api/environment.ts";
import { makeTextWebhookRoutes } from "#channels/web-api/routes/text-webhook-routes.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { DemoPhones, Texts } from "#partner-ports/messages.ts";
import { type SandboxCarrier, startSandboxCarrier } from "#partners/texts/sandbox-carrier.ts";
import { sandboxPhones } from "#partners/texts/sandbox-phones.ts";
import { INCOMING_PATH, STATUS_PATH, twilioTexts } from "#partners/texts/twilio-texts.ts";
import { deliverNotices } from "#use-cases/notices/deliver-notices.ts";
import type { NoticeDependencies } from "#use-cases/notices/notice-dependencies.ts";
import { writeNotice } from "#use-cases/notices/write-notice.ts";
import { cardsOfTokens } from "#use-cases/testing/cards-of-tokens.ts";
import { noNotices } from "#use-cases/testing/no-notices.ts";
import { addPerson, addSamplePharmacy, NOW, type SamplePerson } from "#use-cases/testing/sample-pharmacy.ts";

let database: TestDatabase;
let server: Server;
let carrier: SandboxCarrier;
let texts: Texts;
let phones: DemoPhones;
let publicOrigin: string;
let now = NOW;

// The carrier, our API and the client between them are all at their own ends of real sockets.
beforeAll(async () => {
  database = await createTestDatabase();
  await addSamplePharmacy(database.kysely);
  const dependencies = (): ApiDependencies => ({
    database,
    clock: () => now,
    log: pino({ level: "silent" }),
    secure: false,
    publicOrigin,
    isUnavailable: () => false,
    payment: cardsOfTokens({}),
    ...noNotices,
    texts,
  });
  server = createAdaptorServer({
    fetch: (request: Request) => makeWebApi(dependencies(), [makeTextWebhookRoutes(dependencies())]).fetch(request),
  }) as Server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  publicOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  carrier = await startSandboxCarrier(() => now, `${publicOrigin}${INCOMING_PATH}`, 5);
  texts = twilioTexts({ ...carrier, publicOrigin, apiOrigin: carrier.origin });
  phones = sandboxPhones(carrier);
});
afterAll(async () => {
  await carrier.stop();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await database.drop();
});
beforeEach(async () => {
  now = NOW;
  await database.kysely.deleteFrom("notice_deliveries").execute();
});

const ways = (): NoticeDependencies => ({
  database,
  clock: () => now,
  publicOrigin,
  messages: { sendEmail: async () => ({ kind: "accepted" }) },
  texts,
  pushes: noNotices.pushes,
});

async function addMemberAt(phone: string, language: "en" | "es" = "en"): Promise<SamplePerson> {
  const person = await addPerson(database.kysely, { language });
  await database.kysely
    .insertInto("text_phones")
    .values({ member_id: person.memberId, phone, verified_at: NOW })
    .execute();
  return person;
}

async function tell({ memberId }: SamplePerson, by = texts): Promise<void> {
  await writeNotice(ways(), { memberId, kind: "sign-on-changed", change: randomUUID() });
  await deliverNotices({ ...ways(), texts: by });
}

async function outcome({ memberId }: SamplePerson): Promise<string[]> {
  const rows = await database.kysely
    .selectFrom("notice_deliveries as d")
    .innerJoin("notices as n", "n.notice_id", "d.notice_id")
    .select(["status", "reason"])
    .where("d.member_id", "=", memberId)
    .where("channel", "=", "sms")
    .orderBy("n.notice_id")
    .execute();
  return rows.map(({ status, reason }) => (reason === null ? status : `${status}: ${reason}`));
}

const held = async (number: string) => (await phones.listTexts()).filter((text) => text.number === number);
let numbers = 0;
const aNumber = () => `+1562555${String((numbers += 1)).padStart(4, "0")}`;

it("a text goes out, and the carrier's callback says that it came", async () => {
  const number = aNumber();
  const rosa = await addMemberAt(number);
  await tell(rosa);
  await expect.poll(() => outcome(rosa)).toEqual(["delivered"]);
  expect(await held(number)).toMatchObject([{ direction: "received", status: "delivered" }]);
});

test.each([
  ["+15005550001", "failed: bad-number"],
  ["+15005550004", "failed: stopped"],
  ["+15005550009", "failed: bad-number"],
  ["+15005550010", "failed: not-delivered"],
  ["+15005550012", "delivered"],
])("a text to %s ends as %s, whatever comes twice or out of order", async (number, end) => {
  const rosa = await addMemberAt(number);
  await tell(rosa);
  await expect.poll(() => outcome(rosa)).toEqual([end]);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(await outcome(rosa)).toEqual([end]);
});

it("a text that the carrier took without answering is on the phone once, however often it is tried", async () => {
  const number = "+15005550011";
  const rosa = await addMemberAt(number);
  await tell(rosa, twilioTexts({ ...carrier, publicOrigin, apiOrigin: carrier.origin, timeoutMs: 1000 }));
  // Its callback says so, though the answer is still awaited.
  await expect.poll(() => outcome(rosa)).toEqual(["delivered"]);
  await database.kysely
    .updateTable("notice_deliveries")
    .set({ status: "waiting", due_at: now, attempts: 1, first_tried_at: NOW, provider_id: null })
    .where("member_id", "=", rosa.memberId)
    .execute();
  now = new Date(NOW.getTime() + 60_000);
  await deliverNotices(ways());
  expect(await outcome(rosa)).toEqual(["sent"]);
  expect(await held(number)).toHaveLength(1);
});

it("a carrier that is away leaves it waiting", async () => {
  const away = twilioTexts({ ...carrier, publicOrigin, apiOrigin: "http://127.0.0.1:1", timeoutMs: 300 });
  const text = { id: randomUUID(), to: aNumber(), body: "x", firstTriedAt: null };
  expect((await away.sendText(text)).kind).toBe("unknown");
  const others = twilioTexts({ ...carrier, authToken: "wrong", publicOrigin, apiOrigin: carrier.origin });
  expect((await others.sendText(text)).kind).toBe("unknown");
});

it("STOP ends the texts to a number for all who share it, is confirmed once, and START brings them back", async () => {
  const number = aNumber();
  const [rosa, elena] = [await addMemberAt(number), await addMemberAt(number)];
  await phones.sendFrom(number, "Please stop texting me");
  await phones.sendFrom(number, "STOP");
  await tell(rosa);
  await tell(elena);
  expect([...(await outcome(rosa)), ...(await outcome(elena))]).toEqual([]);
  expect((await held(number)).map(({ direction, body }) => `${direction}: ${body}`)).toEqual([
    "sent: STOP",
    "received: Test Health: You get no more texts from us. Reply START to get them again.",
    "sent: Please stop texting me",
  ]);
  await phones.sendFrom(number, "start");
  await tell(rosa);
  await expect.poll(() => outcome(rosa)).toEqual(["delivered"]);
  const consents = await database.kysely
    .selectFrom("text_consents")
    .select("act")
    .where("member_id", "=", elena.memberId)
    .orderBy("consent_id")
    .execute();
  expect(consents.map(({ act }) => act)).toEqual(["withdrawn", "given"]);
});

it("a text that waits for the morning is dropped when STOP comes in the night", async () => {
  const number = aNumber();
  const rosa = await addMemberAt(number);
  now = new Date("2026-11-25T07:00:00Z");
  await tell(rosa);
  expect(await outcome(rosa)).toEqual(["waiting"]);
  await phones.sendFrom(number, "no more texts");
  now = new Date("2026-11-25T16:00:01Z");
  await deliverNotices(ways());
  expect(await outcome(rosa)).toEqual(["dropped: stopped"]);
});

it("anything else is answered with help once a day, in the member's language", async () => {
  const number = aNumber();
  await addMemberAt(number, "es");
  await phones.sendFrom(number, "¿Cuándo está listo?");
  await phones.sendFrom(number, "¿Hola?");
  const answers = (await held(number)).filter(({ direction }) => direction === "received");
  expect(answers.map(({ body }) => body)).toEqual([expect.stringMatching(/^Test Health: Este número envía avisos/)]);
  await phones.sendFrom(number, "AYUDA");
  now = new Date(NOW.getTime() + 25 * 3_600_000);
  await phones.sendFrom(number, "¿Hola?");
  expect((await held(number)).filter(({ direction }) => direction === "received")).toHaveLength(3);
});

it("a call whose signature is not the carrier's is refused and does nothing", async () => {
  const number = aNumber();
  const rosa = await addMemberAt(number);
  const call = (path: string, fields: Record<string, string>) =>
    fetch(`${publicOrigin}${path}`, {
      method: "POST",
      headers: { "X-Twilio-Signature": "AAAAAAAAAAAAAAAAAAAAAAAAAAA=" },
      body: new URLSearchParams(fields),
    });
  expect((await call(INCOMING_PATH, { MessageSid: "SM1", From: number, Body: "STOP" })).status).toBe(403);
  expect((await call(`${STATUS_PATH}?id=1`, { MessageSid: "SM1", MessageStatus: "failed" })).status).toBe(403);
  await tell(rosa);
  await expect.poll(() => outcome(rosa)).toEqual(["delivered"]);
});
