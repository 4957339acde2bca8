import { type OrderLineRow, readOrders as queryOrders } from "#database/queries/read-orders.ts";
import { type Plan, readPlan } from "#database/queries/read-plan.ts";
import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { effectiveScope } from "#domain/consent/effective-scope.ts";
import { canCancel, type LineStatus } from "#domain/order/line-status.ts";
import { type StopOnLine, trackingStops } from "#domain/order/tracking-stops.ts";
import type { PriceCode } from "#domain/price/price.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";

/** How much of a line its reader may see; by number neither name nor drug. */
export type Sight = "self" | "grant" | "number";

export type ReadLine = {
  readonly row: OrderLineRow;
  readonly sight: Sight;
  readonly pharmacyName: string;
  readonly priceCode: PriceCode | "by-number";
  readonly canCancel: boolean;
  readonly stops: readonly StopOnLine[];
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
  const plan = await readPlan(database);
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

/** One order; undefined where there is none, or none of it is the reader's to see. */
export async function readOrder(dependencies: Dependencies, actor: Actor, confirmationNumber: string): Promise<ReadOrder | undefined> {
  return (await readOrders(dependencies, actor, confirmationNumber))[0];
}

function readLine(row: OrderLineRow, actor: Actor, plan: Plan, now: Date): ReadLine | null {
  const pharmacy = plan.pharmacies.get(row.pharmacy_id);
  if (pharmacy === undefined) throw new Error("an order line names a pharmacy that does not exist");
  const sight = sightOf(row, actor, dayInZone(now, pharmacy.timeZone));
  if (sight === null) return null;
  const status = row.status as LineStatus;
  return {
    row,
    sight,
    pharmacyName: pharmacy.name,
    priceCode: sight === "number" ? "by-number" : (row.price_code as PriceCode),
    canCancel: canCancel(status),
    stops: trackingStops({ status, delivery: row.delivery_kind, been: row.events.map((event) => event.status as LineStatus) }),
  };
}

/** A grant that ended takes the names away, not the orders placed under it. */
function sightOf(row: OrderLineRow, actor: Actor, on: Day): Sight | null {
  if (row.member_id === actor.memberId) return "self";
  const scope =
    row.grant_scope === null || row.grant_basis === null
      ? "none"
      : effectiveScope(
          { scope: row.grant_scope, basis: row.grant_basis, expiresOn: row.grant_expires_on as Day | null, revokedAt: null },
          row.birth_date as Day,
          on,
        );
  const hidden = row.sensitive_class !== null && !row.shown_to_proxies;
  if (scope === "full" && !hidden) return "grant";
  return row.orderer_member_id === actor.memberId ? "number" : null;
}
