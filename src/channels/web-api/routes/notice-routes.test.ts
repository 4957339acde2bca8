import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import type { ApiDependencies } from "#channels/web-api/environment.ts";
import { makeTestApi } from "#channels/web-api/testing/test-api.ts";
import { TestBrowser } from "#channels/web-api/testing/test-browser.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { defaultPreferences } from "#domain/notice/notice-kinds.ts";
import { writeNotice } from "#use-cases/notices/write-notice.ts";
import { addMember, addPlan, PASSWORD } from "#use-cases/testing/sample-plan.ts";

const START = new Date("2026-11-24T18:00:00Z");
let now = START;
const clock = () => now;
const texts: ApiDependencies["texts"] = {
  sendText: async () => ({ kind: "accepted", providerId: "SM1" }),
  readStatus: () => null,
  readIncoming: () => null,
  wordAnswer: () => ({ contentType: "text/xml", body: "" }),
};
let database: TestDatabase;
let rosaId: string;
let rosa: TestBrowser;
let walter: TestBrowser;

beforeAll(async () => {
  database = await createTestDatabase();
  await addPlan(database.kysely);
  const api = makeTestApi({ database, clock }, undefined, { texts });
  const signedOn = async (mrn: string, email: string) => {
    const memberId = await addMember(database.kysely, { mrn, email });
    const browser = new TestBrowser(api);
    await browser.post("/sign-in", { email, password: PASSWORD });
    return { memberId, browser };
  };
  ({ memberId: rosaId, browser: rosa } = await signedOn("100200310", "rosa@example.com"));
  ({ browser: walter } = await signedOn("100300110", "walter@example.com"));
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.kysely.deleteFrom("outbox").execute();
  await database.kysely.deleteFrom("text_phone_codes").execute();
});

const settings = async (browser: TestBrowser) => (await browser.get("/notice-preferences")).body;
/** What was queued to be texted, the newest first. */
const queued = async () =>
  (
    await database.kysely
      .selectFrom("outbox")
      .select("payload")
      .where("topic", "=", "text")
      .orderBy("outbox_id", "desc")
      .execute()
  ).map(({ payload }) => payload as { to: string; body: string });
const codeTexted = async () => /\d{6}/.exec((await queued())[0]?.body ?? "")?.[0] ?? "";
const ask = (phone: string, by = rosa) => by.post("/phone-numbers", { phone, consent: true });

it.each([
  ["GET", "/notice-preferences"],
  ["PUT", "/notice-preferences"],
  ["GET", "/notices"],
  ["POST", "/phone-numbers"],
  ["DELETE", "/phone-numbers"],
  ["POST", "/push-subscriptions"],
])("%s %s asks who is there", async (method, path) => {
  const stranger = new TestBrowser(makeTestApi({ database, clock }));
  expect((await stranger.call(method, path)).status).toBe(401);
});

it("what a member chooses is kept, and the mail about signing on stays", async () => {
  expect(await settings(rosa)).toMatchObject({
    preferences: defaultPreferences,
    phone: null,
    devices: [],
    canText: true,
  });
  const none = { email: false, sms: false, push: false };
  const preferences = { ...defaultPreferences, orders: none, security: none };
  expect((await rosa.call("PUT", "/notice-preferences", preferences)).status).toBe(200);
  expect((await settings(rosa))["preferences"]).toEqual({
    ...defaultPreferences,
    orders: none,
    security: { email: true, sms: false, push: false },
  });
  expect((await settings(walter))["preferences"]).toEqual(defaultPreferences);
});

