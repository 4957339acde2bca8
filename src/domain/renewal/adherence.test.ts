import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, parseDay } from "#domain/calendar/day.ts";
import { adherence } from "#domain/renewal/adherence.ts";

const on = parseDay("2026-11-24");
const fill = (daysAgo: number, daysSupply: number) => ({
  filledOn: addDays(on, -daysAgo),
  daysSupply,
  quantity: daysSupply,
});

test.each([
  [
    "fetched on time each month, every day is covered",
    [fill(30, 30), fill(60, 30), fill(90, 30)],
    { daysCovered: 90, ofDays: 90 },
  ],
  ["ten days late once, ten days are missing", [fill(30, 30), fill(70, 30)], { daysCovered: 60, ofDays: 70 }],
  ["what was fetched early is used later", [fill(50, 30), fill(60, 30)], { daysCovered: 60, ofDays: 60 }],
  ["only the last 180 days count", [fill(90, 90), fill(200, 110)], { daysCovered: 180, ofDays: 180 }],
  ["days to come are not counted", [fill(10, 90)], { daysCovered: 10, ofDays: 10 }],
])("%s", (_name, fills, expected) => {
  expect(adherence(fills, on)).toEqual(expected);
});

test("without a fill there is nothing to tell", () => {
  expect(adherence([], on)).toBeNull();
  expect(adherence([fill(0, 30)], on)).toBeNull();
});

test("never more days covered than there are", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 90 })), { minLength: 1 }),
      (history) => {
        const fills = history
          .map(([daysAgo, days]) => fill(daysAgo, days))
          .toSorted((a, b) => (a.filledOn < b.filledOn ? 1 : -1));
        const told = adherence(fills, on);
        expect(told?.daysCovered).toBeLessThanOrEqual(told?.ofDays ?? 0);
        expect(told?.ofDays).toBeLessThanOrEqual(180);
      },
    ),
  );
});
