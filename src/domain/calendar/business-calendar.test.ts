import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  addBusinessDays,
  type BusinessCalendar,
  isBusinessDay,
  ordinaryBusinessCalendar as weekdays,
} from "#domain/calendar/business-calendar.ts";
import { addDays, dayNumber, dayOfNumber, parseDay } from "#domain/calendar/day.ts";

describe("business days", () => {
  // Computed apart from this program, from the days off the Office of Personnel Management publishes.
  test.each([
    ["2026-11-20", 0, "2026-11-20"],
    ["2026-11-21", 0, "2026-11-23"],
    ["2026-11-22", 0, "2026-11-23"],
    ["2026-11-20", 1, "2026-11-23"],
    ["2026-11-21", 1, "2026-11-23"],
    ["2026-11-22", 1, "2026-11-23"],
    ["2026-11-23", 2, "2026-11-25"],
    ["2026-11-24", 2, "2026-11-27"],
    ["2026-11-25", 1, "2026-11-27"],
    ["2026-11-26", 0, "2026-11-27"],
    ["2026-11-26", 1, "2026-11-27"],
    ["2026-11-20", 7, "2026-12-02"],
    ["2026-11-21", 7, "2026-12-02"],
    ["2026-07-02", 1, "2026-07-06"],
    ["2026-07-03", 0, "2026-07-06"],
    ["2026-07-04", 0, "2026-07-06"],
    ["2026-07-02", 2, "2026-07-07"],
    ["2026-06-30", 7, "2026-07-10"],
    ["2027-07-02", 1, "2027-07-06"],
    ["2027-07-04", 0, "2027-07-06"],
    ["2027-07-05", 1, "2027-07-06"],
    ["2027-07-01", 2, "2027-07-06"],
    ["2027-12-23", 1, "2027-12-27"],
    ["2027-12-24", 0, "2027-12-27"],
    ["2027-12-23", 2, "2027-12-28"],
    ["2027-12-30", 1, "2028-01-03"],
    ["2027-12-31", 0, "2028-01-03"],
    ["2027-12-29", 2, "2028-01-03"],
    ["2028-01-01", 0, "2028-01-03"],
    ["2027-06-17", 1, "2027-06-21"],
    ["2027-06-18", 0, "2027-06-21"],
    ["2028-06-16", 1, "2028-06-20"],
    ["2026-06-18", 1, "2026-06-22"],
    ["2028-11-09", 1, "2028-11-13"],
    ["2028-11-10", 0, "2028-11-13"],
    ["2028-11-11", 0, "2028-11-13"],
    ["2028-11-08", 2, "2028-11-13"],
    ["2026-11-10", 1, "2026-11-12"],
    ["2026-01-16", 1, "2026-01-20"],
    ["2026-02-13", 1, "2026-02-17"],
    ["2026-05-22", 1, "2026-05-26"],
    ["2026-05-22", 2, "2026-05-27"],
    ["2026-09-04", 1, "2026-09-08"],
    ["2026-10-09", 1, "2026-10-13"],
    ["2026-12-24", 1, "2026-12-28"],
    ["2026-12-24", 2, "2026-12-29"],
    ["2026-12-31", 1, "2027-01-04"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2028-02-28", 2, "2028-03-01"],
    ["2027-02-26", 1, "2027-03-01"],
    ["2028-02-18", 1, "2028-02-22"],
    ["2021-12-30", 1, "2022-01-03"],
    ["2022-06-17", 1, "2022-06-21"],
    ["2022-12-23", 1, "2022-12-27"],
    ["2022-12-30", 1, "2023-01-03"],
    ["2026-12-18", 7, "2026-12-30"],
    ["2027-12-17", 7, "2027-12-29"],
    ["2026-11-18", 5, "2026-11-25"],
    ["2026-03-06", 1, "2026-03-09"],
    ["2026-10-30", 1, "2026-11-02"],
  ])("from %s, %i business days lead to %s", (from, count, to) => {
    expect(addBusinessDays(weekdays, parseDay(from), count)).toBe(to);
  });

  it("a pharmacy open on Saturdays is closed on a Saturday's holiday and on the Friday off for it", () => {
    const withSaturdays: BusinessCalendar = { ...weekdays, weekdaysOpen: [1, 2, 3, 4, 5, 6] };
    expect(
      ["2026-07-02", "2026-07-03", "2026-07-04", "2026-07-06", "2026-07-11"].map((day) =>
        isBusinessDay(withSaturdays, parseDay(day)),
      ),
    ).toEqual([true, false, false, true, true]);
  });
  it("a carrier may work on federal holidays, and close on days of its own", () => {
    const carrier: BusinessCalendar = {
      ...weekdays,
      closedOnFederalHolidays: false,
      extraClosedDays: [parseDay("2026-11-27")],
    };
    expect(addBusinessDays(carrier, parseDay("2026-11-25"), 1)).toBe("2026-11-26");
    expect(addBusinessDays(carrier, parseDay("2026-11-25"), 2)).toBe("2026-11-30");
  });
  it("a calendar that is never open is a fault, not an endless search", () => {
    expect(() => addBusinessDays({ ...weekdays, weekdaysOpen: [] }, parseDay("2026-11-25"), 1)).toThrow(RangeError);
  });
  it("counting on in two steps is counting on in one, and every day counted is a business day", () => {
    const start = fc
      .integer({ min: dayNumber(parseDay("2020-01-01")), max: dayNumber(parseDay("2040-01-01")) })
      .map(dayOfNumber);
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 15 }), (from, first, second) => {
        const at = addBusinessDays(weekdays, from, first);
        expect(isBusinessDay(weekdays, at)).toBe(true);
        expect(addBusinessDays(weekdays, at, second)).toBe(addBusinessDays(weekdays, from, first + second));
        expect(addBusinessDays(weekdays, addDays(at, -1), 0)).toBe(
          isBusinessDay(weekdays, addDays(at, -1)) ? addDays(at, -1) : at,
        );
      }),
    );
  });
});
