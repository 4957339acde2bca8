import { expect, test } from "vitest";
import type { PrescriptionDetails } from "#contracts/prescriptions.ts";
import { browse } from "#member-app/testing/browse.ts";
import { atorvastatin, naproxen } from "#member-app/testing/ordering-samples.ts";

const details = (medicine: typeof atorvastatin): PrescriptionDetails => ({
  ...medicine,
  person: "Rosa Delgado",
  writtenOn: "2026-03-01",
  mayBeAutomatic: false,
  fills: [{ filledOn: "2026-09-01", daysSupply: 30, quantity: 30, pharmacy: "Harbor Downey" }],
});
const path = `/medicines/${atorvastatin.id}`;

test("a medicine's page tells the label, the supply and the fills so far", async () => {
  const { words } = await browse({ [`GET /prescriptions/${atorvastatin.id}`]: details(atorvastatin) }).open(path);
  for (const told of [
    "Will I run out? Lasts to Dec 9",
    "Take 1 tablet once a day",
    "March 1, 2027",
    "562-555-0142",
    "September 1, 2026 30, for 30 days",
  ]) {
    expect(words).toContain(told);
  }
});

test("a refusal names the rule, who acts next and the number to call", async () => {
  const { words } = await browse({ [`GET /prescriptions/${naproxen.id}`]: details(naproxen) }).open(
    `/medicines/${naproxen.id}`,
  );
  expect(words).toContain("The prescription for Naproxen has expired.");
  expect(words).toContain("What to do: See Dr. Nguyen");
  expect(words).not.toContain("Details for");
});

test("only the owner of a sensitive medicine decides who sees it", async () => {
  const sensitive = details({ ...atorvastatin, sensitive: { shownToHelpers: false } });
  const browser = browse({
    [`GET /prescriptions/${atorvastatin.id}`]: sensitive,
    [`POST /prescriptions/${atorvastatin.id}/sensitive`]: new Response(null, { status: 204 }),
  });
  expect((await browser.open(path)).words).toContain("Show it to people who help me");
  expect((await browser.send(path, { act: "show" })).location).toBe(path);
  expect(browser.asked.find(({ call }) => call.endsWith("/sensitive"))?.body).toEqual({ shownToHelpers: true });
  expect(
    (await browse({ [`GET /prescriptions/${atorvastatin.id}`]: details(atorvastatin) }).open(path)).words,
  ).not.toContain("sensitive");
});

test("the list to print holds what is still taken", async () => {
  const { words } = await browse().open("/medicines/print");
  expect(words).toContain("Medicine list for Rosa Delgado");
  expect(words).toContain("Warfarin 20 mg tablet");
  expect(words).not.toContain("Naproxen");
});
