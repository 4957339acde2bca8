import { addDays, type Day } from "#domain/calendar/day.ts";
import { isFederalHoliday } from "#domain/calendar/federal-holidays.ts";
import { type Weekday, weekdayOf } from "#domain/calendar/weekday.ts";

/** The days somebody works: a pharmacy, a carrier, a bank. */
export type BusinessCalendar = {
  readonly weekdaysOpen: readonly Weekday[];
  readonly closedOnFederalHolidays: boolean;
  readonly extraClosedDays: readonly Day[];
};

/** Monday to Friday without federal holidays. */
export const ordinaryBusinessCalendar: BusinessCalendar = {
  weekdaysOpen: [1, 2, 3, 4, 5],
  closedOnFederalHolidays: true,
  extraClosedDays: [],
};

export function isBusinessDay(calendar: BusinessCalendar, day: Day): boolean {
  return (
    calendar.weekdaysOpen.includes(weekdayOf(day)) &&
    !(calendar.closedOnFederalHolidays && isFederalHoliday(day)) &&
    !calendar.extraClosedDays.includes(day)
  );
}

/**
 * The `count`-th business day after `from`, which itself never counts; with 0 the first business day on or after it.
 * @throws RangeError when the calendar has no business day for a year
 */
export function addBusinessDays(calendar: BusinessCalendar, from: Day, count: number): Day {
  let day = count === 0 ? nextOpen(calendar, from) : from;
  for (let counted = 0; counted < count; counted++) day = nextOpen(calendar, addDays(day, 1));
  return day;
}

function nextOpen(calendar: BusinessCalendar, from: Day): Day {
  for (let ahead = 0; ahead <= 366; ahead++) {
    const day = addDays(from, ahead);
    if (isBusinessDay(calendar, day)) return day;
  }
  throw new RangeError(`a calendar without a business day in the year after ${from}`);
}
