import { describe, expect, it, test } from "vitest";
import { defaultRefillPolicy as policy } from "#domain/refill/default-refill-policy.ts";
import { planFill, refillsRemaining } from "#domain/refill/days-supply.ts";
import { type FactChanges, mailToCalifornia, refillFacts } from "#domain/refill/refill-facts.samples.ts";

const plan = (changes: FactChanges) => planFill(refillFacts(changes), policy);
const notAllowed = { kind: "not-allowed" };

describe("a fill as written", () => {
  it("gives the written days and units", () => {
    expect(plan({})).toEqual({ kind: "planned", daysSupply: 30, quantity: 30, flags: [] });
  });
  it("keeps a quantity that is no whole number", () => {
    expect(plan({ prescription: { quantity: 2.5, unitsRemaining: 5 } })).toMatchObject({
      quantity: 2.5,
      daysSupply: 30,
    });
  });
  it("is cut to 90 days when written for more", () => {
    expect(plan({ prescription: { quantity: 360, daysSupply: 180, unitsRemaining: 360 } })).toMatchObject({
      daysSupply: 90,
      quantity: 180,
    });
  });
  it("of a controlled medicine goes by mail for 30 days only, and says that there may be a gap", () => {
    const written90 = { quantity: 90, daysSupply: 90, unitsRemaining: 180 };
    expect(plan({ prescription: written90, drug: { deaSchedule: "IV" }, delivery: mailToCalifornia })).toEqual({
      kind: "planned",
      daysSupply: 30,
      quantity: 30,
      flags: ["controlled-by-mail-gap"],
    });
    expect(plan({ prescription: written90, drug: { deaSchedule: "IV" } })).toMatchObject({ daysSupply: 90 });
  });
  it("of a cold medicine ships cold by mail", () => {
    expect(plan({ drug: { coldChain: true }, delivery: mailToCalifornia })).toMatchObject({ flags: ["ships-cold"] });
    expect(plan({ drug: { coldChain: true } })).toMatchObject({ flags: [] });
  });
});

describe("90 days of a prescription written for 30", () => {
  it("takes three fills' units, and the prescriber is told", () => {
    expect(plan({ requestedDaysSupply: 90 })).toEqual({
      kind: "planned",
      daysSupply: 90,
      quantity: 90,
      flags: ["notify-prescriber-90-days"],
    });
  });
  const barred: readonly [string, FactChanges][] = [
    ["controlled", { drug: { deaSchedule: "IV" } }],
    ["psychotropic", { drug: { psychotropic: true } }],
    ["barred by the prescriber", { prescription: { prescriberBars90Days: true } }],
    ["never filled for 30 days", { prescription: { fills: [] } }],
    ["left with 89 units", { prescription: { unitsRemaining: 89 } }],
  ];
  test.each(barred)("is not given when %s", (_why, changes) => {
    expect(plan({ ...changes, requestedDaysSupply: 90 })).toEqual(notAllowed);
  });
  it("takes the very last 90 units", () => {
    expect(plan({ requestedDaysSupply: 90, prescription: { unitsRemaining: 90 } })).toMatchObject({ quantity: 90 });
  });
});

describe("days asked for", () => {
  test.each([0, -30, 1.5, 91, 180, Number.NaN])("%d are refused", (requestedDaysSupply) => {
    expect(plan({ requestedDaysSupply })).toEqual(notAllowed);
  });
  it("may be fewer than written, rounded up to whole units", () => {
    expect(plan({ requestedDaysSupply: 7, prescription: { quantity: 45 } })).toMatchObject({
      daysSupply: 7,
      quantity: 11,
    });
  });
  it("31 of a controlled medicine by mail are refused, 30 are not", () => {
    const facts = {
      drug: { deaSchedule: "IV" },
      delivery: mailToCalifornia,
      prescription: { daysSupply: 90, quantity: 90 },
    } as const;
    expect(plan({ ...facts, requestedDaysSupply: 31 })).toEqual(notAllowed);
    expect(plan({ ...facts, requestedDaysSupply: 30 })).toMatchObject({ daysSupply: 30 });
  });
});

describe("when fewer units are left than one fill", () => {
  test.each([
    [15, 15, 15],
    [1, 1, 1],
    [29, 29, 29],
  ])("%i units of 30 are dispensed for %3$i days", (unitsRemaining, quantity, daysSupply) => {
    expect(plan({ prescription: { unitsRemaining } })).toEqual({
      kind: "planned",
      daysSupply,
      quantity,
      flags: ["partial-of-remaining"],
    });
  });
  it("the days are rounded down", () => {
    expect(plan({ prescription: { quantity: 90, unitsRemaining: 50 } })).toMatchObject({
      quantity: 50,
      daysSupply: 16,
    });
  });
});

test.each([
  [150, 5],
  [149, 4],
  [29, 0],
  [0, 0],
  [-1, 0],
])("%i units of 30 are %i refills", (unitsRemaining, refills) => {
  expect(refillsRemaining({ quantity: 30, unitsRemaining })).toBe(refills);
});
