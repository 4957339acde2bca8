import { generate } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeTestApi } from "#channels/web-api/testing/test-api.ts";
import { TestBrowser } from "#channels/web-api/testing/test-browser.ts";
import { createTestDatabase, type TestDatabase } from "#database/testing/test-database.ts";
import { hashPassword } from "#use-cases/accounts/password.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { addStaff } from "#use-cases/staff/add-staff.ts";
import { PASSWORD } from "#use-cases/testing/sample-plan.ts";
import {
  addPerson,
  addSamplePharmacy,
  NOW,
  type SamplePerson,
  type SamplePharmacy,
} from "#use-cases/testing/sample-pharmacy.ts";
import { addPrescriberStaff, addRenewal, SIGNING_SECRET } from "#use-cases/testing/sample-renewal.ts";

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
});

async function signedOn(role: "prescriber" | "pharmacist", prescriberId: string | null): Promise<TestBrowser> {
  people += 1;
  const email = `${role}${people}@staff.example`;
  const browser = new TestBrowser(api, `203.0.113.${people}`);
  await addStaff(dependencies, {
    email,
    name: "Linh Nguyen, MD",
    role,
    pharmacyId: role === "pharmacist" ? pharmacy.downey : null,
    prescriberId,
    password: PASSWORD,
    authenticatorSecret: SIGNING_SECRET,
  });
  const code = await generate({ secret: SIGNING_SECRET, epoch: now.getTime() / 1000 });
  expect((await browser.post("/staff/sign-in", { email, password: PASSWORD, code })).status).toBe(200);
  return browser;
}
const doctor = () => signedOn("prescriber", pharmacy.planDoctor);

describe("renewals", () => {
  it("the inbox tells what a prescriber weighs, and the answer moves the member's order", async () => {
    const renewal = await addRenewal(dependencies, pharmacy, rosa);
    const browser = await doctor();
    const inbox = await browser.get("/staff/renewals");
    expect(inbox.body).toMatchObject({
      renewals: [
        {
          id: renewal.renewalId,
          clock: "sent",
          answerDueOn: "2026-11-27",
          patient: { name: "Rosa Delgado", birthDate: "1981-02-03" },
          drug: "Lisinopril 10 mg tablet",
          refillsAsked: 3,
          adherence: { daysCovered: 27, ofDays: 27 },
          because: "no-refills-remaining",
        },
      ],
    });
    expect((await browser.post(`/staff/renewals/${renewal.renewalId}/seen`)).status).toBe(204);
    expect((await browser.get(`/staff/renewals/${renewal.renewalId}`)).body).toMatchObject({
      clock: "seen",
      warnings: [],
      profile: { allergies: [] },
    });
    const answered = await browser.post(`/staff/renewals/${renewal.renewalId}/answer`, {
      answer: { kind: "approved-with-changes", refills: 1 },
      note: "See me in spring.",
    });
    expect(answered.body).toEqual({ lineStatus: "received" });
    const again = await browser.post(`/staff/renewals/${renewal.renewalId}/answer`, {
      answer: { kind: "visit-asked" },
    });
    expect(again).toMatchObject({ status: 409, body: { code: "changed-meanwhile" } });
  });

  it("the member reads each step of it, and the answer with what changed", async () => {
    const email = `rosa${people}@example.com`;
    await database.kysely
      .insertInto("accounts")
      .values({ member_id: rosa.memberId, email, password_hash: await hashPassword(PASSWORD), created_at: now })
      .execute();
    const member = new TestBrowser(api, "203.0.113.200");
    expect((await member.post("/sign-in", { email, password: PASSWORD })).status).toBe(200);
    const renewal = await addRenewal(dependencies, pharmacy, rosa);
    const line = async () => (await member.get(`/orders/${renewal.confirmationNumber}`)).body["lines"]?.[0];
    expect(await line()).toMatchObject({
      statusWords: "Your doctor has been asked",
      promiseWords: "Answer expected by Fri, Nov 27",
    });
    const browser = await doctor();
    await browser.post(`/staff/renewals/${renewal.renewalId}/seen`);
    expect(await line()).toMatchObject({
      statusWords: "Seen by Dr. Nguyen",
      timeline: [{}, { words: "Seen by Dr. Nguyen" }],
    });
    await browser.post(`/staff/renewals/${renewal.renewalId}/answer`, {
      answer: { kind: "approved-with-changes", refills: 1 },
      note: "See me in spring.",
    });
    expect(await line()).toMatchObject({
      status: "received",
      prescriberSays: {
        detail: expect.stringContaining("with 1 refill after this fill, instead of 3."),
        note: "Dr. Nguyen writes: “See me in spring.”",
      },
      timeline: [{}, {}, { words: "Dr. Nguyen renewed it with another number of refills" }],
    });

    const denied = await addRenewal(dependencies, pharmacy, rosa, { drug: "brand" });
    await browser.post(`/staff/renewals/${denied.renewalId}/answer`, {
      answer: { kind: "denied", reason: "not-safe" },
    });
    const order = await member.get(`/orders/${denied.confirmationNumber}`);
    expect(order.body).toMatchObject({
      lines: [
        {
          statusWords: "Not renewed",
          prescriberSays: {
            detail: "Dr. Nguyen says this medicine is not right for you now.",
            nextStep: "Call the doctor's office today about what to take instead.",
          },
        },
      ],
    });
  });

  it("faults of what was written stand at their place in the body", async () => {
    const { renewalId } = await addRenewal(dependencies, pharmacy, rosa);
    const browser = await doctor();
    const answer = await browser.post(`/staff/renewals/${renewalId}/answer`, {
      answer: { kind: "approved-with-changes", refills: 99 },
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: "bad-input", fields: { "answer.refills": "Enter 0 to 11 refills." } },
    });
  });

  it("a controlled medicine asks for the second factor once the sign-on is two minutes old", async () => {
    const { renewalId } = await addRenewal(dependencies, pharmacy, rosa, { drug: "controlled" });
    const browser = await doctor();
    now = new Date(now.getTime() + 3 * 60_000);
    const path = `/staff/renewals/${renewalId}/answer`;
    expect(await browser.post(path, { answer: { kind: "approved" } })).toMatchObject({
      status: 403,
      body: { code: "second-factor-required" },
    });
    const code = await generate({ secret: SIGNING_SECRET, epoch: now.getTime() / 1000 });
    expect(await browser.post(path, { answer: { kind: "approved" }, code })).toMatchObject({ status: 200 });
  });

  it("another prescriber's patients do not exist, and a pharmacist may not ask at all", async () => {
    const { renewalId, prescriptionId } = await addRenewal(dependencies, pharmacy, rosa);
    const { prescriberId } = await addPrescriberStaff(database.kysely);
    const stranger = await signedOn("prescriber", prescriberId);
    for (const path of [`/staff/renewals/${renewalId}`, `/staff/patients/${rosa.memberId}`])
      expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post(`/staff/renewals/${renewalId}/seen`)).status).toBe(404);
    expect((await stranger.post(`/staff/renewals/${renewalId}/answer`, { answer: { kind: "approved" } })).status).toBe(
      404,
    );
    expect((await stranger.post(`/staff/prescriptions/${prescriptionId}/cancel`, { reason: "duplicate" })).status).toBe(
      404,
    );
    expect((await stranger.get("/staff/renewals")).body).toEqual({ renewals: [] });
    const pharmacist = await signedOn("pharmacist", null);
    expect(await pharmacist.get("/staff/renewals")).toMatchObject({ status: 403, body: { code: "not-allowed" } });
    expect((await new TestBrowser(api, "203.0.113.250").get("/staff/renewals")).status).toBe(401);
  });
});

