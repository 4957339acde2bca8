import { expect, test } from "vitest";
import { visit } from "#member-app/testing/visit.ts";
import { refusal, rosa } from "#pages/testing/scripted-api.ts";

const places = {
  "GET /addresses": { addresses: [] },
  "GET /payment-methods": {
    paymentMethods: [{ id: rosa.id, brand: "visa", last4: "4242", expiresMonth: 4, expiresYear: 2029 }],
  },
};

test.each([
  ["en", "Visa ending 4242", "Good until April 2029"],
  ["es", "Visa que termina en 4242", "Válida hasta abril de 2029"],
] as const)("a card shows what is known of it (%s)", async (language, card, until) => {
  const { words } = await visit(places, { signedOn: true, language }).open("/profile");
  expect(words).toContain(card);
  expect(words).toContain(until);
});

test("only what changed is sent, and a new e-mail with the password", async () => {
  const member = visit({ "PATCH /me": rosa }, { signedOn: true });
  await member.send("/profile/contact", { email: rosa.email, phone: "562-555-0199", password: "" });
  await member.send("/profile/contact", { email: "new@example.com", phone: "", password: "my own password" });
  expect(member.sent("PATCH /me").map(({ body }) => body)).toEqual([
    { phone: "562-555-0199" },
    { email: "new@example.com", password: "my own password" },
  ]);
});

test("a wrong password is told at its field and not sent back", async () => {
  const answers = { "PATCH /me": () => refusal(422, "password-wrong", "Your current password is not right.") };
  const { html } = await visit(answers, { signedOn: true }).send("/profile/contact", {
    email: "new@example.com",
    phone: "",
    password: "my own password",
  });
  expect(html).toContain('href="#password"');
  expect(html).toContain('value="new@example.com"');
  expect(html).not.toContain("my own password");
});

test("changing the language shows the next page in it", async () => {
  const { location } = await visit({ "PATCH /me": rosa }, { signedOn: true }).send("/profile/language", {
    language: "es",
  });
  expect(location).toBe("/profile?lang=es&done=language");
});

test("only the page's own words are shown as done", async () => {
  const { words } = await visit(places, { signedOn: true }).open("/profile?done=constructor");
  expect(words).not.toContain("native code");
});

test("the authenticator's secret is shown once and stands in no address", async () => {
  const setup = { secret: "JBSWY3DPEHPK3PXP", uri: "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP", qrSvg: "<svg></svg>" };
  const member = visit(
    {
      "POST /authenticator": setup,
      "POST /authenticator/confirm": () => refusal(422, "code-wrong", "Check the code we sent."),
    },
    { signedOn: true },
  );
  const shown = await member.send("/profile/security/authenticator", {});
  expect(shown.words).toContain("JBSW Y3DP EHPK 3PXP");
  expect(shown.html).not.toContain("JBSWY3DPEHPK3PXP");
  const wrong = await member.send("/profile/security/authenticator/confirm", { code: "000000" });
  expect(wrong.words).toContain("This is not what your app shows now.");
  expect(wrong.html).not.toContain("JBSW");
});

test("signing out the other devices leaves this one signed on", async () => {
  const sessions = [
    { id: "0198c0de-0000-7000-8000-000000000001", current: true },
    { id: "0198c0de-0000-7000-8000-000000000002", current: false },
  ];
  const member = visit(
    {
      "GET /sessions": { sessions },
      [`DELETE /sessions/${sessions[1]?.id}`]: () => new Response(null, { status: 204 }),
    },
    { signedOn: true },
  );
  await member.send("/profile/security/end-other-sessions", {});
  expect(member.sent(`DELETE /sessions/${sessions[0]?.id}`)).toHaveLength(0);
  expect(member.sent(`DELETE /sessions/${sessions[1]?.id}`)).toHaveLength(1);
});
