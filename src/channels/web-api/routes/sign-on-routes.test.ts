import { generate } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeTestApi } from "#channels/web-api/testing/test-api.ts";
import { type Answer, TestBrowser } from "#channels/web-api/testing/test-browser.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { sweepExpired } from "#use-cases/accounts/sweep-expired.ts";
import { addMember, addPlan, PASSWORD } from "#use-cases/testing/sample-plan.ts";

let database: TestDatabase;
let api: ReturnType<typeof makeTestApi>;
let now = new Date("2026-11-21T18:00:00Z");
let count = 0;

/** Each test has a member of its own. */
let email: string;
let memberId: string;
const browser = (address?: string) => new TestBrowser(api, address);
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const signOn = (from: TestBrowser, password = PASSWORD, more = {}) =>
  from.post("/sign-in", { email, password, ...more });
const mails = async () =>
  (
    await database.kysely
      .selectFrom("outbox")
      .select("payload")
      .where("topic", "=", "email")
      .orderBy("outbox_id", "desc")
      .execute()
  ).map(({ payload }) => payload as { to: string; subject: string; body: string });

/** What members will be told, the newest first. */
const allTold = async () =>
  (
    await database.kysely
      .selectFrom("outbox")
      .select("payload")
      .where("topic", "=", "notice")
      .orderBy("outbox_id", "desc")
      .execute()
  ).map(({ payload }) => payload);
const told = async () => (await allTold())[0];

beforeAll(async () => {
  database = await createTestDatabase();
  await addPlan(database.kysely);
  api = makeTestApi({ database, clock: () => now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  count += 1;
  email = `rosa${count}@example.com`;
  memberId = await addMember(database.kysely, {
    mrn: String(100_000_000 + count),
    givenName: "Rosa",
    familyName: "Delgado",
    email,
  });
});

describe("signing on", () => {
  it("gives the member and a session only the browser can read", async () => {
    const rosa = browser();
    const answer = await signOn(rosa);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      name: "Rosa Delgado",
      givenName: "Rosa",
      email,
      language: "en",
      authenticator: false,
      area: { key: "south" },
    });
    const session = answer.headers.getSetCookie().find((cookie) => cookie.startsWith("openrefill_session="));
    expect(session).toMatch(/HttpOnly/);
    expect(session).toMatch(/SameSite=Lax/);
    expect((await rosa.get("/me")).body).toMatchObject({ email });
  });

  it("takes an e-mail in any case", async () => {
    expect((await browser().post("/sign-in", { email: email.toUpperCase(), password: PASSWORD })).status).toBe(200);
  });

  it("answers a wrong password and an unknown e-mail alike", async () => {
    const wrong = await signOn(browser(), "not the password");
    const unknown = await browser().post("/sign-in", { email: "nobody@example.com", password: PASSWORD });
    expect(wrong.status).toBe(401);
    expect(unknown).toEqual({ ...wrong, headers: unknown.headers });
    expect(wrong.body).toMatchObject({ code: "sign-in-failed" });
  });

  it("tells in Spanish what went wrong", async () => {
    const answer = await browser().call("POST", "/sign-in", { email, password: "no" }, { "Accept-Language": "es-MX" });
    expect(answer.body).toMatchObject({ title: "Los datos no coinciden" });
  });

  it("starts a new session each time and ends the browser's former one", async () => {
    const rosa = browser();
    await signOn(rosa);
    const former = rosa.cookies.get("openrefill_session") ?? "";
    await signOn(rosa);
    expect(rosa.cookies.get("openrefill_session")).not.toBe(former);
    rosa.cookies.set("openrefill_session", former);
    expect((await rosa.get("/me")).status).toBe(401);
  });

  it("lasts while it is used, half an hour at most unused, and twelve hours in all", async () => {
    const used = browser();
    const unused = browser();
    await signOn(used);
    await signOn(unused);
    later(29);
    expect((await used.get("/me")).status).toBe(200);
    later(2);
    expect((await unused.get("/me")).status).toBe(401);
    for (let minutes = 31; minutes < 12 * 60 - 20; minutes += 20) {
      later(20);
      expect((await used.get("/me")).status).toBe(200);
    }
    later(20);
    expect((await used.get("/me")).status).toBe(401);
  });

  it("ends on the server when the member signs out", async () => {
    const rosa = browser();
    await signOn(rosa);
    const token = rosa.cookies.get("openrefill_session") ?? "";
    expect((await rosa.post("/sign-out")).status).toBe(204);
    rosa.cookies.set("openrefill_session", token);
    expect((await rosa.get("/me")).status).toBe(401);
  });

  it("is refused from another website", async () => {
    const answer = await browser().call(
      "POST",
      "/sign-in",
      { email, password: PASSWORD },
      { Origin: "https://evil.example" },
    );
    expect(answer.body).toMatchObject({ code: "cross-origin", status: 403 });
  });

  it("refuses a body that holds a card number, but lets a password be one", async () => {
    expect((await browser().post("/sign-in", { email: "4242 4242 4242 4242", password: "x" })).body).toMatchObject({
      code: "card-number-refused",
    });
    expect((await browser().post("/sign-in", { email, password: "4242424242424242" })).body).toMatchObject({
      code: "sign-in-failed",
    });
  });
});

