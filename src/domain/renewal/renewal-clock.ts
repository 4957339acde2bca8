import { addBusinessDays, type BusinessCalendar } from "#domain/calendar/business-calendar.ts";
import type { Day } from "#domain/calendar/day.ts";

/** How long a prescriber has, in working days; what a member is promised is counted from these. */
export type RenewalTerms = {
  /** After asking again, until somebody else is asked. */
  readonly escalateBusinessDays: number;
  /** Until an answer is expected of who covers. */
  readonly coverBusinessDays: number;
};

export const defaultRenewalTerms: RenewalTerms = { escalateBusinessDays: 1, coverBusinessDays: 1 };

/** Where the clock of an open renewal stands. */
export type RenewalClock = "sent" | "seen" | "overdue" | "escalated";

/** An open renewal as its clock sees it; each event is null until it has happened. */
export type RenewalTimes = {
  /** The last day on which the first answer is in time. */
  readonly answerDueOn: Day;
  readonly seenAt: Date | null;
  readonly followedUpAt: Date | null;
  readonly escalatedAt: Date | null;
};

/** @param on the day where the prescription is filled */
export function renewalClock({ answerDueOn, seenAt, escalatedAt }: RenewalTimes, on: Day): RenewalClock {
  if (escalatedAt !== null) return "escalated";
  if (on > answerDueOn) return "overdue";
  return seenAt === null ? "sent" : "seen";
}

export type ClockAct =
  /** Ask the same prescriber once more. */
  | { readonly kind: "follow-up"; readonly answerBy: Day }
  /** Ask who covers; where nobody does, the pharmacy calls. */
  | { readonly kind: "escalate"; readonly answerBy: Day };

/**
 * What is due today, or null. One act at a time, each once: a renewal found late by days is first asked for again, and
 * the prescriber gets the working day that follows.
 * @param followedUpOn the day of `followedUpAt` where the prescription is filled
 */
export function nextClockAct(
  times: RenewalTimes,
  followedUpOn: Day | null,
  on: Day,
  calendar: BusinessCalendar,
  terms: RenewalTerms = defaultRenewalTerms,
): ClockAct | null {
  if (times.escalatedAt !== null || on <= times.answerDueOn) return null;
  if (followedUpOn === null)
    return { kind: "follow-up", answerBy: addBusinessDays(calendar, on, terms.escalateBusinessDays) };
  const waitUntil = addBusinessDays(calendar, followedUpOn, terms.escalateBusinessDays);
  return on > waitUntil ? { kind: "escalate", answerBy: addBusinessDays(calendar, on, terms.coverBusinessDays) } : null;
}