describe("a number for texts", () => {
  it("is the member's once they typed the code that was texted to it; the consent is kept with its wording", async () => {
    const started = await ask("(562) 555-0142");
    expect(started).toMatchObject({ status: 202, body: { phone: "+15625550142" } });
    expect((await queued())[0]).toMatchObject({ to: "+15625550142" });
    const path = `/phone-numbers/${started.body["id"]}/confirm`;
    expect((await rosa.post(path, { code: "000000" })).body).toMatchObject({ code: "code-wrong" });
    expect((await walter.post(path, { code: await codeTexted() })).body).toMatchObject({ code: "code-expired" });
    expect((await settings(rosa))["phone"]).toBeNull();
    expect((await rosa.post(path, { code: await codeTexted() })).status).toBe(204);
    expect((await settings(rosa))["phone"]).toEqual({ number: "+15625550142", stopped: false });
    expect((await queued())[0]?.body).toContain("STOP to end");
    expect((await rosa.post(path, { code: "000000" })).body).toMatchObject({ code: "code-expired" });
    const consents = await database.kysely
      .selectFrom("text_consents")
      .select(["act", "how", "phone", "consent_version", "at"])
      .where("member_id", "=", rosaId)
      .execute();
    expect(consents).toEqual([
      { act: "given", how: "page", phone: "+15625550142", consent_version: "2026-11", at: now },
    ]);
  });

  it("taken away ends the consent, and the member is told", async () => {
    expect((await rosa.delete("/phone-numbers")).status).toBe(204);
    expect((await rosa.delete("/phone-numbers")).status).toBe(204);
    expect((await settings(rosa))["phone"]).toBeNull();
    const told = await database.kysely.selectFrom("outbox").select("payload").where("topic", "=", "notice").execute();
    expect(told.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({ memberId: rosaId, kind: "phone-changed" }),
    ]);
  });

  test.each([
    ["not a number", { phone: "12", consent: true }, "phone"],
    ["of another country", { phone: "+44 20 7946 0958", consent: true }, "phone"],
    ["without the member's word", { phone: "562-555-0142", consent: false }, "consent"],
  ])("%s is refused", async (_what, body, field) => {
    const answer = await rosa.post("/phone-numbers", body);
    expect(answer).toMatchObject({ status: 422, body: { fields: { [field]: expect.any(String) } } });
    expect(await queued()).toEqual([]);
  });

  it("that said STOP gets no code until it says START", async () => {
    await database.kysely.insertInto("text_stops").values({ phone: "+15625550143", stopped_at: now }).execute();
    expect((await ask("562-555-0143")).body).toMatchObject({ code: "number-stopped" });
    expect(await queued()).toEqual([]);
  });

  it("gets at most five codes an hour, whoever asks for them; each can be guessed at five times, for ten minutes", async () => {
    const ids: unknown[] = [];
    for (let count = 0; count < 5; count++)
      ids.push((await ask("562-555-0144", count % 2 === 0 ? rosa : walter)).body["id"]);
    expect((await ask("562-555-0144")).status).toBe(429);
    const code = await codeTexted();
    const wrong = code === "123456" ? "123457" : "123456";
    const path = `/phone-numbers/${String(ids.at(-1))}/confirm`;
    for (let guess = 0; guess < 5; guess++)
      expect((await rosa.post(path, { code: wrong })).body).toMatchObject({ code: "code-wrong" });
    expect((await rosa.post(path, { code })).body).toMatchObject({ code: "code-expired" });
    const before = new Date(now.getTime() - 3_600_001);
    await database.kysely.updateTable("text_phone_codes").set({ created_at: before }).execute();
    const again = await ask("562-555-0144");
    const late = await codeTexted();
    now = new Date(now.getTime() + 600_001);
    expect((await rosa.post(`/phone-numbers/${again.body["id"]}/confirm`, { code: late })).body).toMatchObject({
      code: "code-expired",
    });
  });
});

describe("a browser that gets push messages", () => {
  const keys = { p256dh: `B${"A".repeat(86)}`, auth: "A".repeat(22) };
  const endpoint = "https://fcm.googleapis.com/fcm/send/abc";

  it("is listed, belongs to who subscribed last, and is removed by its owner only", async () => {
    expect((await rosa.post("/push-subscriptions", { endpoint, keys, expirationTime: null })).status).toBe(204);
    expect((await rosa.post("/push-subscriptions", { endpoint, keys })).status).toBe(204);
    const [device] = (await settings(rosa))["devices"] as unknown as { id: string; device: string }[];
    expect(device?.device).toMatch(/Firefox/);
    expect((await walter.delete(`/push-subscriptions/${device?.id}`)).status).toBe(404);
    expect((await walter.post("/push-subscriptions", { endpoint, keys })).status).toBe(204);
    expect((await settings(rosa))["devices"]).toEqual([]);
    const [moved] = (await settings(walter))["devices"] as unknown as { id: string }[];
    expect((await walter.delete(`/push-subscriptions/${moved?.id}`)).status).toBe(204);
    expect((await settings(walter))["devices"]).toEqual([]);
  });

  test.each([
    ["an address that is no push service", { endpoint: "https://169.254.169.254/", keys }],
    ["keys that are none", { endpoint, keys: { p256dh: "x", auth: "y" } }],
  ])("with %s is refused", async (_what, body) => {
    expect((await rosa.post("/push-subscriptions", body)).status).toBe(422);
  });
});

it("the log shows a member their own notices only", async () => {
  await writeNotice({ database, clock }, { memberId: rosaId, kind: "sign-on-changed", change: "a" });
  expect((await walter.get("/notices")).body).toEqual({ notices: [] });
  expect((await rosa.get("/notices")).body).toMatchObject({
    notices: [
      {
        kind: "sign-on-changed",
        path: "/profile/security",
        words: expect.stringContaining("How you sign on was changed"),
        deliveries: [{ channel: "email", status: "waiting" }],
      },
    ],
  });
});
