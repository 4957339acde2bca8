import { expect, test } from "vitest";
import { bridgeDays, bridgeQuantity, daysWithout } from "#domain/bridge/bridge-supply.ts";
import { type Day, parseDay } from "#domain/calendar/day.ts";
import { defaultRefillPolicy } from "#domain/refill/default-refill-policy.ts";
import { type FactChanges, refillFacts } from "#domain/refill/refill-facts.samples.ts";

const today = parseDay("2026-07-29");

test.each([
  ["it comes before the last one is taken", "2026-08-02", "2026-08-01", 0],
  ["it comes on the first day without", "2026-08-01", "2026-08-01", 0],
  ["it comes three days later", "2026-08-01", "2026-08-04", 3],
  ["it has run out long ago: only days from today on count", "2026-07-01", "2026-08-04", 6],
] as const)("days without medicine where %s", (_when, runsOutOn, arrivesBy, days) => {
  expect(
    daysWithout({ runsOutOn: runsOutOn as unknown as Day, on: today, arrivesBy: arrivesBy as unknown as Day }),
  ).toBe(days);
});

test.each<[string, FactChanges, number, number]>([
  ["an ordinary medicine, three days short", {}, 3, 3],
  ["ten days short: seven at most", {}, 10, 7],
  ["not short at all", {}, 0, 0],
  ["schedule II: never", { drug: { deaSchedule: "II" } }, 3, 0],
  ["schedule IV where no state allows it", { drug: { deaSchedule: "IV" } }, 3, 0],
  ["schedule IV where the state allows it", { drug: { deaSchedule: "IV" }, prescription: { state: "NV" } }, 3, 3],
  ["schedule II even there", { drug: { deaSchedule: "II" }, prescription: { state: "NV" } }, 3, 0],
  ["a medicine never taken before", { prescription: { fills: [] } }, 3, 0],
  ["a recalled medicine", { drug: { recalled: true } }, 3, 0],
  ["one under a safety programme", { drug: { rems: true } }, 3, 0],
  ["one that was stopped", { prescription: { status: "discontinued" } }, 3, 0],
  ["one on hold", { prescription: { hold: "interaction" } }, 3, 0],
  ["no refills left: that is what it is for", { prescription: { unitsRemaining: 0 } }, 5, 5],
  ["membership over", { member: { membershipEndedOn: today } }, 3, 0],
])("%s", (_name, changes, gap, days) => {
  const policy = { ...defaultRefillPolicy, bridgeControlledStates: ["NV"] };
  expect(bridgeDays(refillFacts(changes), gap, today, policy)).toBe(days);
});

test.each([
  [30, 30, 5, 5],
  [60, 30, 5, 10],
  [45, 30, 5, 8],
  [2.5, 25, 7, 1],
])("%d units for %d days: %d days are %d", (quantity, daysSupply, days, units) => {
  expect(bridgeQuantity({ quantity, daysSupply }, days)).toBe(units);
});
