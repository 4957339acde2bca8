import { describe, expect, it } from "vitest";
import type { Renewal } from "#contracts/staff/renewals.ts";
import type { Drug, PatientDetails } from "#contracts/staff/prescriptions.ts";
import { refusal } from "#pages/testing/scripted-api.ts";
import { prescribingPages } from "#staff-workbench/prescribing/prescribing-pages.tsx";
import { renewalPages } from "#staff-workbench/renewals/renewal-pages.tsx";
import { browseWorkbench, staffOfRole } from "#staff-workbench/testing/browse.ts";

const id = "0198c0de-0000-7000-8000-0000000000c1";
const drugId = "0198c0de-0000-7000-8000-0000000000d1";
const memberId = "0198c0de-0000-7000-8000-0000000000e1";
const pharmacyId = "0198c0de-0000-7000-8000-0000000000bb";
const drug: Drug = { id: drugId, name: "Lisinopril", strength: "10 mg tablet", mostRefills: 11 };
const medicine = {
  id: drugId,
  drug: "Atorvastatin 20 mg tablet",
  directions: "Take 1",
  prescriber: "Linh Nguyen, MD",
  mayCancel: true,
};
const profile = { allergies: [{ substance: "Penicillin", reaction: "Rash" }], medicines: [medicine] };
const renewal: Renewal = {
  id,
  clock: "overdue",
  requestedAt: "2026-11-19T18:00:00.000Z",
  askedDaysAgo: 5,
  answerDueOn: "2026-11-23",
  forColleague: "Ama Osei, MD",
  patient: { id: memberId, name: "Rosa Delgado", birthDate: "1967-07-03" },
  drug: "Lisinopril 10 mg tablet",
  directions: "Take one a day",
  quantity: 30,
  daysSupply: 30,
  refillsAsked: 3,
  lastFilledOn: "2026-10-28",
  runsOutOn: "2026-11-27",
  adherence: { daysCovered: 171, ofDays: 180 },
  because: "no-refills-remaining",
  rxNumber: "7001001010",
  drugId,
  directionsIn: { en: "Take one a day", es: "Tome una al día" },
  purpose: "for blood pressure",
  writtenOn: "2025-12-01",
  expiresOn: "2026-12-01",
  pharmacy: "Downey Pharmacy",
  prescriber: "Ama Osei, MD",
  fills: [{ filledOn: "2026-10-28", daysSupply: 30, quantity: 30 }],
  profile,
  warnings: [],
};
const patient: PatientDetails = {
  id: memberId,
  name: "Rosa Delgado",
  recordNumber: "100200310",
  birthDate: "1967-07-03",
  medicines: 1,
  profile,
  pharmacies: [{ id: pharmacyId, name: "Downey Pharmacy", kind: "plan", city: "Downey" }],
};
const path = `/staff/renewals/${id}`;

const browse = (answers: Parameters<typeof browseWorkbench>[2] = {}) =>
  browseWorkbench([renewalPages, prescribingPages], staffOfRole("prescriber"), {
    "GET /staff/renewals": { renewals: [renewal] },
    [`GET ${path}`]: renewal,
    [`POST ${path}/seen`]: new Response(null, { status: 204 }),
    [`GET /staff/drugs/${drugId}`]: drug,
    [`GET /staff/patients/${memberId}`]: patient,
    ...answers,
  });
const words = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
const warned = () =>
  Response.json(
    {
      code: "warnings-unread",
      detail: "Read this.",
      status: 422,
      warnings: [{ kind: "allergy", substance: "Penicillin", reaction: "Rash" }],
    },
    { status: 422 },
  );

describe("the inbox", () => {
  it("begins with the day the answer is due, and tells late ones apart", async () => {
    const seen = words((await browse().open("/staff/renewals")).html);
    expect(seen).toMatch(
      /Mon, Nov 23 · Late.*Rosa Delgado.*for Ama Osei, MD.*Lisinopril 10 mg tablet.*3 refills.*95 % of 180 days.*5 days ago/,
    );
  });

  it("says what was done, and that nothing is left", async () => {
    const seen = words(
      (await browse({ "GET /staff/renewals": { renewals: [] } }).open("/staff/renewals?done=denied")).html,
    );
    expect(seen).toContain("Denied. The patient reads the reason.");
    expect(seen).toContain("Nothing waits for your answer");
  });
});

