import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { SoftwarePasskey } from "#channels/web-api/testing/software-passkey.ts";
import { makeTestApi } from "#channels/web-api/testing/test-api.ts";
import { TestBrowser } from "#channels/web-api/testing/test-browser.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { addMember, addPlan, PASSWORD } from "#use-cases/testing/sample-plan.ts";

const ORIGIN = "http://refills.test";

let database: TestDatabase;
let api: ReturnType<typeof makeTestApi>;
let now = new Date("2026-11-21T18:00:00Z");
let count = 0;
let rosa: TestBrowser;
let email: string;

type Offer = { challengeId: string; options: { challenge: string } & Record<string, unknown> };
const offer = async (browser: TestBrowser, path: string) => (await browser.post(path)).body as unknown as Offer;

async function add(passkey: SoftwarePasskey, browser = rosa) {
  const { challengeId, options } = await offer(browser, "/passkeys/options");
  return browser.post("/passkeys", { challengeId, response: passkey.create(options), name: "My phone" });
}

async function signOn(passkey: SoftwarePasskey, browser = new TestBrowser(api)) {
  const { challengeId, options } = await offer(browser, "/sign-in/passkey/options");
  return browser.post("/sign-in/passkey", { challengeId, response: passkey.get(options) });
}

beforeAll(async () => {
  database = await createTestDatabase();
  await addPlan(database.kysely);
  api = makeTestApi({ database, clock: () => now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  count += 1;
  email = `rosa${count}@example.com`;
  await addMember(database.kysely, {
    mrn: String(100_000_000 + count),
    givenName: "Rosa",
    familyName: "Delgado",
    email,
  });
  rosa = new TestBrowser(api);
  await rosa.post("/sign-in", { email, password: PASSWORD });
});

it("a passkey is added, signs on without e-mail or password, and is removed", async () => {
  const passkey = new SoftwarePasskey(ORIGIN);
  const added = await add(passkey);
  expect(added.status).toBe(201);
  const browser = new TestBrowser(api);
  expect((await signOn(passkey, browser)).body).toMatchObject({ email });
  expect((await browser.get("/sessions")).body).toMatchObject({
    sessions: [{ signedOnWith: "Passkey" }, { signedOnWith: "Password" }],
  });
  expect((await browser.get("/passkeys")).body).toMatchObject({
    passkeys: [{ name: "My phone", lastUsedAt: now.toISOString() }],
  });
  expect((await browser.delete(`/passkeys/${String(added.body["id"])}`)).status).toBe(204);
  expect((await signOn(passkey)).body).toMatchObject({ code: "passkey-sign-in-failed", status: 401 });
});

it("the browser is asked for a passkey it can find again, and told which there are", async () => {
  const passkey = new SoftwarePasskey(ORIGIN);
  await add(passkey);
  expect((await offer(rosa, "/passkeys/options")).options).toMatchObject({
    rp: { id: "refills.test", name: "Test Health" },
    user: { name: email, displayName: "Rosa Delgado" },
    excludeCredentials: [{ id: passkey.id.toString("base64url") }],
    authenticatorSelection: { residentKey: "required", userVerification: "preferred" },
  });
});

it("an answer counts once, within five minutes", async () => {
  const passkey = new SoftwarePasskey(ORIGIN);
  await add(passkey);
  const browser = new TestBrowser(api);
  const { challengeId, options } = await offer(browser, "/sign-in/passkey/options");
  const answer = { challengeId, response: passkey.get(options) };
  expect((await browser.post("/sign-in/passkey", answer)).status).toBe(200);
  expect((await browser.post("/sign-in/passkey", answer)).status).toBe(401);
  const late = await offer(browser, "/sign-in/passkey/options");
  now = new Date(now.getTime() + 6 * 60_000);
  expect(
    (await browser.post("/sign-in/passkey", { challengeId: late.challengeId, response: passkey.get(late.options) }))
      .status,
  ).toBe(401);
});

it("a passkey made or used at another site is refused", async () => {
  expect((await add(new SoftwarePasskey("http://refills.evil"))).body).toMatchObject({
    code: "passkey-refused",
    status: 422,
  });
  const passkey = new SoftwarePasskey(ORIGIN);
  await add(passkey);
  const { challengeId, options } = await offer(rosa, "/sign-in/passkey/options");
  const phished = Object.assign(new SoftwarePasskey("http://refills.evil").get(options), {
    id: passkey.id.toString("base64url"),
  });
  expect((await rosa.post("/sign-in/passkey", { challengeId, response: phished })).status).toBe(401);
});

it("a challenge of one member adds no passkey to another", async () => {
  const { challengeId, options } = await offer(rosa, "/passkeys/options");
  const other = `other${count}@example.com`;
  await addMember(database.kysely, { mrn: String(200_000_000 + count), email: other });
  const stranger = new TestBrowser(api);
  await stranger.post("/sign-in", { email: other, password: PASSWORD });
  const answer = await stranger.post("/passkeys", {
    challengeId,
    response: new SoftwarePasskey(ORIGIN).create(options),
  });
  expect(answer.body).toMatchObject({ code: "passkey-refused" });
});

it("nonsense is refused, not a fault", async () => {
  const { challengeId } = await offer(rosa, "/passkeys/options");
  expect((await rosa.post("/passkeys", { challengeId, response: { id: 7, response: null } })).status).toBe(422);
  const signingOn = await offer(rosa, "/sign-in/passkey/options");
  expect((await rosa.post("/sign-in/passkey", { challengeId: signingOn.challengeId, response: {} })).status).toBe(401);
});
