import { expect, test } from "vitest";
import { addressesIn, visit } from "#member-app/testing/visit.ts";

test.each([
  ["en", "Refill your medicine. See the day it is ready."],
  ["es", "Resurta su medicina. Vea qué día estará lista."],
] as const)("a stranger finds every way in (%s)", async (language, hero) => {
  const { html, words } = await visit({}, { language }).open("/");
  expect(words).toContain(hero);
  for (const way of ["/sign-in", "/register", "/quick-refill", "/pharmacies", "/help#phone"])
    expect(addressesIn(html)).toContain(way);
  expect(words).not.toContain("example.com");
});

test("a member goes home", async () => {
  expect((await visit({}, { signedOn: true }).open("/")).location).toBe("/home");
});

test.each(["/demo", "/demo/mail", "/style-guide"])("an ordinary plan has no %s", async (path) => {
  expect((await visit({}).open(path)).status).toBe(404);
});

test("the demo's letter box turns an address that stands alone into a link", async () => {
  const link = "http://localhost/reset-password?token=abc";
  const mail = {
    id: "0198c0de-0000-7000-8000-000000000001",
    sentAt: "2026-11-21T18:30:00.000Z",
    recipient: "rosa@example.com",
    subject: "Set a new password",
    body: `Hello Rosa,\n\nOpen this link:\n\n${link}\n`,
  };
  const { html } = await visit({ "GET /demo/mail": { mails: [mail] } }, { demo: true }).open("/demo/mail");
  expect(addressesIn(html)).toContain(link);
});

test.each(["/help", "/help?lang=es"])("help is for everybody: %s", async (path) => {
  expect((await visit({}).open(path)).status).toBe(200);
});
