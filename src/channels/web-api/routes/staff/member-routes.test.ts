import { generate } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeTestApi } from "#channels/web-api/testing/test-api.ts";
import { TestBrowser } from "#channels/web-api/testing/test-browser.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import type { Role } from "#domain/staff/roles.ts";
import { flushReads } from "#use-cases/access/record-reads.ts";
import { hashPassword } from "#use-cases/accounts/password.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { addStaff } from "#use-cases/staff/add-staff.ts";
import { PASSWORD } from "#use-cases/testing/sample-plan.ts";
import {
  addAddress,
  addPerson,
  addPrescription,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addRenewal, SIGNING_SECRET } from "#use-cases/testing/sample-renewal.ts";

let database: TestDatabase;
let dependencies: Dependencies;
let api: ReturnType<typeof makeTestApi>;
let pharmacy: SamplePharmacy;
let rosa: SamplePerson;
let now = NOW;
let people = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  dependencies = { database, clock: () => now };
  api = makeTestApi(dependencies);
  pharmacy = await addSamplePharmacy(database.kysely);
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = new Date(now.getTime() + 60_000);
  rosa = await addPerson(database.kysely);
  await addAddress(database.kysely, rosa);
});

const codeNow = (secret = SIGNING_SECRET) => generate({ secret, epoch: now.getTime() / 1000 });

async function signedOn(role: Role, at: { pharmacyId?: string; prescriberId?: string } = {}) {
  people += 1;
  const email = `${role}${people}@staff.example`;
  const browser = new TestBrowser(api, `203.0.113.${people}`);
  await addStaff(dependencies, {
    email,
    name: "Grace Nakamura, PharmD",
    role,
    pharmacyId: at.pharmacyId ?? null,
    prescriberId: at.prescriberId ?? null,
    password: PASSWORD,
    authenticatorSecret: SIGNING_SECRET,
  });
  expect((await browser.post("/staff/sign-in", { email, password: PASSWORD, code: await codeNow() })).status).toBe(200);
  return { browser, email };
}
const path = () => `/staff/members/${rosa.memberId}`;
const says = () => ({ recordNumber: rosa.mrn, birthDate: "1981-02-03", addressPart: "90242" });

