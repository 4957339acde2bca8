import type { BusinessCalendar } from "#domain/calendar/business-calendar.ts";
import type { OpeningHours } from "#domain/calendar/opening-hours.ts";
import type { Weekday } from "#domain/calendar/weekday.ts";

const WORKING_WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

/**
 * The days on which a pharmacy calls others and is called: Monday to Friday as far as it is open, and never a federal
 * holiday, because the other side, too, has offices to ask. One open at weekends only is counted as if it were open.
 */
export function workingDays(hours: OpeningHours): BusinessCalendar {
  const open = WORKING_WEEKDAYS.filter((weekday) => (hours.week[weekday] ?? []).length > 0);
  return {
    weekdaysOpen: open.length === 0 ? WORKING_WEEKDAYS : open,
    closedOnFederalHolidays: true,
    extraClosedDays: hours.closedDays,
  };
}