describe("a request", () => {
  it("opened, it is seen; allergies and other medicines stand beside the answers", async () => {
    const browser = browse();
    const { html } = await browser.open(path);
    expect(browser.asked.map(({ call }) => call)).toContain(`POST ${path}/seen`);
    expect(words(html)).toMatch(/Approve as asked: 3 refills.*Penicillin \(Rash\).*Atorvastatin 20 mg tablet/);
    expect([...html.matchAll(/data-key="(\w)"/g)].map(([, key]) => key).join("")).toBe("aordvb");
  });

  it.each([
    [{ kind: "approved" }, { kind: "approved" }],
    [
      { kind: "approved-with-changes", refills: "1" },
      { kind: "approved-with-changes", refills: 1 },
    ],
    [
      { kind: "denied", reason: "not-safe" },
      { kind: "denied", reason: "not-safe" },
    ],
    [{ kind: "visit-asked" }, { kind: "visit-asked" }],
  ])("is answered %o", async (fields, answer) => {
    const browser = browse({ [`POST ${path}/answer`]: { lineStatus: "received" } });
    const { status, location } = await browser.send(path, { ...fields, note: "" });
    expect({ status, location }).toEqual({ status: 303, location: `/staff/renewals?done=${fields.kind}` });
    expect(browser.asked.at(-1)?.body).toEqual({ answer, warningsRead: false });
  });

  it("comes back with what was typed and what to mend", async () => {
    const fault = refusal(422, "bad-input", "Check this.", { "answer.refills": "Enter 0 to 11 refills." });
    const { status, html } = await browse({ [`POST ${path}/answer`]: fault }).send(path, {
      kind: "approved-with-changes",
      refills: "99",
      note: "See me",
    });
    expect(status).toBe(422);
    expect(html).toContain('value="99"');
    expect(words(html)).toContain("Enter 0 to 11 refills.");
    expect(html).toContain("See me");
  });

  it("asks for the code at the answer that needs it", async () => {
    const needed = refusal(403, "second-factor-required", "This act needs a code.");
    const controlled = { [`GET ${path}`]: { ...renewal, deaSchedule: "IV" }, [`POST ${path}/answer`]: needed };
    const { status, html } = await browse(controlled).send(path, { kind: "approved" });
    expect(status).toBe(403);
    expect(html).toContain('id="approved-code-error"');
    expect(html).not.toContain('id="approved-with-changes-code-error"');
  });

  it("answered by somebody else meanwhile, it leads back to the inbox", async () => {
    const changed = refusal(409, "changed-meanwhile", "Somebody was first.");
    const browser = browse({ [`GET ${path}`]: changed, [`POST ${path}/answer`]: changed });
    expect(await browser.open(path)).toMatchObject({ status: 303, location: "/staff/renewals?done=gone" });
    expect(await browser.send(path, { kind: "approved" })).toMatchObject({
      status: 303,
      location: "/staff/renewals?done=gone",
    });
  });

  it("is replaced: first as it was, then with what speaks against it, then all the same", async () => {
    expect((await browse().open(`${path}/replace`)).html).toContain("Take one a day");
    const fields = {
      drugId,
      directionsEn: "Take two",
      directionsEs: "Tome dos",
      quantity: "60",
      daysSupply: "30",
      refills: "2",
      note: "",
    };
    const stopped = await browse({ [`POST ${path}/answer`]: warned() }).send(`${path}/replace`, fields);
    expect(words(stopped.html)).toContain("Allergy noted: Penicillin (Rash).");
    expect(stopped.html).toContain('name="warningsRead"');
    const browser = browse({ [`POST ${path}/answer`]: { lineStatus: "received" } });
    expect(await browser.send(`${path}/replace`, { ...fields, warningsRead: "yes" })).toMatchObject({
      location: "/staff/renewals?done=replaced",
    });
    expect(browser.asked.at(-1)?.body).toEqual({
      answer: {
        kind: "replaced",
        drugId,
        directions: { en: "Take two", es: "Tome dos" },
        quantity: 60,
        daysSupply: 30,
        refills: 2,
      },
      warningsRead: true,
    });
  });
});

