import { expect, it, test } from "vitest";
import { parseDay } from "#domain/calendar/day.ts";
import { federalHolidays, isFederalHoliday } from "#domain/calendar/federal-holidays.ts";

// The days off as the Office of Personnel Management publishes them.
test.each([
  [
    2026,
    "2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25",
  ],
  [
    2027,
    "2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-06-18 2027-07-05 2027-09-06 2027-10-11 2027-11-11 2027-11-25 2027-12-24",
  ],
  [
    2028,
    "2027-12-31 2028-01-17 2028-02-21 2028-05-29 2028-06-19 2028-07-04 2028-09-04 2028-10-09 2028-11-10 2028-11-23 2028-12-25",
  ],
  [
    2023,
    "2023-01-02 2023-01-16 2023-02-20 2023-05-29 2023-06-19 2023-07-04 2023-09-04 2023-10-09 2023-11-10 2023-11-23 2023-12-25",
  ],
])("the days off of %i", (year, days) => {
  expect(federalHolidays(year).map((holiday) => holiday.observedOn)).toEqual(days.split(" "));
});

it("New Year on a Saturday takes the Friday of the old year off", () => {
  expect(isFederalHoliday(parseDay("2027-12-31"))).toBe(true);
  expect(isFederalHoliday(parseDay("2026-12-31"))).toBe(false);
});
