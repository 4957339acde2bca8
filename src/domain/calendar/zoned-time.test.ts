import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { parseDay } from "#domain/calendar/day.ts";
import { dayInZone, instantOf, minutesInZone } from "#domain/calendar/zoned-time.ts";

describe("one instant in the plan's zones", () => {
  const instant = new Date("2026-11-24T07:30:00Z");
  test.each([
    ["Pacific/Honolulu", "2026-11-23", 21 * 60 + 30],
    ["America/Anchorage", "2026-11-23", 22 * 60 + 30],
    ["America/Los_Angeles", "2026-11-23", 23 * 60 + 30],
    ["America/Phoenix", "2026-11-24", 30],
    ["America/Chicago", "2026-11-24", 90],
    ["America/New_York", "2026-11-24", 150],
    ["Pacific/Guam", "2026-11-24", 17 * 60 + 30],
  ])("in %s it is %s, minute %i", (zone, day, minutes) => {
    expect(dayInZone(instant, zone)).toBe(day);
    expect(minutesInZone(instant, zone)).toBe(minutes);
  });
});

describe("the instant of a time on the wall", () => {
  test.each([
    ["an ordinary morning", "2026-11-24", 9 * 60, "America/Los_Angeles", "2026-11-24T17:00:00.000Z"],
    ["in Honolulu, which never changes", "2026-07-01", 9 * 60, "Pacific/Honolulu", "2026-07-01T19:00:00.000Z"],
    ["midnight that ends a day", "2026-11-24", 1440, "America/New_York", "2026-11-25T05:00:00.000Z"],
    ["before clocks go forward", "2026-03-08", 60, "America/Los_Angeles", "2026-03-08T09:00:00.000Z"],
    ["a time that is skipped", "2026-03-08", 150, "America/Los_Angeles", "2026-03-08T10:30:00.000Z"],
    ["after clocks went forward", "2026-03-08", 180, "America/Los_Angeles", "2026-03-08T10:00:00.000Z"],
    ["a time that occurs twice is the first", "2026-11-01", 90, "America/Los_Angeles", "2026-11-01T08:30:00.000Z"],
    ["after clocks went back", "2026-11-01", 120, "America/Los_Angeles", "2026-11-01T10:00:00.000Z"],
    [
      "opening in Maine on the day clocks go forward",
      "2026-03-08",
      9 * 60,
      "America/New_York",
      "2026-03-08T13:00:00.000Z",
    ],
    [
      "opening in Maine on the day clocks go back",
      "2026-11-01",
      9 * 60,
      "America/New_York",
      "2026-11-01T14:00:00.000Z",
    ],
  ])("%s", (_name, day, minutes, zone, instant) => {
    expect(instantOf(parseDay(day), minutes, zone).toISOString()).toBe(instant);
  });

  it("shows that time again in its zone", () => {
    const zone = fc.constantFrom(
      "Pacific/Honolulu",
      "America/Los_Angeles",
      "America/Denver",
      "America/New_York",
      "Pacific/Auckland",
    );
    const minute = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2028, 0, 1) / 60_000 });
    fc.assert(
      fc.property(zone, minute, (where, at) => {
        const instant = new Date(at * 60_000);
        const back = instantOf(dayInZone(instant, where), minutesInZone(instant, where), where);
        expect(dayInZone(back, where)).toBe(dayInZone(instant, where));
        expect(minutesInZone(back, where)).toBe(minutesInZone(instant, where));
      }),
      { numRuns: 1000 },
    );
  });
});
