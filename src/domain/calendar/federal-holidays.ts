import { addDays, type Day, parseDay } from "#domain/calendar/day.ts";
import { type Weekday, weekdayOf } from "#domain/calendar/weekday.ts";

export type FederalHoliday = {
  readonly name: FederalHolidayName;
  /** The day itself. */
  readonly on: Day;
  /** The day off: Friday for a Saturday, Monday for a Sunday. Can fall in the year before. */
  readonly observedOn: Day;
};

export type FederalHolidayName =
  | "new-year"
  | "martin-luther-king"
  | "washington"
  | "memorial"
  | "juneteenth"
  | "independence"
  | "labor"
  | "columbus"
  | "veterans"
  | "thanksgiving"
  | "christmas";

/** The eleven federal holidays of a year by today's law (5 USC 6103), in their order. */
export function federalHolidays(year: number): readonly FederalHoliday[] {
  const days: readonly (readonly [FederalHolidayName, Day])[] = [
    ["new-year", dayOf(year, 1, 1)],
    ["martin-luther-king", nthWeekday(year, 1, 1, 3)],
    ["washington", nthWeekday(year, 2, 1, 3)],
    ["memorial", addDays(nthWeekday(year, 6, 1, 1), -7)],
    ["juneteenth", dayOf(year, 6, 19)],
    ["independence", dayOf(year, 7, 4)],
    ["labor", nthWeekday(year, 9, 1, 1)],
    ["columbus", nthWeekday(year, 10, 1, 2)],
    ["veterans", dayOf(year, 11, 11)],
    ["thanksgiving", nthWeekday(year, 11, 4, 4)],
    ["christmas", dayOf(year, 12, 25)],
  ];
  return days.map(([name, on]) => ({ name, on, observedOn: observed(on) }));
}

/** True on the holiday itself and on the day off for it: a pharmacy open on Saturdays closes on a Saturday's 4 July too. */
export function isFederalHoliday(day: Day): boolean {
  const year = Number(day.slice(0, 4));
  let days = daysOffByYear.get(year);
  if (days === undefined) {
    // Next year's New Year may be observed on 31 December.
    days = new Set(
      [...federalHolidays(year), ...federalHolidays(year + 1)].flatMap(({ on, observedOn }) => [on, observedOn]),
    );
    daysOffByYear.set(year, days);
  }
  return days.has(day);
}

/** Computed once a year asked for; the law changes rarer than we restart. */
const daysOffByYear = new Map<number, ReadonlySet<Day>>();

function observed(on: Day): Day {
  const weekday = weekdayOf(on);
  if (weekday === 6) return addDays(on, -1);
  return weekday === 0 ? addDays(on, 1) : on;
}

function nthWeekday(year: number, month: number, weekday: Weekday, nth: number): Day {
  const first = dayOf(year, month, 1);
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
}

function dayOf(year: number, month: number, date: number): Day {
  return parseDay(new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10));
}
