import { addDays, addMonths, type Day } from "#domain/calendar/day.ts";
import type { DeaSchedule, PrescriptionFacts } from "#domain/refill/refill-facts.ts";
import type { RefillPolicy } from "#domain/refill/refill-policy.ts";

/**
 * The last day on which a prescription may be filled.
 * C-III and IV: not "more than six months after the date on which such prescription was issued" (21 CFR 1306.22), so
 * the day six months later still counts. C-V as authorised, California six months for any controlled medicine, others
 * a year: the plan's table per state.
 */
export function expiresOn(
  prescription: Pick<PrescriptionFacts, "writtenOn" | "state">,
  schedule: DeaSchedule | null,
  policy: RefillPolicy,
): Day {
  return addMonths(prescription.writtenOn, monthsValid(prescription.state, schedule, policy));
}

/** The last day on which the prescriber may still be asked to renew instead of seeing the member again. */
export function renewableUntil(expiry: Day, policy: RefillPolicy): Day {
  return addDays(expiry, policy.renewableDaysAfterExpiry);
}

function monthsValid(state: string, schedule: DeaSchedule | null, { expiryMonths }: RefillPolicy): number {
  const stateRule = expiryMonths.byState[state];
  if (schedule === null) return stateRule?.nonControlled ?? expiryMonths.nonControlled;
  return stateRule?.anyControlled ?? (schedule === "V" ? expiryMonths.controlledV : expiryMonths.controlledIIIandIV);
}
