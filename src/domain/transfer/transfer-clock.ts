import type { BusinessCalendar } from "#domain/calendar/business-calendar.ts";
import type { Day } from "#domain/calendar/day.ts";
import type { OpeningHours } from "#domain/calendar/opening-hours.ts";
import type { Weekday } from "#domain/calendar/weekday.ts";
import { isOpenTransfer, type TransferStatus } from "#domain/transfer/transfer-status.ts";

const WORKING_WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

/**
 * The days on which a pharmacy can reach another: Monday to Friday as far as it is open, and never a federal holiday,
 * because the other side, too, has offices to ask.
 */
export function transferCalendar(hours: OpeningHours): BusinessCalendar {
  const open = WORKING_WEEKDAYS.filter((weekday) => (hours.week[weekday] ?? []).length > 0);
  return {
    weekdaysOpen: open.length === 0 ? WORKING_WEEKDAYS : open,
    closedOnFederalHolidays: true,
    extraClosedDays: hours.closedDays,
  };
}

/** @param on the day where it is to be filled; `answerBy` itself is still in time */
export function isOverdue(transfer: { readonly status: TransferStatus; readonly answerBy: Day }, on: Day): boolean {
  return isOpenTransfer(transfer.status) && on > transfer.answerBy;
}
