import { type Day, dayNumber } from "#domain/calendar/day.ts";

/** 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export function weekdayOf(day: Day): Weekday {
  // 1970-01-01, day 0, was a Thursday; + 7 keeps days before it positive.
  return ((((dayNumber(day) + 4) % 7) + 7) % 7) as Weekday;
}
