import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type CoverageFacts, type FillToPrice, priceFill } from "#domain/price/price.ts";

const standard: CoverageFacts = {
  copayCentsPer30Days: { generic: 1000, preferredBrand: 3500, otherBrand: 6000 },
  mail90DaysCosts30DayCopays: 2,
  coversAllPrescribers: false,
  deductibleCents: 0,
};
const open: CoverageFacts = {
  ...standard,
  copayCentsPer30Days: { generic: 1500, preferredBrand: 4500, otherBrand: 7000 },
  coversAllPrescribers: true,
};
const saver: CoverageFacts = { ...standard, mail90DaysCosts30DayCopays: 3, deductibleCents: 50_000 };

const generic30: FillToPrice = {
  coverage: standard,
  prescriberNetwork: "plan",
  tier: "generic",
  daysSupply: 30,
  delivery: "pickup",
  usualPriceCents: 20_000,
  deductibleMetCents: 0,
};

describe("the price of a fill", () => {
  test.each([
    ["30 days generic", {}, 1000, "copay"],
    ["30 days preferred brand", { tier: "preferredBrand" }, 3500, "copay"],
    ["30 days other brand", { tier: "otherBrand" }, 6000, "copay"],
    ["90 days at the counter", { daysSupply: 90 }, 3000, "copay"],
    ["10 days of a short fill", { daysSupply: 10, prorated: true }, 333, "copay-prorated"],
    ["a short fill of 45 days", { daysSupply: 45, prorated: true }, 1500, "copay-prorated"],
    [
      "a short fill by mail of as many days as cost less whole",
      { daysSupply: 80, delivery: "mail", prorated: true },
      2000,
      "copay-prorated",
    ],
    ["31 days start a second copay", { daysSupply: 31 }, 2000, "copay"],
    ["7 days cost one copay", { daysSupply: 7 }, 1000, "copay"],
    ["90 days by mail", { daysSupply: 90, delivery: "mail" }, 2000, "copay"],
    ["84 days by mail", { daysSupply: 84, delivery: "mail" }, 2000, "copay"],
    ["60 days by mail", { daysSupply: 60, delivery: "mail" }, 2000, "copay"],
    ["30 days by mail", { daysSupply: 30, delivery: "mail" }, 1000, "copay"],
    ["cheaper than its copay", { usualPriceCents: 640 }, 640, "full-price-below-copay"],
    ["exactly its copay", { usualPriceCents: 1000 }, 1000, "copay"],
    ["written by a dentist", { prescriberNetwork: "dentist" }, 1000, "copay"],
    ["written by a referred practitioner", { prescriberNetwork: "referred" }, 1000, "copay"],
    ["written by anybody else", { prescriberNetwork: "outside" }, 20_000, "full-price-outside-prescriber"],
    ["written by anybody, open coverage", { prescriberNetwork: "outside", coverage: open }, 1500, "copay"],
    ["deductible far from met", { coverage: saver, deductibleMetCents: 12_000 }, 20_000, "deductible"],
    ["exactly what is left of the deductible", { coverage: saver, deductibleMetCents: 30_000 }, 20_000, "deductible"],
    ["meets the deductible", { coverage: saver, deductibleMetCents: 45_000 }, 6000, "deductible-then-copay"],
    [
      "a cent is left above the deductible",
      { coverage: saver, deductibleMetCents: 30_001 },
      20_000,
      "deductible-then-copay",
    ],
    ["deductible met", { coverage: saver, deductibleMetCents: 50_000 }, 1000, "copay"],
    ["more than met", { coverage: saver, deductibleMetCents: 60_000 }, 1000, "copay"],
    [
      "outside, whatever is left of the deductible",
      { coverage: saver, prescriberNetwork: "outside" },
      20_000,
      "full-price-outside-prescriber",
    ],
    ["free of charge before the deductible", { coverage: saver, usualPriceCents: 0 }, 0, "deductible"],
  ] as const satisfies readonly (readonly [string, Partial<FillToPrice>, number, string])[])(
    "%s",
    (_name, changes, amountCents, code) => {
      expect(priceFill({ ...generic30, ...changes })).toMatchObject({ amountCents, code });
    },
  );
});

it("a price is never above the usual price nor below zero, and never pays more deductible than is left", () => {
  const cents = fc.nat(100_000);
  fc.assert(
    fc.property(
      fc.record({
        coverage: fc.record({
          copayCentsPer30Days: fc.record({ generic: cents, preferredBrand: cents, otherBrand: cents }),
          mail90DaysCosts30DayCopays: fc.integer({ min: 1, max: 3 }),
          coversAllPrescribers: fc.boolean(),
          deductibleCents: cents,
        }),
        prescriberNetwork: fc.constantFrom("plan", "dentist", "referred", "outside"),
        tier: fc.constantFrom("generic", "preferredBrand", "otherBrand"),
        daysSupply: fc.integer({ min: 1, max: 90 }),
        delivery: fc.constantFrom("pickup", "mail"),
        usualPriceCents: cents,
        deductibleMetCents: cents,
      }),
      (fill) => {
        const price = priceFill(fill);
        expect(Number.isInteger(price.amountCents)).toBe(true);
        expect(price.amountCents).toBeGreaterThanOrEqual(0);
        expect(price.amountCents).toBeLessThanOrEqual(fill.usualPriceCents);
        expect(price.deductibleUsedCents).toBeLessThanOrEqual(
          Math.max(0, fill.coverage.deductibleCents - fill.deductibleMetCents),
        );
        expect(price.deductibleUsedCents).toBeLessThanOrEqual(price.amountCents);
      },
    ),
  );
});
