import { type OrderLineRow, readOrders as queryOrders } from "#database/queries/read-orders.ts";
import { type Plan, readPlan } from "#database/queries/read-plan.ts";
import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { canCancel, isInProcess, type LineStatus } from "#domain/order/line-status.ts";
import { type StopOnLine, trackingStops } from "#domain/order/tracking-stops.ts";
import type { PriceCode } from "#domain/price/price.ts";
import type { DeaSchedule } from "#domain/refill/refill-facts.ts";
import { type DenialReason, refillsAsked, type RenewalAnswerKind } from "#domain/renewal/renewal-answer.ts";
import { renewalClock } from "#domain/renewal/renewal-clock.ts";
import { byMember } from "#use-cases/access/record-access.ts";
import { recordRead } from "#use-cases/access/record-reads.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { type Sight, sightOf } from "#use-cases/family/sight.ts";
import type { RenewalToWord } from "#words/word-renewal.ts";

export type ReadLine = {
  readonly row: OrderLineRow;
  readonly sight: Sight;
  readonly pharmacyName: string;
  readonly priceCode: PriceCode | "by-number";
  readonly canCancel: boolean;
  readonly stops: readonly StopOnLine[];
  /** What a prescriber was asked or answered; null where nothing was, or the reader may not know. */
  readonly renewal: RenewalToWord | null;
};

export type ReadOrder = {
  readonly confirmationNumber: string;
  readonly placedAt: Date;
  readonly channel: string;
  readonly open: boolean;
  readonly lines: readonly ReadLine[];
};

/** The orders a member has to do with, newest first; each with the lines they may see. */
export async function readOrders(
  { database, clock }: Dependencies,
  actor: Actor,
  confirmationNumber?: string,
): Promise<readonly ReadOrder[]> {
  const rows = await queryOrders(database, {
    readerId: actor.memberId,
    ...(confirmationNumber === undefined ? {} : { confirmationNumber }),
  });
  const plan = await readPlan(database, rows[0]?.policy_version);
  const orders = new Map<string, { -readonly [Key in keyof ReadOrder]: ReadOrder[Key] } & { lines: ReadLine[] }>();
  for (const row of rows) {
    const line = readLine(row, actor, plan, clock());
    if (line === null) continue;
    const order = orders.get(row.order_id);
    if (order === undefined) {
      orders.set(row.order_id, {
        confirmationNumber: row.confirmation_number,
        placedAt: row.placed_at,
        channel: row.channel,
        open: row.is_open,
        lines: [line],
      });
    } else {
      order.lines.push(line);
      order.open ||= row.is_open;
    }
  }
  return [...orders.values()];
}

/** As `readOrders`, for somebody who looks: it stands in the access log of each member whose lines they see. */
export async function showOrders(
  dependencies: Dependencies,
  actor: Actor,
  confirmationNumber?: string,
): Promise<readonly ReadOrder[]> {
  const orders = await readOrders(dependencies, actor, confirmationNumber);
  const members = new Set(orders.flatMap(({ lines }) => lines.map(({ row }) => row.member_id)));
  recordRead(
    dependencies.database,
    dependencies.clock(),
    ...[...members].map((memberId) => ({
      memberId,
      by: byMember(actor.memberId, memberId),
      action: "order-read" as const,
      channel: "web" as const,
    })),
  );
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
  const pharmacy = plan.pharmacies.get(row.pharmacy_id);
  if (pharmacy === undefined) throw new Error("an order line names a pharmacy that does not exist");
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
    stops: trackingStops({
      status,
      delivery: row.delivery_kind,
      been,
      partPickedUp,
    }),
    renewal: sight === "number" ? null : renewalOf(row, dayInZone(now, pharmacy.timeZone)),
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
