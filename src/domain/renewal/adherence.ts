import { addDays, type Day, daysBetween, laterDay } from "#domain/calendar/day.ts";
import type { FillFacts } from "#domain/refill/refill-facts.ts";

export const ADHERENCE_DAYS = 180;

export type Adherence = {
  readonly daysCovered: number;
  /** Days looked at: 180, or fewer where the first fill is more recent. */
  readonly ofDays: number;
};

/**
 * Days with medicine in hand among the last 180, the proportion of days covered that prescribers know. What was fetched
 * early is used up before the next fill begins. Null without a fill before `on`.
 * @param fills newest first
 */
export function adherence(fills: readonly FillFacts[], on: Day): Adherence | null {
  const first = fills.at(-1)?.filledOn;
  if (first === undefined || first >= on) return null;
  const from = laterDay(first, addDays(on, -ADHERENCE_DAYS));
  let covered = 0;
  let suppliedUntil = first;
  for (const { filledOn, daysSupply } of fills.toReversed()) {
    const begins = laterDay(suppliedUntil, filledOn);
    suppliedUntil = addDays(begins, daysSupply);
    covered += Math.max(0, daysBetween(laterDay(begins, from), suppliedUntil < on ? suppliedUntil : on));
  }
  return { daysCovered: covered, ofDays: daysBetween(from, on) };
}
