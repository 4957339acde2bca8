import { type FollowedItemRow, readOrderItems } from "#database/queries/read-order-items.ts";
import { type OrderLineRow, readOrders as queryOrders } from "#database/queries/read-orders.ts";
import { type Pharmacy, type Plan, readPlan } from "#database/queries/read-plan.ts";
import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { canCancelItem } from "#domain/otc/item-status.ts";
import { canCancel, isInProcess, type LineStatus } from "#domain/order/line-status.ts";
import { type StopOnLine, trackingStops } from "#domain/order/tracking-stops.ts";
import type { PriceCode } from "#domain/price/price.ts";
import type { DeaSchedule } from "#domain/refill/refill-facts.ts";
import { type DenialReason, refillsAsked, type RenewalAnswerKind } from "#domain/renewal/renewal-answer.ts";
import { renewalClock } from "#domain/renewal/renewal-clock.ts";
import type { ReasonWords } from "#domain/settings/reasons.ts";
import { recordMemberRead } from "#use-cases/access/record-reads.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { type Sight, sightOf } from "#use-cases/family/sight.ts";
import type { RenewalToWord } from "#words/word-renewal.ts";

export type ReadLine = {
  readonly row: OrderLineRow;
  readonly sight: Sight;
  readonly pharmacyName: string;
  readonly priceCode: PriceCode | "by-number";
  readonly canCancel: boolean;
  /** Its shipping is late: wait or cancel. */
  readonly mayAnswerDelay: boolean;
  readonly stops: readonly StopOnLine[];
  /** What a prescriber was asked or answered; null where nothing was, or the reader may not know. */
  readonly renewal: RenewalToWord | null;
  /** The plan's own words of reasons. */
  readonly reasonWords: ReasonWords;
};

/** An over-the-counter item of an order: only its orderer sees it. */
export type ReadItem = {
  readonly row: FollowedItemRow;
  readonly pharmacyName: string;
  readonly canCancel: boolean;
  /** The plan's own words of reasons. */
  readonly reasonWords: ReasonWords;
};

export type ReadOrder = {
  readonly orderId: string;
  readonly confirmationNumber: string;
  readonly placedAt: Date;
  readonly channel: string;
  readonly open: boolean;
  readonly lines: readonly ReadLine[];
  readonly items: readonly ReadItem[];
};

/** The orders a member has to do with, newest first; each with the lines they may see. */
export async function readOrders(
  { database, clock }: Dependencies,
  actor: Actor,
  confirmationNumber?: string,
): Promise<readonly ReadOrder[]> {
  const ask = { readerId: actor.memberId, ...(confirmationNumber === undefined ? {} : { confirmationNumber }) };
  const [rows, itemRows] = await Promise.all([queryOrders(database, ask), readOrderItems(database, ask)]);
  const plan = await readPlan(database, rows[0]?.policy_version);
  const orders = new Map<string, OrderSoFar>();
  for (const row of rows) {
    const line = readLine(row, actor, plan, clock());
    if (line !== null) orderOf(orders, row).lines.push(line);
  }
  for (const row of itemRows) {
    orderOf(orders, row).items.push({
      row,
      pharmacyName: pharmacyOf(plan, row.pharmacy_id).name,
      canCancel: canCancelItem(row.status),
      reasonWords: plan.reasonWords,
    });
  }
  // An order of items alone has its place among the others.
  return [...orders.values()].sort((a, b) => b.placedAt.getTime() - a.placedAt.getTime());
}

type OrderSoFar = { -readonly [Key in keyof ReadOrder]: ReadOrder[Key] } & { lines: ReadLine[]; items: ReadItem[] };

/** The order that a row belongs to, which is open as long as anything of it is. */
function orderOf(orders: Map<string, OrderSoFar>, row: OrderLineRow | FollowedItemRow): OrderSoFar {
  const order = orders.get(row.order_id) ?? {
    orderId: row.order_id,
    confirmationNumber: row.confirmation_number,
    placedAt: row.placed_at,
    channel: row.channel,
    open: false,
    lines: [],
    items: [],
  };
  order.open ||= row.is_open;
  orders.set(row.order_id, order);
  return order;
}

