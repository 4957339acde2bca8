import { expect, test } from "vitest";
import { mostRefills, writtenFaults, type WrittenPrescription } from "#domain/prescription/written-prescription.ts";

const written: WrittenPrescription = {
  drugId: "drug",
  directions: { en: "Take 1 tablet daily.", es: "Tome 1 tableta al día." },
  quantity: 30,
  daysSupply: 30,
  refills: 0,
};

test.each([
  ["II", 0],
  ["III", 5],
  ["IV", 5],
  ["V", 11],
  [null, 11],
] as const)("schedule %s may have %i refills and not one more", (schedule, most) => {
  expect(mostRefills(schedule)).toBe(most);
  expect(writtenFaults({ ...written, refills: most }, schedule, 90)).toEqual({});
  expect(writtenFaults({ ...written, refills: most + 1 }, schedule, 90)).toHaveProperty("refills");
});

test.each([
  ["no units", { quantity: 0 }, { quantity: "quantity" }],
  ["units that are no number", { quantity: Number.NaN }, { quantity: "quantity" }],
  ["half a day", { daysSupply: 0.5 }, { daysSupply: "days-supply" }],
  ["more days than the plan fills at once", { daysSupply: 91 }, { daysSupply: "days-supply" }],
  [
    "no directions for a Spanish reader",
    { directions: { en: "Take 1.", es: " " } },
    { "directions.es": "directions-missing" },
  ],
  ["fewer than no refills", { refills: -1 }, { refills: "refills" }],
])("a prescription with %s is not signed", (_what, change, faults) => {
  expect(writtenFaults({ ...written, ...change }, null, 90)).toEqual(faults);
});
