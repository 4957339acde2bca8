import type { Plan, Pharmacy } from "#database/queries/read-plan.ts";
import type { FoundRow } from "#database/queries/read-order-facts.ts";
import { bridgeDays, daysWithout } from "#domain/bridge/bridge-supply.ts";
import { addDays, type Day } from "#domain/calendar/day.ts";
import { dayInZone, instantOf } from "#domain/calendar/zoned-time.ts";
import { milesBetween } from "#domain/places/miles-between.ts";
import type { PriceCode } from "#domain/price/price.ts";
import { promiseFill } from "#domain/promise/promise-fill.ts";
import type { Promised } from "#domain/promise/promised.ts";
import { planFill } from "#domain/refill/days-supply.ts";
import { decideRefill } from "#domain/refill/decide-refill.ts";
import { runsOutOn } from "#domain/refill/too-soon.ts";
import { centroidOf } from "#use-cases/directory/zip-centroid.ts";
import { type DecidedLine, deliveryFacts } from "#use-cases/orders/decide-line.ts";
import type { DecidedOrder } from "#use-cases/orders/decide-order.ts";
import { opensRequest } from "#use-cases/orders/line-answer.ts";
import type { OrderAsk } from "#use-cases/orders/order-request.ts";
import { priceLine } from "#use-cases/orders/price-line.ts";
import { fulfilmentFacts, promiseLine } from "#use-cases/orders/promise-line.ts";
import { factsOfRow } from "#use-cases/prescriptions/facts-of-row.ts";

/** A line that comes after its medicine has run out, and what can be done about it in the same order. */
export type SupplyGap = {
  readonly runsOutOn: Day;
  readonly arrivesBy: Day;
  readonly daysWithout: number;
  /** Where it could be picked up before; null where that is no quicker. */
  readonly pickup: { readonly pharmacy: Pharmacy; readonly by: Day } | null;
  /** A bridge supply that may be asked for, and the counter it would come from. */
  readonly bridge: { readonly days: number; readonly pharmacy: Pharmacy } | null;
};

/** What a reader of a line's price and date is told before ordering. */
export type LineAdvice = {
  /** The label's days and 90 side by side, where both may be had. */
  readonly daysChoices: readonly {
    readonly daysSupply: number;
    readonly price: { readonly amountCents: number; readonly code: PriceCode };
  }[];
  readonly gap: SupplyGap | null;
};

/** Looks ahead for each line; null for one ordered by number, of which nothing more may be told, and for one that does not go on. */
export function lookAhead(order: DecidedOrder, ask: OrderAsk): readonly (LineAdvice | null)[] {
  const deductibleSpent = new Map<string, number>();
  return order.lines.map((line) => {
    const { found, answer } = line;
    if (found === null || !opensRequest(found.decision)) return null;
    const { row, delivery, daysSupply } = found;
    const prices = answer.orderedAs === "number" ? [] : daysChoices(line, order.plan, deductibleSpent);
    priceLine(row, order.plan, delivery, daysSupply, deductibleSpent, ask.syncOn !== undefined);
    return answer.orderedAs === "number" || ask.syncOn !== undefined
      ? null
      : { daysChoices: prices, gap: gapOf(line, order) };
  });
}

function daysChoices(
  { found }: DecidedLine,
  plan: Plan,
  spent: ReadonlyMap<string, number>,
): LineAdvice["daysChoices"] {
  if (found === null || found.row.days_supply >= MOST_DAYS) return [];
  const { row, delivery, shipTo } = found;
  const facts = factsOfRow(row, plan, deliveryFacts(plan, row, shipTo), MOST_DAYS);
  const stretched = planFill(facts, plan.policy);
  if (stretched.kind !== "planned" || stretched.daysSupply !== MOST_DAYS) return [];
  return [row.days_supply, MOST_DAYS].map((daysSupply) => ({
    daysSupply,
    price: priceLine(row, plan, delivery, daysSupply, new Map(spent)),
  }));
}

const MOST_DAYS = 90;

/** Null where the line comes before its medicine runs out, or nothing is known of that. */
export function gapOf(
  { found, answer }: DecidedLine,
  { plan, now }: Pick<DecidedOrder, "plan" | "now">,
): SupplyGap | null {
  const { promise } = answer;
  if (found === null || promise === undefined) return null;
  const { row, pharmacy, daysSupply } = found;
  const facts = factsOfRow(row, plan, { kind: "pickup" }, daysSupply);
  const emptyOn = runsOutOn(facts.prescription, plan.policy);
  if (emptyOn === null) return null;
  const today = dayInZone(now, pharmacy.timeZone);
  const arrivesBy = arrivalOf(promise, found);
  const without = daysWithout({ runsOutOn: emptyOn, on: today, arrivesBy });
  if (without === 0) return null;
  const counter = counterFor(row, plan, found.shipTo?.zip);
  const isMailed = found.delivery === "mail";
  const atCounter = counter === null || !isMailed ? null : decideRefill(facts, plan.policy, today);
  const ready =
    counter !== null && atCounter?.kind === "accepted"
      ? promiseLine(atCounter, { row, pharmacy: counter, delivery: "pickup", now })
      : undefined;
  const days = bridgeDays(facts, without, today, plan.policy);
  return {
    runsOutOn: emptyOn,
    arrivesBy,
    daysWithout: without,
    pickup:
      counter !== null && ready !== undefined && ready.by < arrivesBy ? { pharmacy: counter, by: ready.by } : null,
    bridge: counter !== null && days > 0 ? { days, pharmacy: counter } : null,
  };
}

/** When it is in the member's hands; after a prescriber's answer a fill begins on the next day. */
function arrivalOf(promise: Promised, { row, pharmacy, delivery, shipTo }: NonNullable<DecidedLine["found"]>): Day {
  if (promise.kind === "starts-on") return promise.then.by;
  if (promise.kind !== "answer-by") return promise.by;
  const facts = fulfilmentFacts({ row, pharmacy, delivery, shipToState: shipTo?.state });
  return promiseFill(facts, pharmacy.promise, instantOf(addDays(promise.by, 1), 0, pharmacy.timeZone)).by;
}

/** The plan's counter on the label, or else the nearest one of the member's area. */
function counterFor(row: FoundRow, plan: Plan, zip: string | undefined): Pharmacy | null {
  const onLabel = plan.pharmacies.get(row.pharmacy_id);
  if (onLabel?.kind === "plan") return onLabel;
  const counters = [...plan.pharmacies.values()].filter(
    ({ kind, area }) => kind === "plan" && area.key === row.area_id,
  );
  const near = zip === undefined ? undefined : centroidOf(zip);
  if (near === undefined) return counters[0] ?? null;
  return counters.toSorted((a, b) => milesBetween(near, a) - milesBetween(near, b))[0] ?? null;
}
