import { expect, test } from "vitest";
import { addressesIn, visit } from "#member-app/testing/visit.ts";
import { refusal } from "#pages/testing/scripted-api.ts";

const password = "a password nobody may read";
const typed = { email: "rosa@example.com", password, then: "/orders" };
const signedOn = () => new Response(null, { status: 204, headers: { "Set-Cookie": "openrefill_session=b; HttpOnly" } });

test("signing on leads to the page that was asked for and passes the session's cookie on", async () => {
  const { status, location, headers } = await visit({ "POST /sign-in": signedOn }).send("/sign-in", typed);
  expect([status, location]).toEqual([303, "/orders"]);
  expect(headers.getSetCookie()).toContain("openrefill_session=b; HttpOnly");
});

test.each(["https://evil.example/", "//evil.example", "/\\evil.example"])(
  "signing on never leads to another site: %s",
  async (then) => {
    const { location } = await visit({ "POST /sign-in": signedOn }).send("/sign-in", { ...typed, then });
    expect(location).toBe("/home");
  },
);

test("what did not match keeps the e-mail and never the password", async () => {
  const { html, status, words } = await visit({
    "POST /sign-in": () => refusal(401, "sign-in-failed", "Try again, or set a new password."),
  }).send("/sign-in", typed);
  expect(status).toBe(401);
  expect(words).toContain("Try again, or set a new password.");
  expect(html).toContain('value="rosa@example.com"');
  expect(html).not.toContain(password);
});

test("an account with an authenticator is asked for its code in the same form", async () => {
  const stranger = visit({
    "POST /sign-in": (body: unknown) =>
      (body as { code?: string }).code === "123456"
        ? signedOn()
        : refusal(401, "authenticator-code-required", "Enter the code."),
  });
  const first = await stranger.send("/sign-in", typed);
  expect(first.words).toContain("One more step");
  expect(first.html).not.toContain(password);
  expect(first.html).toContain('value="rosa@example.com"');
  expect(first.html.indexOf('name="code"')).toBeGreaterThan(0);
  const second = await stranger.send("/sign-in", { ...typed, code: "123456" });
  expect(second.location).toBe("/orders");
});

test("a code that was not typed is not sent", async () => {
  const stranger = visit({ "POST /sign-in": signedOn });
  await stranger.send("/sign-in", { ...typed, code: "" });
  expect(stranger.sent("POST /sign-in")[0]?.body).toEqual({ email: typed.email, password });
});

test.each([
  ["en", 40, "You can try again in 40 seconds."],
  ["en", 600, "You can try again in 10 minutes."],
  ["es", 600, "Puede intentarlo de nuevo en 10 minutos."],
] as const)("too many tries say how long to wait (%s, %i seconds)", async (language, seconds, expected) => {
  const slowed = () => {
    const answer = refusal(429, "too-many-tries", "Wait.");
    answer.headers.set("Retry-After", String(seconds));
    return answer;
  };
  const { status, words } = await visit({ "POST /sign-in": slowed }, { language }).send("/sign-in", typed);
  expect(status).toBe(429);
  expect(words).toContain(expected);
});

test.each([
  ["en", "Enter your password."],
  ["es", "Escriba su contraseña."],
] as const)("an empty field is told without asking the API (%s)", async (language, expected) => {
  const stranger = visit({}, { language });
  const { status, words } = await stranger.send("/sign-in", { email: "rosa@example.com", password: "" });
  expect(status).toBe(422);
  expect(words).toContain(expected);
  expect(stranger.sent("POST /sign-in")).toEqual([]);
});

test("the page for a new password says the same whether the e-mail is known or not", async () => {
  const { words } = await visit({ "POST /password-resets": () => new Response(null, { status: 204 }) }).send(
    "/forgot-password",
    { email: "who@example.com" },
  );
  expect(words).toContain("If who@example.com is registered with us");
});

test("a used link leads to asking for a new one", async () => {
  const answers = { "POST /password-resets/confirm": () => refusal(422, "reset-link-expired", "Ask for a new link.") };
  const { html, words } = await visit(answers).send("/reset-password", { token: "t".repeat(40), password });
  expect(words).toContain("This link no longer works");
  expect(addressesIn(html)).toContain("/forgot-password");
});

test("a member already signed on goes straight on, and a stranger's wish is kept in the form", async () => {
  expect((await visit({}, { signedOn: true }).open("/sign-in?then=/orders")).location).toBe("/orders");
  expect((await visit({}).open("/sign-in?then=/orders")).html).toContain('name="then" value="/orders"');
});
