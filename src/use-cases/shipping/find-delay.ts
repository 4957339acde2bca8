import type { LateMail } from "#database/queries/read-late-lines.ts";
import type { Pharmacy } from "#database/queries/read-plan.ts";
import { addBusinessDays, ordinaryBusinessCalendar } from "#domain/calendar/business-calendar.ts";
import { addDays, type Day, laterDay } from "#domain/calendar/day.ts";
import { dayInZone, instantOf, minutesInZone } from "#domain/calendar/zoned-time.ts";
import { arrivesLate, choiceFor, isLate, type Silence } from "#domain/promise/late-shipment.ts";
import { type FulfilmentFacts, promiseFill } from "#domain/promise/promise-fill.ts";
import { fulfilmentFacts } from "#use-cases/orders/promise-line.ts";

/** A parcel that misses its day comes, as far as anybody knows, within so many of the carrier's days. */
const CARRIER_CATCHES_UP_DAYS = 2;

export type Delay = {
  readonly kind: "shipping" | "arrival";
  readonly promisedOn: Day;
  readonly newOn: Day;
  /** The new day at the member's door. */
  readonly arrivesBy: Day;
};

/** The promise of a mailed line or item that can't be kept, with the new one; null where it still may be. */
export function findDelay(row: LateMail, pharmacy: Pharmacy, now: Date): Delay | null {
  return row.status === "shipped" ? lateParcel(row, pharmacy, now) : lateShipment(row, pharmacy, now);
}

function lateShipment(row: LateMail, pharmacy: Pharmacy, now: Date): Delay | null {
  const zone = pharmacy.timeZone;
  const facts = fulfilmentFacts({ row, pharmacy, delivery: "mail", shipToState: row.ship_to_state });
  const dueOn = dayInZone(row.due_at, zone);
  const stockOn = row.waits_for_stock ? dueOn : null;
  // Waiting for stock moved `due_at`: the day promised before is counted anew from when it was begun.
  const first = row.waits_for_stock ? shipsBy(facts, pharmacy, row.began_at) : dueOn;
  const shipsOn = (row.ships_on as Day | null) ?? first;
  const isPacked = row.status === "packed" || row.status === "gathered";
  const here = { today: dayInZone(now, zone), minute: minutesInZone(now, zone) };
  if (!isLate({ shipsOn, delays: row.delays, isPacked, stockOn }, here)) return null;
  const from = stockOn === null ? now : laterInstant(now, instantOf(addDays(stockOn, 1), 0, zone));
  const promise = promiseFill(facts, pharmacy.promise, from);
  if (promise.kind !== "arrives-by") throw new Error("what is mailed arrives");
  // What is packed goes with the next driver.
  const newOn = isPacked && !row.cold_chain ? addBusinessDays(workdays(facts), here.today, 1) : promise.shipsBy;
  return { kind: "shipping", promisedOn: shipsOn, newOn, arrivesBy: promise.by };
}

function shipsBy(facts: FulfilmentFacts, pharmacy: Pharmacy, from: Date): Day {
  const promise = promiseFill(facts, pharmacy.promise, from);
  return promise.kind === "arrives-by" ? promise.shipsBy : promise.by;
}

function workdays(facts: FulfilmentFacts) {
  return facts.kind === "mail" ? facts.pharmacyCalendar : ordinaryBusinessCalendar;
}

function lateParcel(row: LateMail, { timeZone }: Pharmacy, now: Date): Delay | null {
  const promisedOn = row.promise_by as Day;
  const here = { today: dayInZone(now, timeZone), minute: minutesInZone(now, timeZone) };
  if (!arrivesLate({ promisedOn, isOutForDelivery: row.tracking_kind === "out-for-delivery" }, here)) return null;
  const soon = addBusinessDays(ordinaryBusinessCalendar, here.today, CARRIER_CATCHES_UP_DAYS);
  const newOn = row.expected_on === null ? soon : laterDay(row.expected_on as Day, soon);
  return { kind: "arrival", promisedOn, newOn, arrivesBy: newOn };
}

/** What its member may choose by when, as the delay is written down; nothing where only the carrier is late. */
export function choiceOf(
  { kind, promisedOn, newOn }: Delay,
  delays: number,
  { timeZone }: Pharmacy,
  now: Date,
): { readonly silence: Silence | null; readonly answer_by: Date | null } {
  if (kind === "arrival") return { silence: null, answer_by: null };
  const { silence, answerBy } = choiceFor({ turn: delays + 1, promisedOn, newOn });
  // Told late, nobody finds it cancelled before they could say anything.
  const today = dayInZone(now, timeZone);
  const last = answerBy >= today ? answerBy : addDays(today, 1);
  // Until the day is over, by the pharmacy's clock.
  return { silence, answer_by: instantOf(addDays(last, 1), 0, timeZone) };
}

function laterInstant(a: Date, b: Date): Date {
  return a > b ? a : b;
}
