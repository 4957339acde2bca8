import { describe, expect, it, test } from "vitest";
import { parseDay } from "#domain/calendar/day.ts";
import { defaultRefillPolicy as policy } from "#domain/refill/default-refill-policy.ts";
import type { DrugFacts } from "#domain/refill/refill-facts.ts";
import { mailToCalifornia, refillFacts } from "#domain/refill/refill-facts.samples.ts";
import { earliestFillOn, runsOutOn } from "#domain/refill/too-soon.ts";

const fills = (...rows: readonly (readonly [string, number])[]) =>
  rows.map(([filledOn, daysSupply]) => ({ filledOn: parseDay(filledOn), daysSupply, quantity: daysSupply }));

describe("the day a refill clears", () => {
  const cases: readonly [string, number, Partial<DrugFacts>, "pickup" | "mail", string][] = [
    ["2026-07-01", 30, {}, "pickup", "2026-07-24"],
    ["2026-07-01", 30, {}, "mail", "2026-07-17"],
    ["2026-07-01", 90, {}, "pickup", "2026-09-07"],
    ["2026-07-01", 90, {}, "mail", "2026-09-07"],
    ["2026-07-01", 28, {}, "pickup", "2026-07-22"],
    ["2026-07-01", 1, {}, "pickup", "2026-07-02"],
    ["2026-07-01", 30, { dosageClass: "eye-drops" }, "pickup", "2026-07-22"],
    ["2026-07-01", 90, { dosageClass: "eye-drops" }, "pickup", "2026-09-02"],
    ["2026-07-01", 30, { deaSchedule: "IV" }, "pickup", "2026-07-27"],
    ["2026-07-01", 30, { deaSchedule: "IV" }, "mail", "2026-07-27"],
    ["2026-07-01", 20, { deaSchedule: "V" }, "pickup", "2026-07-18"],
    ["2028-02-10", 28, {}, "pickup", "2028-03-02"],
  ];
  test.each(cases)(
    "a fill of %s for %i days, %j, by %s, may be refilled from %5$s",
    (filled, days, drug, by, clears) => {
      const facts = refillFacts({
        prescription: { fills: fills([filled, days]) },
        drug,
        delivery: by === "mail" ? mailToCalifornia : { kind: "pickup" },
      });
      expect(earliestFillOn(facts, policy)).toBe(clears);
    },
  );

  it("a medicine never filled is never too soon", () => {
    expect(earliestFillOn(refillFacts({ prescription: { fills: [] } }), policy)).toBeNull();
  });

  it("counts what is left from fills picked up early", () => {
    const early = refillFacts({
      prescription: { fills: fills(["2026-08-16", 30], ["2026-07-24", 30], ["2026-07-01", 30]) },
    });
    expect(runsOutOn(early.prescription, policy)).toBe("2026-09-29");
    expect(earliestFillOn(early, policy)).toBe("2026-09-22");
  });
});

describe("the day a medicine runs out", () => {
  it("is the day after the last one the fill covers", () => {
    expect(runsOutOn({ fills: fills(["2026-07-01", 30]) }, policy)).toBe("2026-07-31");
  });

  it("does not count days without medicine between two fills", () => {
    expect(runsOutOn({ fills: fills(["2026-08-20", 30], ["2026-07-01", 30]) }, policy)).toBe("2026-09-19");
  });

  it("forgets fills more than 180 days before the newest", () => {
    expect(runsOutOn({ fills: fills(["2026-07-01", 30], ["2026-01-02", 90], ["2026-01-01", 90]) }, policy)).toBe(
      "2026-07-31",
    );
    expect(runsOutOn({ fills: fills(["2026-07-01", 30], ["2026-01-02", 200]) }, policy)).toBe("2026-08-20");
    expect(runsOutOn({ fills: fills(["2026-07-01", 30], ["2026-01-01", 200]) }, policy)).toBe("2026-07-31");
  });

  it("is unknown for a medicine never filled", () => {
    expect(runsOutOn({ fills: [] }, policy)).toBeNull();
  });
});
