import { addDays, type Day, daysBetween, earlierDay, laterDay } from "#domain/calendar/day.ts";
import type { DrugFacts, FillFacts, PrescriptionFacts, RefillFacts } from "#domain/refill/refill-facts.ts";
import type { RefillPolicy } from "#domain/refill/refill-policy.ts";

/**
 * The first day without medicine: every fill of the look-back is used up before the next one begins, so filling a few
 * days early each time adds up. The look-back counts from the newest fill, which keeps the answer the same on every
 * day it is asked. Null when nothing was ever filled.
 */
export function runsOutOn(prescription: Pick<PrescriptionFacts, "fills">, policy: RefillPolicy): Day | null {
  const newest = prescription.fills[0];
  if (newest === undefined) return null;
  return prescription.fills
    .filter((fill) => daysBetween(fill.filledOn, newest.filledOn) <= policy.lookBackDays)
    .toReversed()
    .reduce<Day>(
      (supplyEnd, fill) => addDays(laterDay(supplyEnd, fill.filledOn), fill.daysSupply),
      "0000-01-01" as Day,
    );
}

/**
 * The first day on which the next fill is not too soon; null when nothing was ever filled.
 *
 * The share of the last fill's days that must have passed is the plan's, by schedule and dosage form; a fraction of a
 * day short is still too soon (30 days at 75 % is 23 days). Because the supply never ends before the last fill's own
 * days, counting back from its end also covers "last fill + days supply × threshold".
 *
 * By mail a medicine that is not controlled clears when the mail reorder days are left, if that is earlier, so that the
 * reminder to reorder can be followed.
 */
export function earliestFillOn(
  { prescription, drug, delivery }: Pick<RefillFacts, "prescription" | "drug" | "delivery">,
  policy: RefillPolicy,
): Day | null {
  const newest = prescription.fills[0];
  const supplyEnd = runsOutOn(prescription, policy);
  if (newest === undefined || supplyEnd === null) return null;
  const earliest = addDays(supplyEnd, -daysMayRemain(newest, drug, policy));
  const byMail = delivery.kind === "mail" && drug.deaSchedule === null;
  return byMail ? earlierDay(earliest, addDays(supplyEnd, -policy.mailReorderDays)) : earliest;
}

function daysMayRemain(fill: FillFacts, drug: DrugFacts, policy: RefillPolicy): number {
  // In thousandths, because 90 × 0.7 is not 63 in binary fractions and a day would be lost or won.
  const mustHavePassed = Math.ceil((fill.daysSupply * Math.round(thresholdOf(drug, policy) * 1000)) / 1000);
  return fill.daysSupply - mustHavePassed;
}

function thresholdOf(drug: DrugFacts, { thresholds }: RefillPolicy): number {
  if (drug.deaSchedule !== null) return thresholds.controlled;
  return drug.dosageClass === "eye-drops" ? thresholds.eyeDrops : thresholds.ordinary;
}