describe("a member for staff", () => {
  it("little is found; the page opens for a reason; the member reads who looked and why", async () => {
    await addPrescription(database.kysely, pharmacy, rosa);
    const { browser } = await signedOn("agent");
    const found = await browser.post("/staff/members/search", {
      number: `${rosa.mrn.slice(0, 3)} ${rosa.mrn.slice(3)}`,
    });
    expect(found.body).toEqual({
      members: [{ id: rosa.memberId, name: "Rosa Delgado", birthYear: 1981, city: "Downey" }],
    });
    expect(await browser.get(path())).toMatchObject({ status: 428, body: { code: "reason-required" } });
    expect(await browser.post(`${path()}/open`, { reason: "other" })).toMatchObject({
      status: 422,
      body: { fields: { note: "This is missing." } },
    });
    expect((await browser.post(`${path()}/open`, { reason: "following-up" })).status).toBe(204);
    expect(await browser.get(path())).toMatchObject({
      status: 200,
      body: {
        name: "Rosa Delgado",
        recordNumber: rosa.mrn,
        hidesSensitive: true,
        prescriptions: [{ drug: "Lisinopril", refill: { kind: "accepted", detail: "You can refill Lisinopril now." } }],
        opening: { reason: "following-up", callerChecked: false },
      },
    });
    await flushReads(database);
    const email = `rosa${people}@example.com`;
    await database.kysely
      .insertInto("accounts")
      .values({ member_id: rosa.memberId, email, password_hash: await hashPassword(PASSWORD), created_at: now })
      .execute();
    const member = new TestBrowser(api, "203.0.113.200");
    await member.post("/sign-in", { email, password: PASSWORD });
    expect((await member.get("/access-log")).body["entries"]).toContainEqual(
      expect.objectContaining({
        who: "A phone agent",
        what: "Read who you are, your medicines and orders",
        why: "To look into a question or complaint",
      }),
    );
  });

  it("a prescriber of other patients finds and opens nobody", async () => {
    await addPrescription(database.kysely, pharmacy, rosa);
    const { browser } = await signedOn("prescriber", { prescriberId: pharmacy.outsideDoctor });
    expect((await browser.post("/staff/members/search", { number: rosa.mrn })).body).toEqual({ members: [] });
    expect((await browser.post(`${path()}/open`, { reason: "following-up" })).status).toBe(404);
    expect((await browser.get(path())).status).toBe(404);
  });

  it("an order by phone: the caller is checked, the words are read, the caller agrees, the number is told", async () => {
    const { rxNumber } = await addPrescription(database.kysely, pharmacy, rosa);
    const { browser } = await signedOn("agent");
    await browser.post(`${path()}/open`, { reason: "member-calling" });
    expect(await browser.get(path())).toMatchObject({ status: 428, body: { code: "caller-unchecked" } });
    expect(await browser.post(`${path()}/caller`, { ...says(), addressPart: "9" })).toMatchObject({
      status: 422,
      body: { code: "caller-not-matched" },
    });
    expect((await browser.post(`${path()}/caller`, says())).status).toBe(204);
    const ask = { lines: [{ rxNumber }], delivery: { kind: "pickup", pharmacyId: pharmacy.downey } };
    const read = await browser.post(`${path()}/read-backs`, ask);
    expect(read.body).toMatchObject({
      opening: "I read the order back to you, Rosa. Please stop me if something is not right.",
      lines: [
        {
          words:
            "Lisinopril 10 mg tablet. For 30 days. You pick it up at Downey, 1 Main Street, Downey. " +
            "Ready by Tue, Nov 24. The price is $10.00. Your copay.",
        },
      ],
      total: "Altogether $10.00, paid when you pick up.",
      question: "Is all of this right, and shall I order it for you?",
    });
    const place = (callerAgreed: boolean) =>
      browser.post(`/staff/read-backs/${read.body["id"]}/place`, { callerAgreed });
    expect(await place(false)).toMatchObject({ status: 422, body: { code: "caller-must-agree", readBack: {} } });
    const placed = await place(true);
    expect(placed.status).toBe(201);
    expect((await place(true)).body["confirmationNumber"]).toBe(placed.body["confirmationNumber"]);
    const { orders } = (await browser.get(path())).body;
    expect(orders).toMatchObject([{ confirmationNumber: placed.body["confirmationNumber"], channel: "agent" }]);
    expect(await browser.get(`/staff/orders/${orders?.[0]?.["id"]}`)).toMatchObject({
      body: {
        channel: "agent",
        orderer: "Rosa Delgado",
        lines: [{ events: [{ by: "Grace Nakamura, PharmD", role: "agent" }], firstPromisedBy: "2026-11-24" }],
      },
    });
  });

  it("the caller hears their own language", async () => {
    rosa = await addPerson(database.kysely, { language: "es" });
    await addAddress(database.kysely, rosa);
    const { rxNumber } = await addPrescription(database.kysely, pharmacy, rosa);
    const { browser } = await signedOn("agent");
    await browser.post(`${path()}/open`, { reason: "member-calling" });
    await browser.post(`${path()}/caller`, says());
    const ask = { lines: [{ rxNumber }], delivery: { kind: "pickup", pharmacyId: pharmacy.downey } };
    expect((await browser.post(`${path()}/read-backs`, ask)).body).toMatchObject({
      language: "es",
      question: "¿Está todo bien, y se lo pido?",
    });
  });
});