describe("guessing a password", () => {
  const guess = async (from: TestBrowser, times: number): Promise<Answer[]> => {
    const answers: Answer[] = [];
    for (let n = 0; n < times; n++) answers.push(await signOn(from, `guess number ${n}`));
    return answers;
  };

  it("is slowed after five wrong tries, and says for how long", async () => {
    const answers = await guess(browser(), 6);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(Number(answers[5]?.headers.get("Retry-After"))).toBe(5);
    expect((await signOn(browser())).status).toBe(429);
    later(1);
    expect((await signOn(browser())).status).toBe(200);
  });

  it("by an attacker does not lock the member out of a device they have used", async () => {
    const home = browser("198.51.100.2");
    await signOn(home);
    await home.post("/sign-out");
    await guess(browser("203.0.113.66"), 20);
    expect((await signOn(browser("203.0.113.66"))).status).toBe(429);
    expect((await signOn(home)).status).toBe(200);
    // Not even from the attacker's own network.
    const shared = browser("203.0.113.66");
    shared.cookies.set("openrefill_device", home.cookies.get("openrefill_device") ?? "");
    expect((await signOn(shared)).status).toBe(200);
  });

  it("with many tries at once gets no more of them looked at", async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => signOn(browser("203.0.113.99"), "a wrong guess")),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  });

  it("of nobody's account is slowed just the same", async () => {
    email = `nobody${count}@example.com`;
    const answers = await guess(browser("203.0.113.5"), 6);
    expect(answers.at(-1)?.status).toBe(429);
  });

  it("is forgotten after signing on", async () => {
    const rosa = browser("198.51.100.3");
    await guess(rosa, 4);
    expect((await signOn(rosa)).status).toBe(200);
    expect((await guess(rosa, 4)).map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  });
});

