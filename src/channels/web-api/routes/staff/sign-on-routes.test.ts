import { generate } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SoftwarePasskey } from "#channels/web-api/testing/software-passkey.ts";
import { makeTestApi } from "#channels/web-api/testing/test-api.ts";
import { TestBrowser } from "#channels/web-api/testing/test-browser.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { addStaff } from "#use-cases/staff/add-staff.ts";
import { requireFreshSecondFactor } from "#use-cases/staff/second-factor.ts";
import { addPlan, PASSWORD } from "#use-cases/testing/sample-plan.ts";

const ORIGIN = "http://refills.test";
const SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const MINUTE = 60_000;

let database: TestDatabase;
let api: ReturnType<typeof makeTestApi>;
let now: Date;
let count = 0;
let email: string;
let browser: TestBrowser;

const later = (milliseconds: number) => (now = new Date(now.getTime() + milliseconds));
const code = () => generate({ secret: SECRET, epoch: now.getTime() / 1000 });
const signIn = async (more: Record<string, unknown> = {}, at = browser) =>
  at.post("/staff/sign-in", { email, password: PASSWORD, code: await code(), ...more });

beforeAll(async () => {
  database = await createTestDatabase();
  await addPlan(database.kysely);
  api = makeTestApi({ database, clock: () => now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = new Date("2026-11-24T17:00:00Z");
  count += 1;
  email = `agent${count}@example.com`;
  browser = new TestBrowser(api, `203.0.113.${count}`);
  await addStaff(
    { database, clock: () => now },
    {
      email,
      name: "Daniel Brooks",
      role: "agent",
      pharmacyId: null,
      prescriberId: null,
      password: PASSWORD,
      authenticatorSecret: SECRET,
    },
  );
});

describe("signing on", () => {
  it("takes password and code, and tells who is signed on and for how long", async () => {
    expect((await signIn()).status).toBe(200);
    expect((await browser.get("/staff/me")).body).toMatchObject({
      name: "Daniel Brooks",
      role: "agent",
      pharmacy: null,
      permissions: [
        "move-prescription",
        "look-up-member",
        "order-for-member",
        "see-order-timeline",
        "answer-calls",
        "see-call-figures",
      ],
      session: { endsAt: "2026-11-24T17:15:00.000Z", secondsLeft: 900 },
    });
  });

  it.each([
    ["a wrong password", { password: "not this one at all" }, "sign-in-failed"],
    ["an e-mail nobody has", { email: "nobody@example.com" }, "sign-in-failed"],
    ["no code", { code: undefined }, "authenticator-code-required"],
    ["a wrong code", { code: "000000" }, "authenticator-code-wrong"],
  ])("is refused with %s", async (_, wrong, refusal) => {
    expect((await signIn(wrong)).body).toMatchObject({ code: refusal, status: 401 });
    expect((await browser.get("/staff/me")).status).toBe(401);
  });

  it("takes each code once, so that one read over a shoulder is worth nothing", async () => {
    await signIn();
    expect((await signIn()).body).toMatchObject({ code: "authenticator-code-wrong" });
  });

  it("is slowed after five wrong tries", async () => {
    for (let tried = 0; tried < 5; tried += 1) await signIn({ password: "a wrong password" });
    const slowed = await signIn();
    expect(slowed).toMatchObject({ status: 429 });
    later(MINUTE);
    expect((await signIn()).status).toBe(200);
  });

  it("is closed to who has left the plan, and ends the session they had", async () => {
    await signIn();
    await database.kysely.updateTable("staff").set({ ended_at: now }).where("email", "=", email).execute();
    expect((await browser.get("/staff/me")).status).toBe(401);
    later(MINUTE);
    expect((await signIn()).body).toMatchObject({ code: "sign-in-failed" });
  });

  it("opens nothing of a member's, and a member's sign-on opens nothing here", async () => {
    await signIn();
    expect((await browser.get("/me")).status).toBe(401);
    expect((await browser.post("/sign-in", { email, password: PASSWORD })).body).toMatchObject({
      code: "sign-in-failed",
    });
  });
});

describe("a session", () => {
  it.each([
    ["goes on while it is used", 14, 200],
    ["ends when it was not used for 15 minutes", 15, 401],
  ])("%s", async (_, minutes, status) => {
    await signIn();
    later(minutes * MINUTE);
    expect((await browser.get("/staff/me")).status).toBe(status);
  });

  it("ends after ten hours, however busy", async () => {
    await signIn();
    for (let minutes = 0; minutes < 590; minutes += 10) {
      later(10 * MINUTE);
      expect((await browser.get("/staff/session")).status).toBe(200);
    }
    expect((await browser.get("/staff/session")).body).toMatchObject({ secondsLeft: 600 });
    later(10 * MINUTE);
    expect((await browser.get("/staff/session")).status).toBe(401);
  });

  it("is not kept open by a page that looks for news by itself", async () => {
    await signIn();
    later(10 * MINUTE);
    const background = { "X-OpenRefill-Background": "1" };
    expect((await browser.call("GET", "/staff/session", undefined, background)).body).toMatchObject({
      secondsLeft: 300,
    });
    later(5 * MINUTE);
    expect((await browser.call("GET", "/staff/session", undefined, background)).status).toBe(401);
  });

  it("ends at sign-out on the server too", async () => {
    await signIn();
    const kept = new Map(browser.cookies);
    expect((await browser.post("/staff/sign-out")).status).toBe(204);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.get("/staff/me")).status).toBe(401);
  });
});

