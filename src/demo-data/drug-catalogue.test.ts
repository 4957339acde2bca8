import { expect, test } from "vitest";
import { drugCatalogue } from "#demo-data/drug-catalogue.ts";

// The file is JSON made by a script; the compiler takes its shape on trust, these tests do not.

test("every drug has one row for each strength", () => {
  const names = drugCatalogue.map((drug) => `${drug.name} ${drug.strength}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(110);
});

test.each(drugCatalogue.map((drug) => [`${drug.name} ${drug.strength}`, drug] as const))(
  "%s is complete",
  (_name, drug) => {
    expect(drug.ndc).toMatch(/^(\d{4}-\d{4}-\d{2}|\d{5}-\d{3}-\d{2}|\d{5}-\d{4}-\d)$/);
    expect([null, "II", "III", "IV", "V"]).toContain(drug.deaSchedule);
    expect(["generic", "preferredBrand", "otherBrand"]).toContain(drug.tier);
    expect([null, "mental-health", "reproductive-health", "sexual-health"]).toContain(drug.sensitiveClass);
    expect(["maintenance", "acute"]).toContain(drug.use);
    expect(["ordinary", "eye-drops"]).toContain(drug.dosageClass);
    for (const amount of [drug.usualPriceCentsPer30Days, drug.fillsThousands, drug.typicalDaysSupply]) {
      expect(Number.isInteger(amount) && amount > 0).toBe(true);
    }
    expect(drug.typicalQuantity).toBeGreaterThan(0);
    expect(drug.typicalDaysSupply).toBeLessThanOrEqual(drug.deaSchedule === null ? 90 : 30);
    expect(drug.heatSensitive || !drug.coldChain).toBe(true);
    for (const words of [drug.directions, drug.purpose]) {
      expect(words.en).not.toBe("");
      expect(words.es).not.toBe("");
      expect(words.es).not.toBe(words.en);
    }
  },
);

test("no controlled or prescription-strength pain medicine is sold over the counter", () => {
  const otc = drugCatalogue.filter((drug) => drug.soldOtc);
  expect(otc.filter((drug) => drug.deaSchedule !== null || drug.injectable)).toEqual([]);
  expect(otc.map((drug) => drug.name)).not.toContain("Naproxen");
});
