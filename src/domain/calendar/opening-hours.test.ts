import { describe, expect, it, test } from "vitest";
import { parseDay } from "#domain/calendar/day.ts";
import { addOpenMinutes, isOpenAt, openSpansOn, type OpeningHours, opensAt } from "#domain/calendar/opening-hours.ts";

const zone = "America/Los_Angeles";
const withLunch = [
  { openMinute: 9 * 60, closeMinute: 12 * 60 },
  { openMinute: 13 * 60, closeMinute: 17 * 60 },
];
const hours: OpeningHours = {
  week: { 1: withLunch, 2: withLunch, 3: withLunch, 4: withLunch, 5: withLunch },
  closedOnFederalHolidays: true,
  closedDays: [parseDay("2026-11-27")],
};
const allDay = [{ openMinute: 0, closeMinute: 1440 }];
const always: OpeningHours = {
  week: { 0: allDay, 1: allDay, 2: allDay, 3: allDay, 4: allDay, 5: allDay, 6: allDay },
  closedOnFederalHolidays: false,
  closedDays: [],
};

describe("open minutes", () => {
  test.each([
    ["pause over lunch", hours, "2026-11-23T19:00Z", 120, "2026-11-23T22:00:00.000Z"],
    ["end exactly at closing", hours, "2026-11-23T17:00Z", 180, "2026-11-23T20:00:00.000Z"],
    ["go on the next morning", hours, "2026-11-24T00:30Z", 60, "2026-11-24T17:30:00.000Z"],
    ["pass over a holiday, a closed day and a weekend", hours, "2026-11-26T00:30Z", 60, "2026-11-30T17:30:00.000Z"],
    ["none at all while it is open", hours, "2026-11-23T18:00Z", 0, "2026-11-23T18:00:00.000Z"],
    ["are real minutes in the night clocks go forward", always, "2026-03-08T08:00Z", 240, "2026-03-08T12:00:00.000Z"],
    ["are real minutes in the night clocks go back", always, "2026-11-01T07:00Z", 26 * 60, "2026-11-02T09:00:00.000Z"],
  ])("%s", (_name, of, from, minutes, until) => {
    expect(addOpenMinutes(of, zone, new Date(from), minutes).toISOString()).toBe(until);
  });

  it("of a pharmacy that never opens are a fault, not an endless search", () => {
    expect(() => addOpenMinutes({ ...hours, week: {} }, zone, new Date("2026-11-23T18:00Z"), 60)).toThrow(RangeError);
  });
});

test.each([
  ["2026-11-23T17:00Z", true],
  ["2026-11-23T16:59Z", false],
  ["2026-11-23T20:00Z", false],
  ["2026-11-24T00:59Z", true],
  ["2026-11-24T01:00Z", false],
  ["2026-11-26T18:00Z", false],
])("at %s it is open: %s", (at, open) => {
  expect(isOpenAt(hours, zone, new Date(at))).toBe(open);
});

test.each([
  ["while it is open", hours, "2026-11-23T18:00Z", "2026-11-23T18:00:00.000Z"],
  ["over lunch", hours, "2026-11-23T20:00Z", "2026-11-23T21:00:00.000Z"],
  ["before a holiday, a closed day and a weekend", hours, "2026-11-26T02:00Z", "2026-11-30T17:00:00.000Z"],
  ["where no day has hours", { ...hours, week: {} }, "2026-11-23T18:00Z", undefined],
])("%s, it opens next", (_, ours, from, opens) => {
  expect(opensAt(ours, zone, new Date(from))?.toISOString()).toBe(opens);
});

it("tells the hours of a day, none on one it is closed", () => {
  expect(openSpansOn(hours, parseDay("2026-11-24"))).toEqual(withLunch);
  expect(openSpansOn(hours, parseDay("2026-11-22"))).toEqual([]);
  expect(openSpansOn(hours, parseDay("2026-11-27"))).toEqual([]);
});
