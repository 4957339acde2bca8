import { expect, test } from "vitest";
import type { NoticeList, NoticeSettings } from "#contracts/notices.ts";
import { defaultPreferences } from "#domain/notice/notice-kinds.ts";
import { visit } from "#member-app/testing/visit.ts";
import { refusal } from "#pages/testing/scripted-api.ts";

const id = "0198c0de-0000-7000-8000-000000000001";
const settings: NoticeSettings = {
  preferences: defaultPreferences,
  phone: null,
  devices: [],
  canText: true,
  pushKey: "key",
};
const open = (change: Partial<NoticeSettings> = {}, language: "en" | "es" = "en") =>
  visit({ "GET /notice-preferences": { ...settings, ...change } }, { signedOn: true, language }).open(
    "/profile/notices",
  );

test("without a script the page says so where it needs one, and offers the rest", async () => {
  const { words, html } = await open();
  expect(words).toContain("This needs JavaScript, which is off in this browser.");
  expect(html).toMatch(/<div hidden[^>]* data-push="key"/);
  expect(html).toContain('name="reminders.sms"');
  expect(html).not.toContain('name="security.email"');
});

test.each([
  ["en", "562-555-0142 answered STOP"],
  ["es", "562-555-0142 respondió PARAR"],
] as const)("a number that said STOP shows how to come back (%s)", async (language, said) => {
  const { words } = await open({ phone: { number: "+15625550142", stopped: true } }, language);
  expect(words).toContain(said);
});

test("where the plan sends no texts, nobody is asked for a number", async () => {
  expect((await open({ canText: false })).words).not.toContain("Mobile number");
});

test("every box is sent as it stands: what is not ticked is off", async () => {
  const member = visit({ "PUT /notice-preferences": settings }, { signedOn: true });
  const { location } = await member.send("/profile/notices", { "orders.email": "on", "reminders.sms": "on" });
  expect(location).toBe("/profile/notices?done=saved");
  const off = { email: false, sms: false, push: false };
  expect(member.sent("PUT /notice-preferences")[0]?.body).toEqual({
    orders: { ...off, email: true },
    prescriber: off,
    transfers: off,
    reminders: { ...off, sms: true },
    security: { ...off, email: true },
  });
});

test("the code is asked for on a page that keeps the number, and a wrong one is told at its field", async () => {
  const member = visit(
    {
      "POST /phone-numbers": { id, phone: "+15625550142" },
      [`POST /phone-numbers/${id}/confirm`]: () => refusal(422, "code-wrong", "Check the code we sent and try again."),
    },
    { signedOn: true },
  );
  const asked = await member.send("/profile/notices/phone", { phone: "562-555-0142", consent: "on" });
  expect(asked.words).toContain("We texted six digits to 562-555-0142.");
  const wrong = await member.send("/profile/notices/code", { id, phone: "+15625550142", code: "000000" });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('href="#code"');
  expect(wrong.words).toContain("We texted six digits to 562-555-0142.");
});

test("a number without the member's word comes back with what was typed", async () => {
  const { html, words } = await visit(
    {
      "GET /notice-preferences": settings,
      "POST /phone-numbers": () => refusal(422, "bad-input", "Check.", { consent: "Tick this to get texts." }),
    },
    { signedOn: true },
  ).send("/profile/notices/phone", { phone: "562-555-0142" });
  expect(html).toContain('href="#consent"');
  expect(html).toContain('value="562-555-0142"');
  expect(words).toContain("Tick this to get texts.");
});

test("the log says of each way what came of it", async () => {
  const notices: NoticeList["notices"] = [
    {
      id,
      at: "2026-11-24T18:00:00.000Z",
      kind: "ready",
      words: "Something of your order 482 177 3605 is ready at Downey.",
      path: "/orders/4821773605",
      deliveries: [
        { channel: "email", status: "sent", reason: null, at: "2026-11-24T18:00:00.000Z" },
        { channel: "push", status: "failed", reason: "refused", at: "2026-11-24T18:00:00.000Z" },
        { channel: "sms", status: "dropped", reason: "stopped", at: "2026-11-24T18:00:00.000Z" },
      ],
    },
  ];
  const { words, html } = await visit({ "GET /notices": { notices } }, { signedOn: true }).open("/profile/notices/log");
  expect(html).toContain('href="/orders/4821773605"');
  expect(words).toContain("E-mail: sent Tue, Nov 24, 10:00 AM");
  expect(words).toContain("Push message: could not be delivered");
  expect(words).toContain("Text: not sent: this number answered STOP");
});
