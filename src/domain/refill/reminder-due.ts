import { type Day, daysBetween } from "#domain/calendar/day.ts";
import type { RefillDecision } from "#domain/refill/refill-decision.ts";
import type { RefillPolicy } from "#domain/refill/refill-policy.ts";

/** After that long without it nobody waits for a reminder any more: it was stopped, or comes from elsewhere. */
const FORGOTTEN_DAYS = 7;

/**
 * Whether a member is to be reminded of a medicine: about a 14-day supply remains, counted on the medicine's own supply,
 * and an order would go somewhere.
 */
export function isReminderDue(
  { runsOutOn, decision }: { readonly runsOutOn: Day | null; readonly decision: Pick<RefillDecision, "kind"> },
  on: Day,
  policy: RefillPolicy,
): boolean {
  if (runsOutOn === null || decision.kind === "refused" || decision.kind === "already-ordered") return false;
  const daysLeft = daysBetween(on, runsOutOn);
  return daysLeft <= policy.mailReorderDays && daysLeft >= -FORGOTTEN_DAYS;
}
