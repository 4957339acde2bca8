import type { FoundRow, OrderFactsRow, ShipTo } from "#database/queries/read-order-facts.ts";
import type { Plan, Pharmacy } from "#database/queries/read-plan.ts";
import type { PrescriptionRow } from "#database/queries/prescription-facts.ts";
import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { addressKind, isThere } from "#domain/places/postal-address.ts";
import type { Promised } from "#domain/promise/promised.ts";
import { addressNotThen, decideRefill, notFound } from "#domain/refill/decide-refill.ts";
import type { RefillDecision } from "#domain/refill/refill-decision.ts";
import type { DeliveryFacts } from "#domain/refill/refill-facts.ts";
import type { Sight } from "#use-cases/family/sight.ts";
import { type LineAnswer, narrowForNumber, opensRequest } from "#use-cases/orders/line-answer.ts";
import type { AskedRefill, OrderAsk } from "#use-cases/orders/order-request.ts";
import { priceLine } from "#use-cases/orders/price-line.ts";
import { promiseLine } from "#use-cases/orders/promise-line.ts";
import { factsOfRow } from "#use-cases/prescriptions/facts-of-row.ts";

/** One line as decided: what its asker is told, and what the order would write. */
export type DecidedLine = {
  readonly answer: LineAnswer;
  /** Null where the asker has no right to the prescription, or it does not exist. */
  readonly found: {
    readonly row: FoundRow;
    readonly pharmacy: Pharmacy;
    readonly decision: RefillDecision;
    readonly daysSupply: number;
    /** How this line leaves. */
    readonly delivery: "pickup" | "mail";
    readonly shipTo: ShipTo | null;
  } | null;
};

/** A line whose prescription was found, and whose asker has a right to it. */
type LineToDecide = {
  readonly ask: Pick<OrderAsk, "channel" | "syncOn">;
  readonly line: AskedRefill;
  readonly row: FoundRow;
  readonly authority: Sight;
  readonly plan: Plan;
  readonly pharmacy: Pharmacy;
  /** Null for pick-up. */
  readonly goesTo: OrderFactsRow["ship_to"];
  readonly now: Date;
};

/**
 * One line by the rules of today, with its price and what may be expected of it.
 * @param deductibleSpent see {@link priceLine}
 */
export function decideLine(asked: LineToDecide, deductibleSpent: Map<string, number>): DecidedLine {
  const { ask, line, row, authority, plan, pharmacy, goesTo } = asked;
  const delivery = goesTo === null ? "pickup" : "mail";
  const { decision, daysSupply, promise } = decideFill(asked, delivery);
  const goesOn = opensRequest(decision);
  const prorated = ask.syncOn !== undefined;
  const price = goesOn ? priceLine(row, plan, delivery, daysSupply, deductibleSpent, prorated) : undefined;
  const byNumber = authority === "number";
  return {
    found: { row, pharmacy, decision, daysSupply, delivery, shipTo: addressOf(goesTo) },
    answer: {
      // As asked: an old bottle's number may have led to the prescription that took its place.
      rxNumber: line.rxNumber,
      orderedAs: authority,
      decision: byNumber ? narrowForNumber(decision) : decision,
      ...(goesOn && !byNumber ? { daysSupply } : {}),
      ...(price === undefined
        ? {}
        : { price: byNumber ? { amountCents: price.amountCents, code: "by-number" } : price }),
      ...(promise === undefined ? {} : { promise }),
      ...(byNumber ? {} : namesOf(row)),
    },
  };
}

/** A line without a prescription, or with one that its asker has no right to: they are told the same. */
export function unknownLine(rxNumber: string): DecidedLine {
  return { found: null, answer: { rxNumber, orderedAs: "number", decision: notFound } };
}

function decideFill(asked: LineToDecide, delivery: "pickup" | "mail") {
  const { line, row, plan, pharmacy, goesTo, now } = asked;
  const facts = factsOfRow(row, plan, deliveryFacts(plan, row, goesTo), line.daysSupply);
  const decided = featureRefusal(asked) ?? decideRefill(facts, plan.policy, dayInZone(now, pharmacy.timeZone));
  const daysSupply = "daysSupply" in decided ? decided.daysSupply : row.days_supply;
  const promise = promiseLine(decided, { row, pharmacy, delivery, shipToState: goesTo?.state, now });
  const decision = promise === undefined || isReached(goesTo, promise) ? decided : addressNotThen;
  return { decision, daysSupply, promise: opensRequest(decision) ? promise : undefined };
}

/** Whether somebody is at the address on the day the parcel is expected. */
function isReached(goesTo: OrderFactsRow["ship_to"], promise: Promised): boolean {
  if (goesTo === null) return true;
  const on = promise.kind === "starts-on" ? promise.then.by : promise.by;
  return isThere({ fromOn: goesTo.from_on as Day | null, untilOn: goesTo.until_on as Day | null }, on);
}

/**
 * Pick-up follows the pharmacy's area, mail the member's. A label of the mail-order or of a contracted pharmacy names no
 * counter of the plan to pick up at.
 */
function featureRefusal({ goesTo, plan, row, pharmacy, ask }: LineToDecide): RefillDecision | null {
  const isOffered =
    goesTo !== null
      ? plan.areas.get(row.area_id)?.features.includes("mail-order") === true
      : pharmacy.kind === "plan" && pharmacy.area.features.includes(featureFor(ask.channel));
  return isOffered ? null : { kind: "refused", code: "feature-not-in-area", owner: "plan", nextStep: "call-pharmacy" };
}

/** What an area has to offer for a pick-up ordered this way. */
export function featureFor(channel: OrderAsk["channel"]): string {
  if (channel === "guest") return "guest-refill";
  return channel === "phone" ? "phone-refill" : "online-refill";
}

/** How a fill would reach this member by mail, or at the counter where no address is named. */
export function deliveryFacts(
  plan: Plan,
  row: PrescriptionRow,
  shipTo: Pick<ShipTo, "line1" | "line2" | "state"> | null,
): DeliveryFacts {
  if (shipTo === null) return { kind: "pickup" };
  return {
    kind: "mail",
    shipToState: shipTo.state,
    licensedStates: plan.mailOrderPharmacy?.licensedStates ?? new Map(),
    areaForbids: plan.areas.get(row.area_id)?.mailForbids ?? [],
    addressKind: addressKind(shipTo),
  };
}

export function addressOf(found: OrderFactsRow["ship_to"]): ShipTo | null {
  if (found === null) return null;
  const { line1, line2, city, state, zip } = found;
  return { line1, line2, city, state, zip };
}

function namesOf(row: PrescriptionRow): Pick<LineAnswer, "drug" | "person" | "prescriber"> {
  return {
    drug: `${row.drug_name} ${row.strength}`,
    person: `${row.given_name} ${row.family_name}`,
    prescriber: row.prescriber_name,
  };
}