describe("the second factor", () => {
  const actor = (secondFactorAt: Date) =>
    ({
      staffId: "",
      sessionId: "",
      name: "",
      role: "prescriber",
      pharmacyId: null,
      prescriberId: null,
      secondFactorAt,
    }) as const;

  it.each([
    ["just shown", 0, undefined],
    ["shown five minutes ago", 5, undefined],
    ["shown longer ago", 5.01, "second-factor-required"],
  ])("%s is fresh for five minutes or asked for anew", (_, minutes, expected) => {
    const refusal = requireFreshSecondFactor(
      { clock: () => now },
      actor(new Date(now.getTime() - minutes * MINUTE)),
      5,
    );
    expect(refusal?.code).toBe(expected);
  });

  it("is shown again in the open session, with a code not used before", async () => {
    await signIn();
    later(10 * MINUTE);
    expect((await browser.post("/staff/second-factor", { code: "000000" })).body).toMatchObject({
      code: "second-factor-wrong",
      status: 422,
    });
    expect((await browser.post("/staff/second-factor", { code: await code() })).status).toBe(204);
    expect((await browser.get("/staff/me")).body).toMatchObject({ secondFactorAt: now.toISOString() });
  });
});

describe("a passkey", () => {
  type Offer = {
    challengeId: string;
    options: { challenge: string; userVerification?: string; authenticatorSelection?: { userVerification: string } };
  };

  async function add(passkey: SoftwarePasskey): Promise<string> {
    const { challengeId, options } = (await browser.post("/staff/passkeys/options")).body as unknown as Offer;
    expect(options.authenticatorSelection?.userVerification).toBe("required");
    return String(
      (await browser.post("/staff/passkeys", { challengeId, response: passkey.create(options), name: "Key" })).body[
        "id"
      ],
    );
  }

  async function use(passkey: SoftwarePasskey, at: TestBrowser, door = "/staff/sign-in") {
    const { challengeId, options } = (await at.post(`${door}/passkey/options`)).body as unknown as Offer;
    return at.post(`${door}/passkey`, { challengeId, response: passkey.get(options) });
  }

  it("signs on at the workbench instead of password and code, until it is removed", async () => {
    await signIn();
    const passkey = new SoftwarePasskey(ORIGIN);
    const id = await add(passkey);
    expect((await browser.get("/staff/passkeys")).body).toMatchObject({ passkeys: [{ id, name: "Key" }] });
    const other = new TestBrowser(api);
    expect((await use(passkey, other)).body).toMatchObject({ email, role: "agent" });
    expect((await browser.delete(`/staff/passkeys/${id}`)).status).toBe(204);
    expect((await use(passkey, other)).body).toMatchObject({ code: "passkey-sign-in-failed" });
  });

  it("opens no member's account, and none of somebody who has left", async () => {
    await signIn();
    const passkey = new SoftwarePasskey(ORIGIN);
    await add(passkey);
    expect((await use(passkey, new TestBrowser(api), "/sign-in")).body).toMatchObject({
      code: "passkey-sign-in-failed",
    });
    await database.kysely.updateTable("staff").set({ ended_at: now }).where("email", "=", email).execute();
    expect((await use(passkey, new TestBrowser(api))).body).toMatchObject({ code: "passkey-sign-in-failed" });
  });
});