describe("an authenticator", () => {
  const turnOn = async (): Promise<{ rosa: TestBrowser; secret: string }> => {
    const rosa = browser();
    await signOn(rosa);
    const setup = await rosa.post("/authenticator");
    expect(setup.body).toMatchObject({
      qrSvg: expect.stringMatching(/^<svg/),
      uri: expect.stringMatching(/^otpauth:\/\/totp\/Test%20Health/),
    });
    const secret = String(setup.body["secret"]);
    expect((await rosa.post("/authenticator/confirm", { code: await codeOf(secret) })).status).toBe(204);
    return { rosa, secret };
  };
  const codeOf = (secret: string) => generate({ secret, epoch: now.getTime() / 1000 });

  it("asks for a code from then on, and takes each code once", async () => {
    const { secret } = await turnOn();
    expect((await signOn(browser())).body).toMatchObject({ code: "authenticator-code-required" });
    // The code that turned it on is spent.
    expect((await signOn(browser(), PASSWORD, { code: await codeOf(secret) })).body).toMatchObject({
      code: "authenticator-code-wrong",
    });
    later(1);
    const code = await codeOf(secret);
    expect((await signOn(browser(), PASSWORD, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).body).toMatchObject({
      authenticator: true,
    });
    expect((await signOn(browser(), PASSWORD, { code })).body).toMatchObject({ code: "authenticator-code-wrong" });
  });

  it("does not say whether a code was right with a wrong password", async () => {
    const { secret } = await turnOn();
    later(1);
    expect((await signOn(browser(), "wrong", { code: await codeOf(secret) })).body).toMatchObject({
      code: "sign-in-failed",
    });
  });

  it("slows guessing of codes, while asking for the code costs no try", async () => {
    await turnOn();
    const thief = browser("203.0.113.71");
    for (let n = 0; n < 8; n++) expect((await signOn(thief)).status).toBe(401);
    const answers: Answer[] = [];
    for (let n = 0; n < 6; n++) answers.push(await signOn(thief, PASSWORD, { code: "000000" }));
    expect(answers.at(-1)?.status).toBe(429);
  });

  it("changes nothing before a code of it was entered", async () => {
    const rosa = browser();
    await signOn(rosa);
    await rosa.post("/authenticator");
    expect((await rosa.post("/authenticator/confirm", { code: "000000" })).body).toMatchObject({ code: "code-wrong" });
    expect((await signOn(browser())).status).toBe(200);
  });

  it("can be turned off, and the member is told of both", async () => {
    const { rosa } = await turnOn();
    expect((await rosa.delete("/authenticator")).status).toBe(204);
    expect((await signOn(browser())).status).toBe(200);
    expect((await allTold()).slice(0, 2)).toMatchObject([
      { memberId, kind: "sign-on-changed", details: { change: "authenticator-off" } },
      { memberId, kind: "sign-on-changed", details: { change: "authenticator-on" } },
    ]);
  });
});

describe("a forgotten password", () => {
  const NEW = "quite another phrase";
  const ask = async (): Promise<string> => {
    expect((await browser().post("/password-resets", { email })).status).toBe(202);
    const mail = (await mails()).find(({ to }) => to === email);
    return /^https:\/\/refills\.example\/reset-password\?token=(\S+)$/m.exec(mail?.body ?? "")?.[1] ?? "";
  };

  it("is set anew by the link, once; every session ends and the member is told", async () => {
    const rosa = browser();
    await signOn(rosa);
    const token = await ask();
    const reset = browser("198.51.100.77");
    expect((await reset.post("/password-resets/confirm", { token, password: NEW })).status).toBe(204);
    expect((await rosa.get("/me")).status).toBe(401);
    expect((await signOn(browser("198.51.100.78"))).status).toBe(401);
    expect((await signOn(reset, NEW)).status).toBe(200);
    expect((await browser().post("/password-resets/confirm", { token, password: NEW })).body).toMatchObject({
      code: "reset-link-expired",
    });
    expect(await told()).toMatchObject({ memberId, kind: "sign-on-changed", details: { change: "password" } });
  });

  it("is the way in on a new device while strangers guess", async () => {
    for (let n = 0; n < 6; n++) await signOn(browser("198.51.100.9"), "a wrong guess");
    const rosa = browser("198.51.100.9");
    expect((await signOn(rosa)).status).toBe(429);
    await rosa.post("/password-resets/confirm", { token: await ask(), password: NEW });
    expect((await signOn(rosa, NEW)).status).toBe(200);
  });

  it("answers the same for an e-mail nobody has, after as long, and sends nothing", async () => {
    const before = (await mails()).length;
    const start = performance.now();
    expect((await browser().post("/password-resets", { email: "nobody@example.com" })).status).toBe(202);
    expect(performance.now() - start).toBeGreaterThan(290);
    expect(await mails()).toHaveLength(before);
  });

  it("has a link that runs out after half an hour", async () => {
    const token = await ask();
    later(31);
    expect((await browser().post("/password-resets/confirm", { token, password: NEW })).body).toMatchObject({
      code: "reset-link-expired",
    });
  });

  it("may not become an easy one; the link stays good", async () => {
    const token = await ask();
    const weak = await browser().post("/password-resets/confirm", { token, password: "rosadelgado1" });
    expect(weak.body).toMatchObject({ code: "bad-input", fields: { password: expect.stringContaining("too easy") } });
    expect((await browser().post("/password-resets/confirm", { token, password: NEW })).status).toBe(204);
  });

  it("does not fill a letter box: three links at once at most", async () => {
    for (let n = 0; n < 5; n++) await ask();
    expect((await mails()).filter(({ to }) => to === email)).toHaveLength(3);
  });
});

describe("the account", () => {
  it("lists where the member is signed on, and signs one device out", async () => {
    const rosa = browser();
    const phone = browser();
    await signOn(phone);
    later(1);
    await signOn(rosa);
    const { sessions } = (await rosa.get("/sessions")).body as unknown as {
      sessions: { id: string; current: boolean }[];
    };
    expect(sessions).toMatchObject([
      { device: "Firefox on Linux", signedOnWith: "Password", current: true },
      { device: "Firefox on Linux", current: false },
    ]);
    expect((await rosa.delete(`/sessions/${sessions[1]?.id}`)).status).toBe(204);
    expect((await phone.get("/me")).status).toBe(401);
    expect((await rosa.delete(`/sessions/${sessions[1]?.id}`)).status).toBe(404);
  });

  it("changes its password with the current one; the other sessions end", async () => {
    const rosa = browser();
    const other = browser();
    await signOn(rosa);
    await signOn(other);
    const password = "a phrase to come";
    expect((await rosa.post("/me/password", { current: "wrong", password })).body).toMatchObject({
      code: "password-wrong",
    });
    expect((await rosa.post("/me/password", { current: PASSWORD, password: "short" })).body).toMatchObject({
      fields: { password: "Use at least 12 characters." },
    });
    expect((await rosa.post("/me/password", { current: PASSWORD, password })).status).toBe(204);
    expect((await rosa.get("/me")).status).toBe(200);
    expect((await other.get("/me")).status).toBe(401);
    expect(await told()).toMatchObject({ memberId, kind: "sign-on-changed", details: { change: "password" } });
  });

  it("changes its e-mail only with the password, and tells the old address", async () => {
    const rosa = browser();
    await signOn(rosa);
    const other = `new${count}@example.com`;
    const patch = (body: unknown) => rosa.call("PATCH", "/me", body);
    expect((await patch({ email: other })).body).toMatchObject({
      code: "bad-input",
      fields: { password: "This is missing." },
    });
    expect((await patch({ email: other, password: "wrong" })).body).toMatchObject({ code: "password-wrong" });
    expect((await patch({ email: other, password: PASSWORD })).body).toMatchObject({ email: other });
    expect((await mails())[0]).toMatchObject({ to: email, subject: "Your sign-on e-mail was changed" });
    await addMember(database.kysely, { mrn: String(200_000_000 + count), email: `taken${count}@example.com` });
    expect((await patch({ email: `TAKEN${count}@example.com`, password: PASSWORD })).body).toMatchObject({
      code: "email-in-use",
      status: 409,
    });
  });

  it("changes language and phone", async () => {
    const rosa = browser();
    await signOn(rosa);
    expect((await rosa.call("PATCH", "/me", { language: "es", phone: "(213) 373-4253" })).body).toMatchObject({
      language: "es",
      phone: "2133734253",
    });
    expect((await rosa.call("PATCH", "/me", { phone: "12" })).body).toMatchObject({
      fields: { phone: "Escriba un número de teléfono de diez dígitos." },
    });
    expect((await rosa.call("PATCH", "/me", { phone: "" })).body).toMatchObject({ phone: null });
  });

  it("writes each of it into the access log", async () => {
    await signOn(browser());
    const actions = await database.kysely
      .selectFrom("access_log")
      .select(["action", "actor_kind"])
      .where("member_id", "=", memberId)
      .execute();
    expect(actions).toEqual([{ action: "signed-on", actor_kind: "member" }]);
  });
});

it("what has run out is swept away, what has not stays", async () => {
  const rosa = browser();
  await signOn(rosa);
  await sweepExpired({ database, clock: () => now });
  expect((await rosa.get("/me")).status).toBe(200);
  later(3 * 24 * 60);
  await sweepExpired({ database, clock: () => now });
  for (const table of ["sessions", "throttles", "password_resets", "registrations"] as const) {
    expect(await database.kysely.selectFrom(table).selectAll().execute(), table).toEqual([]);
  }
});
