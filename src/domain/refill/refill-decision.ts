import type { Day } from "#domain/calendar/day.ts";
import type { HoldReason } from "#domain/refill/refill-facts.ts";

/** Who has to act next for the line to go on. */
export type Owner = "member" | "pharmacy" | "prescriber" | "plan";

/** The one thing to do next, worded by each channel. */
export type NextStep =
  | "order-now"
  | "start-on-date"
  | "ask-prescriber"
  | "ask-new-prescription"
  | "see-prescriber"
  | "call-pharmacy"
  | "call-plan"
  | "pick-up-instead"
  | "ask-fewer-days"
  | "track-order"
  | "check-numbers"
  | "change-address";

export type RefusalCode =
  | "membership-ended"
  | "drug-recalled"
  | "safety-programme"
  | "not-found"
  | "cancelled"
  | "discontinued"
  | "transferred-out"
  | "entered-in-error"
  /** A newer prescription has taken its place. */
  | "superseded"
  | "schedule-ii-never-refilled"
  | "expired"
  | "controlled-refill-limit"
  | "never-dispensed-here"
  | "on-hold"
  | "days-supply-not-allowed"
  | "mail-forbidden-controlled"
  | "mail-forbidden-injectable"
  | "mail-forbidden-heat-sensitive"
  | "ship-to-state-not-licensed"
  | "mail-cold-to-box"
  | "mail-not-to-military"
  /** A temporary address at which nobody is when the parcel comes. */
  | "address-not-then"
  | "feature-not-in-area"
  /** Whatever the reason: all that somebody who orders by number may know. */
  | "call-pharmacy";

export type RenewalCode =
  | "no-refills-remaining"
  /** Expired, but not too long ago to be renewed. */
  | "expired-renewable"
  /** Not expired yet, but on the day the next fill is not too soon any more. */
  | "expires-before-refill";

/** What the rules answer to "may this be filled on this date?". Mirrors the outcomes of contract `refill.kind`. */
export type RefillDecision =
  | {
      readonly kind: "accepted";
      readonly code: "ready";
      readonly owner: "pharmacy";
      readonly nextStep: "order-now";
      readonly daysSupply: number;
      readonly quantity: number;
      readonly flags: readonly FillFlag[];
    }
  | {
      readonly kind: "scheduled";
      readonly code: "too-soon";
      readonly owner: "pharmacy";
      readonly nextStep: "start-on-date";
      readonly clearsOn: Day;
      readonly daysSupply: number;
      readonly quantity: number;
      readonly flags: readonly FillFlag[];
    }
  | {
      readonly kind: "sent-to-prescriber";
      readonly code: RenewalCode;
      readonly owner: "prescriber";
      readonly nextStep: "ask-prescriber";
    }
  | {
      readonly kind: "already-ordered";
      readonly code: "open-request" | "fill-in-process";
      readonly owner: "pharmacy";
      readonly nextStep: "track-order";
      readonly confirmationNumber: string;
    }
  | {
      readonly kind: "refused";
      readonly code: RefusalCode;
      readonly owner: Owner;
      readonly nextStep: NextStep;
      readonly clearsOn?: Day;
      readonly hold?: HoldReason;
    };

/** Work or notices that an accepted fill brings with it. */
export type FillFlag = "notify-prescriber-90-days" | "ships-cold" | "controlled-by-mail-gap" | "partial-of-remaining";
