import { addDays, addMonths, type Day, laterDay } from "#domain/calendar/day.ts";
import type { DrugFacts, PrescriptionStatus, RefillFacts } from "#domain/refill/refill-facts.ts";
import type { RefillPolicy } from "#domain/refill/refill-policy.ts";
import { earliestFillOn, runsOutOn } from "#domain/refill/too-soon.ts";

/** An agreement to automatic refills holds a year, and then has to be given again (16 CCR 1717.5). */
const AGREEMENT_MONTHS = 12;
/** How long before its end it is asked for again. */
const ASK_AGAIN_DAYS = 30;
/** Each fill is announced so many days before it is ordered: the time there is to skip it. */
export const NOTICE_DAYS = 5;
/** A pick-up is ordered so many days before the medicine runs out; a mailed fill when the reorder days are left. */
const PICKUP_LEAD_DAYS = 5;

export function agreementEndsOn(agreedOn: Day): Day {
  return addMonths(agreedOn, AGREEMENT_MONTHS);
}

export function asksAgainOn(endsOn: Day): Day {
  return addDays(endsOn, -ASK_AGAIN_DAYS);
}

export type WhyNotAutomatic = "controlled" | "pharmacist-decides";

/** Never for controlled drugs (16 CCR 1717.5), nor where a pharmacist has to decide each time. */
export function whyNotAutomatic({ deaSchedule, rems, recalled }: DrugFacts): WhyNotAutomatic | null {
  if (deaSchedule !== null) return "controlled";
  return rems || recalled ? "pharmacist-decides" : null;
}

export type StopReason =
  | WhyNotAutomatic
  /** Another drug, strength or form, or other directions: agreed to anew or not at all. */
  | "changed"
  /** The year is over. */
  | "agreement-ended"
  /** Stopped, cancelled or moved away. */
  | "prescription-over";

/** What was agreed to, and what is prescribed now. A drug is one of one strength and form. */
export type AgreedMedicine = {
  readonly drugId: string;
  readonly directions: { readonly en: string; readonly es: string };
};

/** Why an agreement can't go on; null while it does. */
export function whyStopped(
  agreement: AgreedMedicine & { readonly endsOn: Day },
  now: AgreedMedicine & { readonly drug: DrugFacts; readonly status: PrescriptionStatus },
  on: Day,
): StopReason | null {
  const isOther =
    agreement.drugId !== now.drugId ||
    agreement.directions.en !== now.directions.en ||
    agreement.directions.es !== now.directions.es;
  if (now.status === "superseded" || isOther) return "changed";
  if (now.status !== "active") return "prescription-over";
  return whyNotAutomatic(now.drug) ?? (on >= agreement.endsOn ? "agreement-ended" : null);
}

/**
 * The day on which the next fill is ordered by itself: as late as it still comes in time, never before it may be filled,
 * and never sooner than the notice allows. Null where nothing was filled yet: a first fill is asked for.
 */
export function nextAutomaticFill(
  facts: Pick<RefillFacts, "prescription" | "drug" | "delivery">,
  policy: RefillPolicy,
): Day | null {
  const emptyOn = runsOutOn(facts.prescription, policy);
  const earliest = earliestFillOn(facts, policy);
  if (emptyOn === null || earliest === null) return null;
  const lead = facts.delivery.kind === "mail" ? policy.mailReorderDays : PICKUP_LEAD_DAYS;
  return laterDay(earliest, addDays(emptyOn, -lead));
}

/** Whether the next fill is to be announced today, and for which day; null while it is too early. */
export function announcedFor(nextFillOn: Day, today: Day): Day | null {
  if (addDays(nextFillOn, -NOTICE_DAYS) > today) return null;
  return laterDay(nextFillOn, addDays(today, NOTICE_DAYS));
}
