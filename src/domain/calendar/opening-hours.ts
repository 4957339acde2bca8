import { addDays, type Day } from "#domain/calendar/day.ts";
import { isFederalHoliday } from "#domain/calendar/federal-holidays.ts";
import { type Weekday, weekdayOf } from "#domain/calendar/weekday.ts";
import { dayInZone, instantOf } from "#domain/calendar/zoned-time.ts";

/** Minutes after midnight on the wall clock; a span that ends at midnight closes at 1440. */
export type OpenSpan = { readonly openMinute: number; readonly closeMinute: number };

export type OpeningHours = {
  /** Per weekday in the order of the day; a weekday left out is closed. */
  readonly week: Readonly<Partial<Record<Weekday, readonly OpenSpan[]>>>;
  readonly closedOnFederalHolidays: boolean;
  readonly closedDays: readonly Day[];
};

const MS_PER_MINUTE = 60_000;

/** When the pharmacy is open on a day; empty when it is closed. */
export function openSpansOn(hours: OpeningHours, day: Day): readonly OpenSpan[] {
  if (hours.closedDays.includes(day) || (hours.closedOnFederalHolidays && isFederalHoliday(day))) return [];
  return hours.week[weekdayOf(day)] ?? [];
}

export function isOpenAt(hours: OpeningHours, zone: string, at: Date): boolean {
  const day = dayInZone(at, zone);
  return openSpansOn(hours, day).some(
    ({ openMinute, closeMinute }) => instantOf(day, openMinute, zone) <= at && at < instantOf(day, closeMinute, zone),
  );
}

/** When it opens next, `from` itself while it is open; undefined where it stays closed for a year. */
export function opensAt(hours: OpeningHours, zone: string, from: Date): Date | undefined {
  for (const { begins } of openTimes(hours, zone, from)) return new Date(begins);
  return undefined;
}

/**
 * The instant by which the pharmacy has been open for `minutes` since `from`. Counted in real time: a night pharmacy
 * works an hour less on the day clocks are set forward.
 * @throws RangeError when it isn't open that long within a year
 */
export function addOpenMinutes(hours: OpeningHours, zone: string, from: Date, minutes: number): Date {
  let toGo = minutes * MS_PER_MINUTE;
  for (const { begins, open } of openTimes(hours, zone, from)) {
    if (toGo <= open) return new Date(begins + toGo);
    toGo -= open;
  }
  throw new RangeError(`opening hours with fewer than ${minutes} open minutes in a year`);
}

/** The times it is open from an instant on, for a year: when each begins, and for how many milliseconds. */
function* openTimes(hours: OpeningHours, zone: string, from: Date): Generator<{ begins: number; open: number }> {
  const firstDay = dayInZone(from, zone);
  for (let ahead = 0; ahead <= 366; ahead++) {
    const day = addDays(firstDay, ahead);
    for (const { openMinute, closeMinute } of openSpansOn(hours, day)) {
      const begins = Math.max(instantOf(day, openMinute, zone).getTime(), from.getTime());
      const open = instantOf(day, closeMinute, zone).getTime() - begins;
      if (open > 0) yield { begins, open };
    }
  }
}
