import { expect, test } from "vitest";
import {
  addDays,
  addMonths,
  dayNumber,
  dayOfNumber,
  daysBetween,
  earlierDay,
  laterDay,
  parseDay,
} from "#domain/calendar/day.ts";

test.each(["2026-02-29", "2026-13-01", "2026-1-1", "", "2026-04-31", "2026-11-24T00:00:00Z", "24.11.2026"])(
  "%j is no day",
  (text) => {
    expect(() => parseDay(text)).toThrow(RangeError);
  },
);

test.each([
  ["2026-08-31", 6, "2027-02-28"],
  ["2027-08-31", 6, "2028-02-29"],
  ["2026-01-31", 1, "2026-02-28"],
  ["2028-02-29", 12, "2029-02-28"],
  ["2026-11-24", 12, "2027-11-24"],
  ["2026-03-31", -1, "2026-02-28"],
])("%s and %i months is %s", (day, months, later) => {
  expect(addMonths(parseDay(day), months)).toBe(later);
});

test("days are counted over the end of months, years and leap days", () => {
  expect(addDays(parseDay("2028-02-28"), 2)).toBe("2028-03-01");
  expect(addDays(parseDay("2026-01-01"), -1)).toBe("2025-12-31");
  expect(daysBetween(parseDay("2026-01-01"), parseDay("2027-01-01"))).toBe(365);
  expect(daysBetween(parseDay("2026-11-24"), parseDay("2026-11-23"))).toBe(-1);
  expect(earlierDay(parseDay("2026-11-24"), parseDay("2026-11-23"))).toBe("2026-11-23");
  expect(laterDay(parseDay("2026-11-24"), parseDay("2026-11-23"))).toBe("2026-11-24");
});

test("every day of four hundred years, after which the calendar repeats, is the one a Date names", () => {
  const first = Date.UTC(1800, 0, 1) / 86_400_000;
  const wrong = Array.from({ length: 146_097 }, (_, n) => first + n).filter((number) => {
    const text = new Date(number * 86_400_000).toISOString().slice(0, 10);
    return dayOfNumber(number) !== text || dayNumber(parseDay(text)) !== number;
  });
  expect(wrong).toEqual([]);
});
