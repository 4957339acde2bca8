import { addBusinessDays, type BusinessCalendar, isBusinessDay } from "#domain/calendar/business-calendar.ts";
import { addDays, type Day, laterDay } from "#domain/calendar/day.ts";
import { addOpenMinutes, type OpeningHours } from "#domain/calendar/opening-hours.ts";
import { dayInZone, minutesInZone } from "#domain/calendar/zoned-time.ts";
import type { PromisedFill } from "#domain/promise/promised.ts";
import type { PromiseTerms } from "#domain/promise/promise-terms.ts";

/** Where a fill is made and how it leaves. Zones are the pharmacy's own, IANA names. */
export type FulfilmentFacts =
  | { readonly kind: "pickup"; readonly zone: string; readonly hours: OpeningHours }
  | {
      readonly kind: "mail";
      readonly zone: string;
      /** An order placed at or after this minute of the day is worked on from the next business day. */
      readonly cutoffMinute: number;
      readonly pharmacyCalendar: BusinessCalendar;
      readonly carrierCalendar: BusinessCalendar;
      readonly coldChain: boolean;
      readonly toMilitary?: boolean;
    };

/** The promise for a fill that begins at `from`. */
export function promiseFill(facts: FulfilmentFacts, terms: PromiseTerms, from: Date): PromisedFill {
  if (facts.kind === "pickup") {
    const at = addOpenMinutes(facts.hours, facts.zone, from, terms.pickupOpenMinutes);
    return { kind: "ready-by", by: dayInZone(at, facts.zone), at };
  }
  const orderedOn = dayInZone(from, facts.zone);
  const workedFrom = minutesInZone(from, facts.zone) < facts.cutoffMinute ? orderedOn : addDays(orderedOn, 1);
  const received = addBusinessDays(facts.pharmacyCalendar, workedFrom, 0);
  const packedBy = addBusinessDays(facts.pharmacyCalendar, received, terms.shipBusinessDays);
  if (facts.coldChain) {
    const shipsBy = coldShippingDay(facts.pharmacyCalendar, facts.carrierCalendar, terms.coldTransitDays, packedBy);
    return { kind: "arrives-by", shipsBy, by: addDays(shipsBy, terms.coldTransitDays) };
  }
  // Counted from the order itself, cutoff or not: that is how a member counts "within 7 business days".
  const days = facts.toMilitary === true ? terms.arriveMilitaryBusinessDays : terms.arriveBusinessDays;
  const within = addBusinessDays(facts.carrierCalendar, orderedOn, days);
  const dayAfterShipping = addBusinessDays(facts.carrierCalendar, packedBy, 1);
  return { kind: "arrives-by", shipsBy: packedBy, by: laterDay(within, dayAfterShipping) };
}

/**
 * A cold parcel leaves only when it and every day of its journey fall on working days in a row, so that it never waits
 * in a warehouse over a weekend or holiday: with two days on the way from Monday to Wednesday.
 */
export function coldShippingDay(
  pharmacy: BusinessCalendar,
  carrier: BusinessCalendar,
  transitDays: number,
  from: Day,
): Day {
  for (let ahead = 0; ahead <= 60; ahead++) {
    const day = addDays(from, ahead);
    const journey = Array.from({ length: transitDays + 1 }, (_, n) => addDays(day, n));
    if (isBusinessDay(pharmacy, day) && journey.every((each) => isBusinessDay(carrier, each))) return day;
  }
  throw new RangeError(`no ${transitDays + 1} working days in a row within 60 days of ${from}`);
}
