import { expect, test } from "vitest";
import type { DueList } from "#contracts/prescriptions.ts";
import { automaticPages } from "#member-app/automatic-refills/automatic-pages.tsx";
import { duePages } from "#member-app/due/due-pages.tsx";
import { syncPages } from "#member-app/sync/sync-pages.tsx";
import { browse } from "#member-app/testing/browse.ts";
import {
  atorvastatin,
  downey,
  home,
  lisinopril,
  mixedQuote,
  placed,
  prescription,
  visa,
} from "#member-app/testing/ordering-samples.ts";
import { refusal } from "#pages/testing/scripted-api.ts";

const pages = [duePages, automaticPages, syncPages];
const mailed = prescription(20, "Losartan", { pharmacy: { ...downey, id: visa.id, name: "Harbor Mail" } });
const due: DueList = {
  medicines: [
    { person: "Rosa Delgado", prescription: atorvastatin },
    { person: "Elena Ortiz", prescription: mailed },
  ],
};
const accepted = mixedQuote.lines.filter(({ outcome }) => outcome === "accepted");
const quote = { ...mixedQuote, lines: accepted };

test("who follows a reminder without a sign-on reads that something may be due, and not what", async () => {
  const browser = browse(
    { "GET /me": refusal(401, "sign-on-required", "Please sign on"), "GET /refills-due": due },
    pages,
  );
  const { status, words, html } = await browser.open("/due");
  expect(status).toBe(200);
  expect(words).toContain("something of yours, or of somebody you care for, lasts about 14 more days");
  expect(words).not.toContain("Atorvastatin");
  expect(html).toContain('href="/sign-in?then=%2Fdue"');
  expect(browser.asked.map(({ call }) => call)).not.toContain("GET /refills-due");
});

test("after it one press orders all of it, each the way it came last", async () => {
  const browser = browse({ "GET /refills-due": due, "POST /quotes": quote, "POST /orders": placed }, pages);
  const { words, html } = await browser.open("/due");
  expect(words).toContain("Atorvastatin 20 mg tablet");
  expect(words).toContain("Order 1 refill · $10.00");
  expect(browser.asked.find(({ call }) => call === "POST /quotes")?.body).toEqual({
    lines: [
      { rxNumber: atorvastatin.rxNumber, delivery: { kind: "pickup", pharmacyId: downey.id } },
      { rxNumber: mailed.rxNumber, delivery: { kind: "mail", addressId: home.id } },
    ],
    delivery: { kind: "pickup", pharmacyId: downey.id },
    paymentMethodId: visa.id,
  });
  const order = /name="order" value="([^"]*)"/.exec(html)?.[1]?.replaceAll("&quot;", '"') ?? "";
  const { location } = await browser.send("/due", { act: "order", key: "k", order });
  expect(location).toBe(`/orders/${placed.confirmationNumber}?placed=1`);
  const sent = browser.asked.find(({ call }) => call === "POST /orders");
  expect(sent?.headers.get("Idempotency-Key")).toBe("k");
  expect(sent?.body).toMatchObject({ lines: [{ rxNumber: atorvastatin.rxNumber }] });
});

const refill = {
  prescriptionId: lisinopril.id,
  drug: "Lisinopril 20 mg tablet",
  person: "Rosa Delgado",
  isOwn: true,
  agreedAt: "2026-11-01T10:00:00Z",
  endsOn: "2027-11-01",
  daysSupply: null,
  delivery: { kind: "pickup", pharmacyId: downey.id },
  place: "Harbor Downey",
  next: { fillOn: "2026-11-29", price: { amountCents: 1000, currency: "USD", code: "by-number", because: "" } },
  stopped: null,
} as const;

test("an automatic refill says what comes when and at what price, and can be skipped or stopped", async () => {
  const path = `/prescriptions/${lisinopril.id}/automatic-refill`;
  const browser = browse(
    { "GET /automatic-refills": { automaticRefills: [refill] }, [`POST ${path}/skip`]: {}, [`DELETE ${path}`]: {} },
    pages,
  );
  const { words } = await browser.open("/automatic-refills");
  expect(words).toContain("Next one: ordered on November 29, 2026, $10.00 at most.");
  expect(words).toContain("You agreed until November 1, 2027.");
  expect((await browser.send("/automatic-refills", { act: "skip", medicine: lisinopril.id })).location).toBe(
    "/automatic-refills?done=skipped",
  );
  expect((await browser.send("/automatic-refills", { act: "stop", medicine: lisinopril.id })).location).toBe(
    "/automatic-refills?done=off",
  );
});

test("nothing is agreed to without the tick", async () => {
  const browser = browse({ "GET /automatic-refills": { automaticRefills: [] } }, pages);
  const sent = { act: "agree", medicine: lisinopril.id, way: `pickup:${downey.id}` };
  const { status, words } = await browser.send("/automatic-refills", sent);
  expect(status).toBe(422);
  expect(words).toContain("Tick that you agree");
  expect(browser.asked.some(({ call }) => call.startsWith("PUT"))).toBe(false);
});

test("one day for everything: its price is seen before it is agreed to, and a new price is shown again", async () => {
  const plan = {
    person: "Rosa Delgado",
    syncOn: "2026-12-20",
    lines: [
      {
        id: lisinopril.id,
        drug: "Lisinopril 20 mg tablet",
        runsOutOn: "2026-12-06",
        step: "short-fill",
        days: 14,
        words: "A short fill of 14 days",
        decided: accepted[0],
      },
    ],
    total: { amountCents: 467, currency: "USD" },
  };
  const browser = browse(
    { "POST /sync/quotes": plan, "POST /sync/orders": refusal(409, "changed-since-read", "It changed.") },
    pages,
  );
  const shown = await browser.send("/sync", { act: "show", on: "2026-12-20", way: `pickup:${downey.id}`, person: "" });
  expect(shown.words).toContain("A short fill of 14 days");
  expect(shown.words).toContain("Order the short fills · $4.67");
  expect(browser.asked.some(({ call }) => call === "POST /sync/orders")).toBe(false);
  const request = JSON.stringify({ syncOn: "2026-12-20", delivery: { kind: "pickup", pharmacyId: downey.id } });
  const again = await browser.send("/sync", { act: "order", key: "k", request, agreed: "467" });
  expect(browser.asked.find(({ call }) => call === "POST /sync/orders")?.body).toMatchObject({ agreedCents: 467 });
  expect(again.words).toContain("The price changed meanwhile.");
});
