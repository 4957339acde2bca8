import { expect, it, test } from "vitest";
import { type Day, parseDay } from "#domain/calendar/day.ts";
import { defaultRefillPolicy as policy } from "#domain/refill/default-refill-policy.ts";
import { maySyncOn, offeredSyncDays, type SyncMedicine, syncStep } from "#domain/sync/plan-sync.ts";

const today = parseDay("2026-11-24");
const ordinary = { deaSchedule: null, dosageClass: "ordinary", injectable: false, coldChain: false } as const;
const medicine = (
  runsOutOn: string | null,
  drug: Partial<SyncMedicine["drug"]> = {},
  isOrdered = false,
): SyncMedicine => ({
  runsOutOn: runsOutOn as Day | null,
  drug: { ...ordinary, ...drug },
  isOrdered,
});

test.each([
  ["runs out ten days before", medicine("2026-12-10"), { kind: "short-fill", days: 10 }],
  ["has run out: the days from today on", medicine("2026-11-01"), { kind: "short-fill", days: 26 }],
  ["runs out on that day", medicine("2026-12-20"), { kind: "runs-out-then" }],
  ["lasts longer", medicine("2026-12-21"), { kind: "left-out", why: "lasts-longer" }],
  ["was never filled", medicine(null), { kind: "left-out", why: "never-filled" }],
  ["is on its way", medicine("2026-12-10", {}, true), { kind: "left-out", why: "ordered" }],
  ["is controlled", medicine("2026-12-10", { deaSchedule: "IV" }), { kind: "left-out", why: "controlled" }],
  ["is eye drops", medicine("2026-12-10", { dosageClass: "eye-drops" }), { kind: "left-out", why: "whole-package" }],
  ["is injected", medicine("2026-12-10", { injectable: true }), { kind: "left-out", why: "whole-package" }],
  ["ships cold", medicine("2026-12-10", { coldChain: true }), { kind: "left-out", why: "whole-package" }],
] as const)("to 20 December, a medicine that %s", (_name, each, step) => {
  expect(syncStep(each, parseDay("2026-12-20"), today, policy)).toEqual(step);
});

it("a gap longer than a fill may be is left out", () => {
  expect(syncStep(medicine("2026-11-24"), parseDay("2027-02-22"), today, policy)).toEqual({
    kind: "short-fill",
    days: 90,
  });
  expect(syncStep(medicine("2026-11-24"), parseDay("2027-02-23"), today, policy)).toEqual({
    kind: "left-out",
    why: "too-far",
  });
});

test.each([
  ["2026-11-30", false],
  ["2026-12-01", true],
  ["2027-02-22", true],
  ["2027-02-23", false],
])("%s may be chosen: %s", (day, may) => {
  expect(maySyncOn(parseDay(day), today, policy)).toBe(may);
});

it("offers the days on which something runs out anyway, the latest first", () => {
  const all = [
    medicine("2026-12-10"),
    medicine("2027-01-04"),
    medicine("2026-12-10"),
    medicine("2026-11-26"),
    medicine("2027-01-20", { deaSchedule: "IV" }),
    medicine("2027-06-01"),
  ];
  expect(offeredSyncDays(all, today, policy)).toEqual(["2027-01-04", "2026-12-10"]);
});
