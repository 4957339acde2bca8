import { addDays, type Day, daysBetween, laterDay } from "#domain/calendar/day.ts";
import type { DrugFacts } from "#domain/refill/refill-facts.ts";
import type { RefillPolicy } from "#domain/refill/refill-policy.ts";

export type SyncMedicine = {
  /** The first day without it; null where it was never filled. */
  readonly runsOutOn: Day | null;
  readonly drug: Pick<DrugFacts, "deaSchedule" | "dosageClass" | "injectable" | "coldChain">;
  /** A request for it is open: its next supply is on its way and not known yet. */
  readonly isOrdered: boolean;
};

/** What a medicine needs to run out on the day chosen. */
export type SyncStep =
  | { readonly kind: "short-fill"; readonly days: number }
  | { readonly kind: "runs-out-then" }
  | { readonly kind: "left-out"; readonly why: WhyLeftOut };

export type WhyLeftOut =
  | "never-filled"
  | "ordered"
  | "controlled"
  /** Eye drops, injections and cold packs come in packages that are not divided. */
  | "whole-package"
  | "lasts-longer"
  /** More days than one fill may have. */
  | "too-far";

/**
 * A short fill from where the supply ends, or from today, to the day chosen. Controlled medicines stay as they are: a
 * refill of theirs spent on a few days is a refill lost.
 */
export function syncStep(
  { runsOutOn, drug, isOrdered }: SyncMedicine,
  syncOn: Day,
  today: Day,
  policy: RefillPolicy,
): SyncStep {
  if (isOrdered) return leftOut("ordered");
  if (runsOutOn === null) return leftOut("never-filled");
  if (drug.deaSchedule !== null) return leftOut("controlled");
  if (drug.dosageClass === "eye-drops" || drug.injectable || drug.coldChain) return leftOut("whole-package");
  const days = daysBetween(laterDay(runsOutOn, today), syncOn);
  if (runsOutOn > syncOn) return leftOut("lasts-longer");
  if (days <= 0) return { kind: "runs-out-then" };
  return days > policy.maxDaysSupply ? leftOut("too-far") : { kind: "short-fill", days };
}

function leftOut(why: WhyLeftOut): SyncStep {
  return { kind: "left-out", why };
}

/** A day may be chosen from a week ahead, for the short fills to be there, to as far as one fill goes. */
export const SOONEST_SYNC_DAYS = 7;

export function maySyncOn(syncOn: Day, today: Day, policy: RefillPolicy): boolean {
  return syncOn >= addDays(today, SOONEST_SYNC_DAYS) && syncOn <= addDays(today, policy.maxDaysSupply);
}

/** The days on which one of the medicines runs out anyway, the one that lasts longest first: there fewest fills are short. */
export function offeredSyncDays(medicines: readonly SyncMedicine[], today: Day, policy: RefillPolicy): readonly Day[] {
  const days = medicines.flatMap((medicine) =>
    medicine.runsOutOn !== null &&
    maySyncOn(medicine.runsOutOn, today, policy) &&
    syncStep(medicine, medicine.runsOutOn, today, policy).kind === "runs-out-then"
      ? [medicine.runsOutOn]
      : [],
  );
  return [...new Set(days)].toSorted().toReversed().slice(0, 3);
}
