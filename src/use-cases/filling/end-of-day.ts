import type { Day } from "#domain/calendar/day.ts";
import { instantOf } from "#domain/calendar/zoned-time.ts";

/** 6 pm of a promised day, on the pharmacy's clocks: by then it has to be done. */
export function endOfDay(day: Day, zone: string): Date {
  return instantOf(day, 18 * 60, zone);
}