function pharmacyOf(plan: Plan, pharmacyId: string): Pharmacy {
  const pharmacy = plan.pharmacies.get(pharmacyId);
  if (pharmacy === undefined) throw new Error("an order names a pharmacy that does not exist");
  return pharmacy;
}

/** As `readOrders`, for somebody who looks: it stands in the access log of each member whose lines they see. */
export async function showOrders(
  dependencies: Dependencies,
  actor: Actor,
  confirmationNumber?: string,
): Promise<readonly ReadOrder[]> {
  const orders = await readOrders(dependencies, actor, confirmationNumber);
  const members = orders.flatMap(({ lines, items }) => [...lines, ...items].map(({ row }) => row.member_id));
  recordMemberRead(dependencies.database, dependencies.clock(), actor, "order-read", ...members);
  return orders;
}

/** One order; undefined where there is none, or none of it is the reader's to see. */
export async function readOrder(
  dependencies: Dependencies,
  actor: Actor,
  confirmationNumber: string,
): Promise<ReadOrder | undefined> {
  return (await readOrders(dependencies, actor, confirmationNumber))[0];
}

function readLine(row: OrderLineRow, actor: Actor, plan: Plan, now: Date): ReadLine | null {
  const pharmacy = pharmacyOf(plan, row.pharmacy_id);
  const sight = sightOfLine(row, actor, now);
  if (sight === null) return null;
  const status = row.status as LineStatus;
  const been = row.events.map((event) => event.status as LineStatus);
  const partPickedUp = row.events.some(({ code }) => code === "part-handed-over");
  // Picking that was undone, or stopped because another pharmacy fills the line, led back to `received`.
  const sinceReceived = [...been.slice(been.lastIndexOf("received") + 1), status];
  return {
    row,
    sight,
    pharmacyName: pharmacy.name,
    priceCode: sight === "number" ? "by-number" : (row.price_code as PriceCode),
    canCancel: canCancel(status, partPickedUp || sinceReceived.some(isInProcess)),
    mayAnswerDelay: row.delay !== null,
    stops: trackingStops({
      status,
      delivery: row.delivery_kind,
      been,
      partPickedUp,
    }),
    renewal: sight === "number" ? null : renewalOf(row, dayInZone(now, pharmacy.timeZone)),
    reasonWords: plan.reasonWords,
  };
}

function renewalOf(
  { renewal, rx_number, drug_name, strength, quantity, days_supply }: OrderLineRow,
  on: Day,
): RenewalToWord | null {
  if (renewal === null || renewal.status === "withdrawn") return null;
  if (renewal.status === "sent") {
    const { answerDueOn, prescriber, cover } = renewal;
    const times = {
      answerDueOn: answerDueOn as Day,
      seenAt: instant(renewal.seenAt),
      followedUpAt: instant(renewal.followedUpAt),
      escalatedAt: instant(renewal.escalatedAt),
    };
    return { kind: "open", clock: renewalClock(times, on), prescriber, cover };
  }
  const { newRefills } = renewal;
  return {
    kind: "answered",
    answer: renewal.answer as RenewalAnswerKind,
    by: renewal.answeredBy ?? renewal.prescriber,
    reason: renewal.reason as DenialReason | null,
    note: renewal.note,
    askedRefills: refillsAsked(renewal.refillsAuthorized, renewal.deaSchedule as DeaSchedule | null),
    written:
      newRefills === null
        ? null
        : {
            drug: `${drug_name} ${strength}`,
            quantity,
            daysSupply: days_supply,
            refills: newRefills,
            rxNumber: rx_number,
          },
  };
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

/** A grant that ended takes the names away, not the orders placed under it. */
function sightOfLine(row: OrderLineRow, { memberId }: Actor, now: Date): Sight | null {
  const sight = sightOf(row, memberId, now);
  if (sight === "self" || sight === "grant") return sight;
  return row.orderer_member_id === memberId ? "number" : null;
}
