import { expect, test } from "vitest";
import { parseDay } from "#domain/calendar/day.ts";
import { profileWarnings, type TakenMedicine } from "#domain/filling/profile-warnings.ts";

const today = parseDay("2026-11-21");
const medicine = {
  prescriptionId: "one",
  name: "Amoxicillin-clavulanate",
  therapy: "antibiotic",
  deaSchedule: null,
  flags: [],
  neverFilled: false,
};
const simvastatin: TakenMedicine = {
  prescriptionId: "two",
  name: "Simvastatin",
  strength: "20 mg tablet",
  therapy: "statin",
  lastFilledOn: parseDay("2026-11-01"),
  lastDaysSupply: 30,
  open: false,
};
const statin = { ...medicine, name: "Atorvastatin", therapy: "statin" };

test.each([
  ["an allergy to one of its ingredients", medicine, {}, ["Amoxicillin"], ["allergy"]],
  ["an allergy to its whole therapy", medicine, {}, ["antibiotic"], ["allergy"]],
  ["an allergy to something else", medicine, {}, ["Penicillamine"], []],
  ["a second statin while the first lasts", statin, {}, [], ["duplicate-therapy"]],
  ["a second statin after the first ran out", statin, { lastFilledOn: parseDay("2026-10-01") }, [], []],
  [
    "a second statin while the first is on order",
    statin,
    { lastFilledOn: null, open: true },
    [],
    ["duplicate-therapy"],
  ],
  ["the same medicine on another prescription", { ...statin, name: "Simvastatin" }, {}, [], ["duplicate-dispense"]],
  [
    "an allergy to what is given in its place",
    { ...statin, substitute: "Rosuvastatin" },
    { lastFilledOn: null },
    ["Rosuvastatin"],
    ["allergy"],
  ],
  [
    "what is given in its place is taken already",
    { ...statin, substitute: "Simvastatin" },
    {},
    [],
    ["duplicate-dispense"],
  ],
  ["its own prescription", { ...statin, name: "Simvastatin" }, { prescriptionId: "one" }, [], []],
  [
    "90 days, controlled and never filled",
    { ...medicine, flags: ["notify-prescriber-90-days"], deaSchedule: "IV", neverFilled: true },
    {},
    [],
    ["ninety-days", "controlled", "first-fill"],
  ],
] as const)("%s", (_name, of, change, substances, kinds) => {
  const profile = {
    taken: [{ ...simvastatin, ...change }],
    allergies: substances.map((substance) => ({ substance, reaction: null })),
  };
  expect(profileWarnings(of, profile, today).map(({ kind }) => kind)).toEqual(kinds);
});
