import { addBusinessDays, type BusinessCalendar } from "#domain/calendar/business-calendar.ts";
import type { Day } from "#domain/calendar/day.ts";
import type { TrackingKind } from "#domain/shipping/tracking.ts";

/** What went wrong with a parcel. */
export const CLAIM_KINDS = ["stalled", "lost", "damaged", "returned"] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** What became of a claim; `arrived`: the parcel came while the claim still stood open. */
export type ClaimStatus = "open" | "replaced" | "sent-again" | "returned-to-stock" | "arrived";

/** What is done about it: filled once more, the same parcel sent again, or units and money given back. */
export const CLAIM_DECISIONS = ["replace", "send-again", "refund"] as const;
export type ClaimDecision = (typeof CLAIM_DECISIONS)[number];

/**
 * Carriers search for a parcel that has not been scanned for so many of their days. Counted from its last report, it
 * comes before the seven business days of the promise are over, so that the member hears of it from us first.
 */
const QUIET_BUSINESS_DAYS = 4;
/** A parcel may come a day after the day its carrier named; on the second one something is wrong. */
const PAST_EXPECTED_BUSINESS_DAYS = 2;

export type ParcelOnItsWay = {
  readonly kind: TrackingKind | null;
  /** The day of the last report; of the hand-over before the first. */
  readonly lastToldOn: Day;
  readonly expectedOn: Day | null;
  /** The carrier does not answer: that nothing is told says nothing of the parcel. */
  readonly isTrackingAway: boolean;
  readonly isCold: boolean;
};

/** What is wrong with a parcel on the day, or null. A cold one is spoilt once it is a day late. */
export function troubleWith(parcel: ParcelOnItsWay, carrier: BusinessCalendar, today: Day): ClaimKind | null {
  switch (parcel.kind) {
    case "delivered":
      return null;
    case "lost":
    case "damaged":
    case "returned":
      return parcel.kind;
    case null:
    case "label-created":
    case "accepted":
    case "in-transit":
    case "delayed":
    case "out-for-delivery": {
      const late = parcel.isCold ? 1 : PAST_EXPECTED_BUSINESS_DAYS;
      const { expectedOn, lastToldOn } = parcel;
      if (expectedOn !== null && today >= addBusinessDays(carrier, expectedOn, late)) return "stalled";
      if (parcel.isTrackingAway) return null;
      return today >= addBusinessDays(carrier, lastToldOn, QUIET_BUSINESS_DAYS) ? "stalled" : null;
    }
  }
}

/**
 * Whether the medicine is sent anew without anybody deciding: what is lost is lost. A controlled one waits for a
 * pharmacist, who also reports the loss (21 CFR 1301.76(b)); what came back or broke is looked at first.
 */
export function isReplacedByItself(kind: ClaimKind, isControlled: boolean): boolean {
  return (kind === "stalled" || kind === "lost") && !isControlled;
}

/** What the member may ask for in the place of what came broken; who gets a controlled medicine anew, a pharmacist decides. */
export const CLAIM_WISHES = ["replace", "refund"] as const satisfies readonly ClaimDecision[];
export type ClaimWish = (typeof CLAIM_WISHES)[number];

/**
 * What may be decided. Only a whole parcel that came back goes out once more as it is, and never one that got warm.
 */
export function decisionsFor(kind: ClaimKind, parcel: { readonly isCold: boolean }): readonly ClaimDecision[] {
  return kind === "returned" && !parcel.isCold ? ["send-again", "replace", "refund"] : ["replace", "refund"];
}