describe("an answer by phone", () => {
  it("is asked for, written down with who spoke, and stands in the order's timeline", async () => {
    const { lineId } = await addRenewal(dependencies, pharmacy, rosa);
    const { browser } = await signedOn("pharmacist", { pharmacyId: pharmacy.downey });
    expect((await browser.get(`/staff/lines/${lineId}/renewal`)).body).toMatchObject({
      drug: "Lisinopril 10 mg tablet",
      refillsAsked: 3,
      timeZone: "America/Los_Angeles",
    });
    expect((await browser.post(`/staff/lines/${lineId}/renewal/drugs`, { text: "zolp" })).body).toMatchObject({
      drugs: [{ name: "Zolpidem" }],
    });
    const answer = { answer: { kind: "approved" }, informant: "Maria Ruiz, RN", toldAt: "2026-11-24T23:59" };
    expect((await browser.post(`/staff/lines/${lineId}/renewal/answer`, answer)).body).toMatchObject({
      code: "bad-input",
      fields: { toldAt: "This time has not come yet. Enter when the call was." },
    });
    const toldAt = "2026-11-24T10:08";
    now = new Date(now.getTime() + 600_000);
    expect((await browser.post(`/staff/lines/${lineId}/renewal/answer`, { ...answer, toldAt })).body).toEqual({
      lineStatus: "received",
    });
    const elsewhere = await signedOn("pharmacist", { pharmacyId: pharmacy.honolulu });
    expect((await elsewhere.browser.get(`/staff/lines/${lineId}/renewal`)).status).toBe(404);
  });
});

describe("one's own sign-on", () => {
  it("a new password ends the other sessions, on the present one", async () => {
    const { browser, email } = await signedOn("agent");
    const other = new TestBrowser(api, "203.0.113.201");
    now = new Date(now.getTime() + 30_000);
    await other.post("/staff/sign-in", { email, password: PASSWORD, code: await codeNow() });
    expect((await browser.get("/staff/sessions")).body["sessions"]).toHaveLength(2);
    const password = "four words nobody says";
    expect(await browser.post("/staff/me/password", { current: "wrong wrong wrong", password })).toMatchObject({
      body: { code: "password-wrong" },
    });
    expect((await browser.post("/staff/me/password", { current: PASSWORD, password })).status).toBe(204);
    expect((await other.get("/staff/me")).status).toBe(401);
    expect((await browser.get("/staff/sessions")).body["sessions"]).toMatchObject([{ current: true }]);
  });

  it("another authenticator needs the present code; then the old one's codes stop", async () => {
    const { browser, email } = await signedOn("agent");
    expect(await browser.post("/staff/authenticator", { code: "000000" })).toMatchObject({
      body: { code: "second-factor-wrong" },
    });
    now = new Date(now.getTime() + 30_000);
    const setup = await browser.post("/staff/authenticator", { code: await codeNow() });
    const secret = String(setup.body["secret"]);
    now = new Date(now.getTime() + 30_000);
    expect(await browser.post("/staff/authenticator/confirm", { code: await codeNow() })).toMatchObject({
      body: { code: "code-wrong" },
    });
    expect((await browser.post("/staff/authenticator/confirm", { code: await codeNow(secret) })).status).toBe(204);
    now = new Date(now.getTime() + 30_000);
    const signIn = async (code: string) =>
      (await new TestBrowser(api, "203.0.113.202").post("/staff/sign-in", { email, password: PASSWORD, code })).status;
    expect(await signIn(await codeNow())).toBe(401);
    expect(await signIn(await codeNow(secret))).toBe(200);
  });

  it("a session is ended by its owner only", async () => {
    const { browser } = await signedOn("agent");
    const colleague = await signedOn("agent");
    const [session] = ((await colleague.browser.get("/staff/sessions")).body["sessions"] ?? []) as { id: string }[];
    expect((await browser.delete(`/staff/sessions/${session?.id}`)).status).toBe(404);
    expect((await colleague.browser.delete(`/staff/sessions/${session?.id}`)).status).toBe(204);
    expect((await colleague.browser.get("/staff/me")).status).toBe(401);
  });
});
