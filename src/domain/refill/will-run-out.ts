import { type Day, daysBetween, laterDay } from "#domain/calendar/day.ts";

export type SupplyOutlook =
  | { readonly kind: "enough"; readonly daysLeft: number }
  | {
      readonly kind: "short";
      readonly daysLeft: number;
      /** Days without medicine, from today on, if the slowest way is taken; 0 when it arrives today but nothing is left. */
      readonly shortByDays: number;
      /** Picking up closes the gap; where it doesn't, the pharmacist is asked for a bridge supply. */
      readonly pickupInTime: boolean;
    };

/**
 * Supply on hand against the slowest honest arrival. `runsOutOn` is the first day without medicine; what arrives on
 * that day is in time. A way that isn't offered is null; with none, the supply is compared with today.
 */
export function willRunOut(supply: {
  readonly runsOutOn: Day;
  readonly on: Day;
  readonly pickupBy: Day | null;
  readonly mailArrivesBy: Day | null;
}): SupplyOutlook {
  const { runsOutOn, on, pickupBy, mailArrivesBy } = supply;
  const daysLeft = Math.max(0, daysBetween(on, runsOutOn));
  const slowest = laterDay(pickupBy ?? on, mailArrivesBy ?? on);
  if (slowest <= runsOutOn) return { kind: "enough", daysLeft };
  const without = laterDay(runsOutOn, on);
  return {
    kind: "short",
    daysLeft,
    shortByDays: daysBetween(without, slowest),
    pickupInTime: pickupBy !== null && pickupBy <= without,
  };
}
