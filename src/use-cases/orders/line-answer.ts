import type { Day } from "#domain/calendar/day.ts";
import type { PriceCode } from "#domain/price/price.ts";
import type { Promised } from "#domain/promise/promised.ts";
import type { RefillDecision } from "#domain/refill/refill-decision.ts";
import type { Sight } from "#use-cases/family/sight.ts";
import type { ItemAnswer } from "#use-cases/otc/item-answer.ts";

/**
 * What an asker is told of one line, before any channel words it. For a line ordered by number it holds no more than
 * such an asker may know: no name, no drug, no reason of a price, no days supply,
 * no refusal but "call the pharmacy".
 */
export type LineAnswer = {
  readonly rxNumber: string;
  readonly orderedAs: Sight;
  readonly decision: RefillDecision;
  readonly daysSupply?: number;
  readonly price?: { readonly amountCents: number; readonly code: PriceCode | "by-number" };
  readonly promise?: Promised;
  readonly drug?: string;
  readonly person?: string;
  readonly prescriber?: string;
  /** A bridge supply that was asked for with it, and the counter that decides. */
  readonly bridge?: { readonly days: number; readonly pharmacy: string };
  /** Of a line that was placed. */
  readonly lineId?: string;
  readonly status?: string;
};

/** Answers to an order, as given the first time and again for the same key. */
export type OrderAnswer = {
  readonly confirmationNumber: string;
  readonly placedAt: string;
  readonly lines: readonly LineAnswer[];
  /** Absent where none were asked for. */
  readonly items?: readonly ItemAnswer[];
};

/**
 * Orders by number answer only: ready, a date, no refills left, already ordered, or call the pharmacy. A reason would
 * tell a stranger about the member's treatment.
 */
export function narrowForNumber(decision: RefillDecision): RefillDecision {
  switch (decision.kind) {
    case "already-ordered":
      return decision;
    case "accepted":
    case "scheduled":
      return { ...decision, flags: [] };
    case "sent-to-prescriber":
      return { ...decision, code: "no-refills-remaining" };
    case "refused":
      return decision.code === "not-found"
        ? decision
        : { kind: "refused", code: "call-pharmacy", owner: "pharmacy", nextStep: "call-pharmacy" };
  }
}

export type PlacedKind = "accepted" | "scheduled" | "sent-to-prescriber";

/** Whether a decision opens a request. */
export function opensRequest(decision: RefillDecision): decision is Extract<RefillDecision, { kind: PlacedKind }> {
  return decision.kind === "accepted" || decision.kind === "scheduled" || decision.kind === "sent-to-prescriber";
}

/** The day the pharmacy starts on a placed line. */
export function startsOn(decision: RefillDecision): Day | null {
  return decision.kind === "scheduled" ? decision.clearsOn : null;
}
