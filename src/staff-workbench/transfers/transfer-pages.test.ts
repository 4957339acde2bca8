import { describe, expect, it } from "vitest";
import type { DeskTransfer, TransferDetails } from "#contracts/staff/transfers.ts";
import { refusal } from "#pages/testing/scripted-api.ts";
import { browseWorkbench, staffOfRole } from "#staff-workbench/testing/browse.ts";
import { transferPages } from "#staff-workbench/transfers/transfer-pages.tsx";

const id = "0198c0de-0000-7000-8000-0000000000c1";
const drugId = "0198c0de-0000-7000-8000-0000000000d1";
const here = `/staff/transfers/${id}`;
const listed: DeskTransfer = {
  id,
  version: 4,
  status: "called",
  open: true,
  overdue: true,
  answerBy: "2026-11-20",
  requestedAt: "2026-11-13T18:00:00.000Z",
  member: { name: "Rosa Delgado", birthDate: "1967-07-03" },
  outside: { pharmacy: "Corner Drugs", phone: "5625550100", rxNumber: "RX 77-12" },
  medicine: "Water pill",
  calls: 2,
  lastCall: "answered",
};
const transfer: TransferDetails = {
  ...listed,
  recordNumber: "100200310",
  reached: true,
  warnings: [],
  timeline: [
    { at: "2026-11-13T18:00:00.000Z", code: "requested", by: "member" },
    {
      at: "2026-11-16T18:00:00.000Z",
      code: "called",
      by: "staff",
      who: "Dee Park",
      outcome: "answered",
      spokeTo: "Sam Lee, PharmD",
    },
  ],
};
const answered: TransferDetails = {
  ...transfer,
  status: "answered",
  answer: {
    drug: "Hydrochlorothiazide 25 mg tablet",
    drugId,
    schedule: "none",
    directions: { en: "Take 1 tablet every morning", es: "Tome 1 tableta cada mañana" },
    purpose: { en: "", es: "" },
    quantity: 30,
    daysSupply: 30,
    refillsRemaining: 2,
    writtenOn: "2026-08-01",
    lastFilledOn: "2026-11-01",
    prescriberName: "Ida Moss, MD",
    prescriberPhone: "5625550177",
    transferredBefore: false,
    givenBy: "Sam Lee",
    givenByPharmacist: true,
  },
};
const drug = { id: drugId, name: "Hydrochlorothiazide", strength: "25 mg tablet", mostRefills: 11 };
const calls = {
  "GET /staff/transfers": { transfers: [listed] },
  [`GET /staff/transfers/${id}`]: transfer,
  [`GET /staff/transfers/drugs/${drugId}`]: drug,
  "GET /pharmacies": { pharmacies: [] },
};
const at = (role: "pharmacist" | "technician" | "agent", answers = {}) =>
  browseWorkbench([transferPages], staffOfRole(role), { ...calls, ...answers });

describe("the transfer desk", () => {
  it("tells by when, whose, from where, how far, and what is overdue", async () => {
    const { html } = await at("technician").open("/staff/transfers");
    for (const words of ["Fri, Nov 20 · Overdue", "Rosa Delgado", "Corner Drugs", "Water pill", "1 overdue"])
      expect(html).toContain(words);
  });

  it("an agent, who has no desk, moves prescriptions", async () => {
    expect((await at("agent").open("/staff/transfers")).location).toBe("/staff/transfers/move");
  });

  it("what was typed for a new one comes back with what is wrong", async () => {
    const wrong = refusal(422, "bad-input", "Check", { mrn: "These do not match.", birthDate: "These do not match." });
    const { html, status } = await at("technician", { "POST /staff/transfers": wrong }).send("/staff/transfers/new", {
      mrn: "100200310",
      birthDateMonth: "7",
      birthDateDay: "4",
      birthDateYear: "1967",
      outsidePharmacyName: "Corner Drugs",
      outsidePharmacyPhone: "5625550100",
      outsideRxNumber: "RX 77-12",
    });
    expect(status).toBe(422);
    for (const kept of ['value="100200310"', 'value="1967"', 'value="RX 77-12"', 'href="#mrn"'])
      expect(html).toContain(kept);
  });
});

describe("one transfer", () => {
  it("whoever reached the other pharmacy takes down at once what it says", async () => {
    const browser = at("technician", { [`POST /staff/transfers/${id}/calls`]: new Response(null, { status: 204 }) });
    const fields = { version: "4", outcome: "answered", spokeTo: "Sam Lee", note: "" };
    expect((await browser.send(`${here}/call`, fields)).location).toBe(`${here}/answer`);
  });

  it("the answer's form says which medicine, and sends numbers and days", async () => {
    const browser = at("technician", { [`POST /staff/transfers/${id}/answer`]: new Response(null, { status: 204 }) });
    const { html } = await browser.open(`${here}/answer?drug=${drugId}`);
    expect(html).toContain("Hydrochlorothiazide 25 mg tablet");
    expect(html).toContain('value="Sam Lee, PharmD"');
    const sent = await browser.send(`${here}/answer`, {
      version: "4",
      drugId,
      schedule: "none",
      directionsEn: "Take 1",
      directionsEs: "Tome 1",
      quantity: "30",
      daysSupply: "30",
      refills: "2",
      writtenOnMonth: "8",
      writtenOnDay: "1",
      writtenOnYear: "2026",
      prescriberName: "Ida Moss, MD",
      prescriberPhone: "562-555-0177",
      givenBy: "Sam Lee",
      givenByPharmacist: "yes",
    });
    expect(sent.location).toBe(`${here}?done=answered`);
    expect(browser.asked.at(-1)?.body).toMatchObject({
      version: 4,
      answer: { drugId, quantity: 30, refillsRemaining: 2, writtenOn: "2026-08-01", givenByPharmacist: true },
    });
  });

  it("a rule that stands in the way is told, with the refusal one step away", async () => {
    const browser = at("pharmacist", {
      [`POST /staff/transfers/${id}/answer`]: refusal(422, "no-refills-left", "There is nothing to move."),
    });
    const { html } = await browser.send(`${here}/answer`, { version: "4", drugId, refills: "0" });
    expect(html).toContain("There is nothing to move.");
    expect(html).toContain(`${here}?refuse=no-refills-left`);
    expect((await browser.open(`${here}?refuse=no-refills-left`)).html).toMatch(
      /<option value="no-refills-left" selected/,
    );
  });

  it("a pharmacist reads the facts back and confirms; a technician can't", async () => {
    const answers = { [`GET /staff/transfers/${id}`]: answered };
    const { html } = await at("pharmacist", answers).open(here);
    for (const fact of ["Hydrochlorothiazide", "30 for 30 days", "Aug 1, 2026", "Ida Moss, MD", "full price"])
      expect(html).toContain(fact);
    expect(html).toContain(`action="${here}/attest"`);
    expect((await at("technician", answers).open(here)).html).not.toContain(`action="${here}/attest"`);
  });

  it("the second of two pharmacists is told that nothing of theirs was saved", async () => {
    const { html, status } = await at("pharmacist", {
      [`POST /staff/transfers/${id}/attest`]: refusal(
        409,
        "changed-meanwhile",
        "This has changed since you opened it.",
      ),
    }).send(`${here}/attest`, { version: "3" });
    expect(status).toBe(409);
    expect(html).toContain("This has changed since you opened it.");
  });
});
