import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import type { InLanguages } from "#database/queries/read-item-facts.ts";
import type { OrderDelayRow, OrderParcelRow } from "#database/queries/read-orders.ts";
import type { ShipTo } from "#domain/shipping/parcel.ts";
import type { ItemPriceCode } from "#domain/otc/price-item.ts";
import type { ItemRefusalReason, ItemStatus } from "#domain/otc/item-status.ts";

/** One item of an order, with its order. */
export type OrderItemRow = {
  readonly order_id: string;
  readonly confirmation_number: string;
  readonly channel: string;
  readonly placed_at: Date;
  readonly order_item_id: string;
  readonly version: number;
  readonly member_id: string;
  readonly item_id: string;
  readonly name: InLanguages;
  readonly package: InLanguages;
  readonly upc: string;
  readonly quantity: number;
  readonly price_cents: number;
  readonly price_code: ItemPriceCode;
  readonly delivery_kind: "pickup" | "mail";
  readonly pharmacy_id: string;
  readonly promise_kind: "ready-by" | "arrives-by";
  readonly promise_by: string;
  readonly due_at: Date;
  readonly status: ItemStatus;
  readonly is_open: boolean;
  readonly reason: ItemRefusalReason | null;
};

const columns = sql`
  o.order_id, o.confirmation_number, o.channel, o.placed_at, x.order_item_id, x.version, x.member_id, x.item_id, i.name,
  i.package, i.upc, x.quantity, x.price_cents, x.price_code, x.delivery_kind, x.pharmacy_id, x.promise_kind,
  x.promise_by, x.due_at, x.status, x.is_open, x.reason`;

const joins = sql`join orders o using (order_id) join otc_items i using (item_id)`;

/** An item as its orderer follows it. */
export type FollowedItemRow = OrderItemRow & {
  /** Null for pick-up. */
  readonly ship_to: ShipTo | null;
  /** Its shipping is put off, and it has not left yet. */
  readonly delay: OrderDelayRow | null;
  /** The parcel it travels in, once the carrier has it. */
  readonly parcel: (OrderParcelRow & { readonly items: readonly InLanguages[]; readonly arrived: boolean }) | null;
};

/** How many orders a list goes back. */
const NEWEST = 60;

/** Items a member ordered, newest order first; with `confirmationNumber` only that order's. */
export async function readOrderItems(
  database: Database,
  ask: { readonly readerId: string; readonly confirmationNumber?: string },
): Promise<readonly FollowedItemRow[]> {
  const chosen =
    ask.confirmationNumber === undefined
      ? sql`x.order_id in (
          select n.order_id from (select distinct order_id from order_items where member_id = ${ask.readerId}::uuid) y
          join orders n using (order_id) order by n.placed_at desc limit ${NEWEST})`
      : sql`o.confirmation_number = ${ask.confirmationNumber}`;
  const { rows } = await sql<FollowedItemRow>`
    select ${columns}, x.ship_to,
      (
        select jsonb_build_object('promisedOn', y.promised_on, 'newOn', y.new_on, 'silence', y.silence,
          'answerBy', y.answer_by, 'answer', y.answer)
        from item_delays y
        where y.order_item_id = x.order_item_id and y.kind = 'shipping' and y.settled_at is null
          and x.status in ('received', 'gathered')
        order by y.sequence desc limit 1
      ) as delay,
      (
        select jsonb_build_object('carrier', c.carrier, 'trackingNumber', c.tracking_number,
          'trackingUrl', c.tracking_url, 'expectedOn', c.expected_on, 'silentSince', c.tracking_silent_since,
          'arrived', c.tracking_kind is not distinct from 'delivered',
          'items', array(
            select oi.name from parcel_items xi
            join order_items ox on ox.order_item_id = xi.order_item_id
            join otc_items oi on oi.item_id = ox.item_id
            where xi.parcel_id = c.parcel_id and xi.removed_at is null and ox.order_id = x.order_id
            order by ox.position),
          'events', array(
            select jsonb_build_object('id', e.event_id, 'kind', e.kind, 'at', e.at, 'place', e.place)
            from carrier_events e where e.parcel_id = c.parcel_id))
        from parcel_items pi
        join parcels c on c.parcel_id = pi.parcel_id
        where pi.order_item_id = x.order_item_id and pi.removed_at is null and c.status = 'handed-over'
      ) as parcel
    from order_items x ${joins}
    where x.member_id = ${ask.readerId}::uuid and ${chosen}
    order by o.placed_at desc, o.order_id, x.position`.execute(database.kysely);
  return rows;
}

/** How many orders have items that a pharmacy has not gathered yet. */
export async function countItemOrders(database: Database, pharmacyId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct order_id)::integer as count from order_items
    where pharmacy_id = ${pharmacyId}::uuid and is_open and status in ('received', 'gathered')`.execute(
    database.kysely,
  );
  return rows[0]?.count ?? 0;
}

/** An item somebody waits for, with who. */
export type WaitingItemRow = OrderItemRow & {
  readonly given_name: string;
  readonly family_name: string;
  readonly birth_date: string;
  /** Whether a refill of the same order is open at the same pharmacy, so that both go over the counter together. */
  readonly with_refills: boolean;
};

/**
 * A pharmacy's open items, due time first.
 * @param ask.orderId only this order's, its ended ones too
 */
export async function readItemsOfPharmacy(
  database: Database,
  ask: { readonly pharmacyId: string; readonly orderId?: string },
): Promise<readonly WaitingItemRow[]> {
  const chosen = ask.orderId === undefined ? sql`x.is_open` : sql`x.order_id = ${ask.orderId}::uuid`;
  const { rows } = await sql<WaitingItemRow>`
    select ${columns}, m.given_name, m.family_name, m.birth_date,
      exists (select from order_lines l where l.order_id = x.order_id and l.pharmacy_id = x.pharmacy_id and l.is_open) as with_refills
    from order_items x ${joins} join members m on m.member_id = x.member_id
    where x.pharmacy_id = ${ask.pharmacyId}::uuid and ${chosen}
    order by x.due_at, x.order_id, x.position`.execute(database.kysely);
  return rows;
}