describe("prescriptions", () => {
  const here = `/staff/prescriptions/patients/${memberId}`;

  it("whom and what is searched for is sent, and stands in no address", async () => {
    const browser = browse({
      "POST /staff/patients/search": { patients: [patient] },
      "POST /staff/drugs/search": { drugs: [drug] },
    });
    expect((await browser.send("/staff/prescriptions", { text: "Delgado" })).html).toContain(`href="${here}"`);
    expect((await browser.send(`${here}/new`, { text: "lisin" })).html).toContain(`href="${here}/new?drug=${drugId}"`);
    expect(browser.asked.map(({ call }) => call).join()).not.toMatch(/delgado|lisin/i);
  });

  it("is written and sent, by mail only once the patient orders", async () => {
    const fields = {
      drugId,
      directionsEn: "Take two",
      directionsEs: "Tome dos",
      quantity: "60",
      daysSupply: "30",
      refills: "2",
      purposeEn: "",
      purposeEs: "",
      pharmacyId,
    };
    const sent = browse({
      "POST /staff/prescriptions": { id, rxNumber: "9001001010", confirmationNumber: "4821773605" },
    });
    expect(await sent.send(`${here}/new`, fields)).toMatchObject({ location: `${here}?done=sent` });
    const byMail = browse({ "POST /staff/prescriptions": { id, rxNumber: "9001001010" } });
    expect(await byMail.send(`${here}/new`, fields)).toMatchObject({ location: `${here}?done=sent-by-mail` });
    expect(words((await browse({ "POST /staff/prescriptions": warned() }).send(`${here}/new`, fields)).html)).toContain(
      "Sign and send all the same",
    );
  });

  it("is cancelled after one more question, with a reason", async () => {
    const browser = browse({ [`POST /staff/prescriptions/${drugId}/cancel`]: { fill: "with-pharmacist" } });
    expect(words((await browser.open(`${here}/cancel/${drugId}`)).html)).toContain("Cancel Atorvastatin 20 mg tablet?");
    expect(await browser.send(`${here}/cancel/${drugId}`, { reason: "duplicate" })).toMatchObject({
      location: `${here}?done=cancelled-with-pharmacist`,
    });
    expect(words((await browser.open(`${here}?done=cancelled-with-pharmacist`)).html)).toContain(
      "A pharmacist has the fill that was begun",
    );
    expect((await browser.open(`${here}/cancel/${id}`)).status).toBe(404);
  });
});

describe("covers", () => {
  const covers = {
    forMe: [{ id, name: "Ama Osei, MD", fromOn: "2026-11-24", toOn: "2026-11-30" }],
    byMe: [],
    colleagues: [{ prescriberId: drugId, name: "Ama Osei, MD" }],
  };

  it("are listed, added and ended", async () => {
    const browser = browse({
      "GET /staff/covers": covers,
      "POST /staff/covers": new Response(null, { status: 204 }),
      [`DELETE /staff/covers/${id}`]: new Response(null, { status: 204 }),
    });
    expect(words((await browser.open("/staff/renewals/covers")).html)).toContain("Tue, Nov 24 to Mon, Nov 30");
    expect(
      await browser.send("/staff/renewals/covers", { prescriberId: drugId, fromOn: "2026-12-01", toOn: "2026-12-02" }),
    ).toMatchObject({ location: "/staff/renewals/covers?done=added" });
    expect(await browser.send(`/staff/renewals/covers/${id}/end`, {})).toMatchObject({
      location: "/staff/renewals/covers?done=ended",
    });
  });
});
