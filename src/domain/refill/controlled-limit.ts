import type { PlannedFill } from "#domain/refill/days-supply.ts";
import type { RefillFacts } from "#domain/refill/refill-facts.ts";
import type { RefillPolicy } from "#domain/refill/refill-policy.ts";

/** 21 CFR 1306.22: a C-III or IV prescription is refilled at most five times, whatever was written. */
const MAX_REFILLS_III_IV = 5;

/**
 * Whether this fill would go past what the law lets one C-III or IV prescription be refilled: five times anywhere, and
 * where a state caps the days of all refills together (California H&S 11200(b): 120), that many days. The first fill is
 * no refill.
 */
export function passesControlledLimit(
  { prescription, drug }: RefillFacts,
  fill: PlannedFill,
  policy: RefillPolicy,
): boolean {
  if (drug.deaSchedule !== "III" && drug.deaSchedule !== "IV") return false;
  const own = prescription.fills.filter(({ underPrior }) => underPrior !== true);
  if (own.length === 0) return false;
  const refills = own.slice(0, -1);
  if (refills.length >= MAX_REFILLS_III_IV) return true;
  const cap = policy.controlledRefillDaysCap[prescription.state];
  if (cap === undefined) return false;
  const daysGiven = refills.reduce((sum, refill) => sum + refill.daysSupply, 0);
  return daysGiven + (fill.kind === "planned" ? fill.daysSupply : 1) > cap;
}
