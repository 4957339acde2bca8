import { addBusinessDays, type BusinessCalendar } from "#domain/calendar/business-calendar.ts";
import { dayInZone, instantOf } from "#domain/calendar/zoned-time.ts";
import type { Promised } from "#domain/promise/promised.ts";
import { type FulfilmentFacts, promiseFill } from "#domain/promise/promise-fill.ts";
import type { PromiseTerms } from "#domain/promise/promise-terms.ts";
import type { RefillDecision } from "#domain/refill/refill-decision.ts";

/**
 * What a decided line may expect when it was decided at `at`; null where nothing is on its way because of it.
 * @param prescriberCalendar the working days on which a prescriber is expected to answer
 */
export function promiseDecision(
  decision: RefillDecision,
  facts: FulfilmentFacts,
  prescriberCalendar: BusinessCalendar,
  terms: PromiseTerms,
  at: Date,
): Promised | null {
  switch (decision.kind) {
    case "accepted":
      return promiseFill(facts, terms, at);
    case "scheduled": {
      const begins = instantOf(decision.clearsOn, 0, facts.zone);
      return { kind: "starts-on", by: decision.clearsOn, then: promiseFill(facts, terms, begins) };
    }
    case "sent-to-prescriber":
      return {
        kind: "answer-by",
        by: addBusinessDays(prescriberCalendar, dayInZone(at, facts.zone), terms.answerBusinessDays),
      };
    case "already-ordered":
    case "refused":
      return null;
  }
}

/** When a prescription asked for today from another pharmacy should be here. */
export function promiseTransfer(calendar: BusinessCalendar, terms: PromiseTerms, zone: string, at: Date): Promised {
  return { kind: "transferred-by", by: addBusinessDays(calendar, dayInZone(at, zone), terms.transferBusinessDays) };
}