describe("prescriptions", () => {
  const body = () => ({
    memberId: rosa.memberId,
    drugId: pharmacy.drugs.ordinary,
    directions: { en: "Take one a day", es: "Tome una al día" },
    purpose: { en: "for blood pressure", es: "para la presión" },
    quantity: 30,
    daysSupply: 30,
    refills: 2,
    pharmacyId: pharmacy.downey,
  });

  it("a patient is found, warned about, written for, and the prescription cancelled again", async () => {
    await addRenewal(dependencies, pharmacy, rosa);
    const browser = await doctor();
    const { body: found } = await browser.post("/staff/patients/search", { text: rosa.mrn });
    expect(found).toMatchObject({ patients: [{ id: rosa.memberId, recordNumber: rosa.mrn, medicines: 1 }] });
    expect((await browser.get(`/staff/patients/${rosa.memberId}`)).body).toMatchObject({
      profile: { medicines: [{ mayCancel: true, openStatus: "awaiting-prescriber" }] },
    });
    expect((await browser.post("/staff/drugs/search", { text: "zolp" })).body).toMatchObject({
      drugs: [{ name: "Zolpidem", deaSchedule: "IV", mostRefills: 5 }],
    });
    const warned = await browser.post("/staff/prescriptions", body());
    expect(warned).toMatchObject({
      status: 422,
      body: { code: "warnings-unread", warnings: [{ kind: "duplicate-dispense" }] },
    });
    const sent = await browser.post("/staff/prescriptions", { ...body(), warningsRead: true });
    expect(sent).toMatchObject({ status: 201, body: { confirmationNumber: expect.stringMatching(/^\d{10}$/) } });
    const id = sent.body["id"];
    expect((await browser.post(`/staff/prescriptions/${id}/cancel`, { reason: "written-in-error" })).body).toEqual({
      fill: "stopped",
    });
    expect((await browser.post(`/staff/prescriptions/${id}/cancel`, { reason: "written-in-error" })).status).toBe(409);
  });
});

describe("covers", () => {
  it("a prescriber lets a colleague answer, and comes back", async () => {
    const cover = await addPrescriberStaff(database.kysely, { name: "Ama Osei, MD" });
    const browser = await doctor();
    expect(
      (
        await browser.post("/staff/covers", {
          prescriberId: cover.prescriberId,
          fromOn: "2026-11-24",
          toOn: "2026-11-20",
        })
      ).body,
    ).toMatchObject({ fields: { toOn: expect.any(String) } });
    expect(
      (
        await browser.post("/staff/covers", {
          prescriberId: cover.prescriberId,
          fromOn: "2026-11-24",
          toOn: "2026-11-27",
        })
      ).status,
    ).toBe(204);
    const { body: covers } = await browser.get("/staff/covers");
    expect(covers).toMatchObject({ forMe: [{ name: "Ama Osei, MD", fromOn: "2026-11-24" }], byMe: [] });
    const id = covers["forMe"]?.[0]?.["id"];
    expect((await browser.delete(`/staff/covers/${id}`)).status).toBe(204);
  });
});
