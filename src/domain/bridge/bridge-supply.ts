import { type Day, daysBetween, laterDay } from "#domain/calendar/day.ts";
import type { DrugFacts, RefillFacts } from "#domain/refill/refill-facts.ts";
import type { RefillPolicy } from "#domain/refill/refill-policy.ts";

/** "At most 7 days": a bridge is to the next fill, not in its place. */
export const MAX_BRIDGE_DAYS = 7;

/** Days without medicine if a fill comes on `arrivesBy`; 0 where it comes in time. */
export function daysWithout(supply: { readonly runsOutOn: Day; readonly on: Day; readonly arrivesBy: Day }): number {
  return Math.max(0, daysBetween(laterDay(supply.runsOutOn, supply.on), supply.arrivesBy));
}

/**
 * How many days of a bridge supply may be asked for; 0 where none may. Never of a schedule II medicine, of C-III to V
 * only in the states where the plan allows it, and only of a medicine that is taken already and that nothing speaks
 * against (California BPC 4064). A pharmacist decides, whatever is asked.
 */
export function bridgeDays(
  { prescription, drug, member }: Pick<RefillFacts, "prescription" | "drug" | "member">,
  gapDays: number,
  on: Day,
  policy: RefillPolicy,
): number {
  const ended = member.membershipEndedOn;
  const speaksAgainst =
    drug.recalled ||
    drug.rems ||
    prescription.status !== "active" ||
    prescription.hold !== null ||
    prescription.fills.length === 0 ||
    (ended !== null && ended <= on) ||
    !scheduleAllows(drug, prescription.state, policy);
  return speaksAgainst ? 0 : Math.min(MAX_BRIDGE_DAYS, Math.max(0, gapDays));
}

function scheduleAllows({ deaSchedule }: DrugFacts, state: string, policy: RefillPolicy): boolean {
  if (deaSchedule === null) return true;
  return deaSchedule !== "II" && (policy.bridgeControlledStates ?? []).includes(state);
}

/** Units of so many days, rounded up to whole ones. */
export function bridgeQuantity(
  { quantity, daysSupply }: { readonly quantity: number; readonly daysSupply: number },
  days: number,
): number {
  return Math.ceil((quantity * days) / daysSupply);
}
