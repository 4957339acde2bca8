import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import type { LateMail } from "#database/queries/read-late-lines.ts";
import type { ItemStatus } from "#domain/otc/item-status.ts";

/** An item as it is moved. */
type ItemToMoveRow = {
  readonly order_item_id: string;
  readonly order_id: string;
  readonly item_id: string;
  readonly member_id: string;
  readonly pharmacy_id: string;
  readonly quantity: number;
  readonly version: number;
};

/** A mailed over-the-counter item whose promise is, or may be, broken. */
export type LateItemRow = LateMail & ItemToMoveRow & { readonly status: ItemStatus };

const columns = sql`
  x.order_item_id, x.order_id, x.item_id, x.member_id, x.pharmacy_id, x.quantity, x.version`;

/**
 * Mailed items that may break their promise by `now`: those not shipped that were due or put off before, and those in
 * parcels whose day is `latestDay` or earlier. A parcel with a claim is told of by that.
 */
export async function readLateItems(
  { kysely }: Database,
  { now, latestDay, limit }: { readonly now: Date; readonly latestDay: string; readonly limit: number },
): Promise<readonly LateItemRow[]> {
  const { rows } = await sql<LateItemRow>`
    select ${columns}, x.status, x.due_at, x.promise_by, false as cold_chain, x.ship_to ->> 'state' as ship_to_state,
      (select max(e.at) from item_events e
        where e.order_item_id = x.order_item_id and (e.sequence = 1 or e.code = 'send-anew')) as began_at,
      false as waits_for_stock, coalesce(y.delays, 0)::int as delays, y.ships_on, null as tracking_kind,
      null as expected_on
    from order_items x
    left join lateral (
      select count(*) as delays, max(new_on) as ships_on from item_delays y
      where y.order_item_id = x.order_item_id and y.kind = 'shipping' and y.settled_at is null
    ) y on true
    where x.is_open and x.delivery_kind = 'mail' and x.status in ('received', 'gathered')
      and (x.due_at <= ${now} or y.delays > 0)
    union all
    select ${columns}, x.status, x.due_at, x.promise_by, false, x.ship_to ->> 'state', c.handed_over_at, false, 0, null,
      c.tracking_kind, c.expected_on
    from parcels c
    join parcel_items i on i.parcel_id = c.parcel_id and i.removed_at is null
    join order_items x on x.order_item_id = i.order_item_id
    where c.status = 'handed-over' and (c.tracking_kind is null or c.tracking_kind <> 'delivered')
      and x.status = 'shipped' and x.promise_by <= ${latestDay}::date
      and not exists (select 1 from parcel_claims k where k.parcel_id = c.parcel_id and k.status = 'open')
    limit ${limit}`.execute(kysely);
  return rows;
}

/** Items whose member has said nothing until the time was over, where silence means to cancel. */
export async function readUnansweredItems({ kysely }: Database, now: Date): Promise<readonly ItemToMoveRow[]> {
  const { rows } = await sql<ItemToMoveRow>`
    select distinct ${columns}
    from item_delays y
    join order_items x on x.order_item_id = y.order_item_id
    where y.answer is null and y.settled_at is null and y.silence = 'cancels' and y.answer_by <= ${now}
      and x.status in ('received', 'gathered')
    limit 200`.execute(kysely);
  return rows;
}

/** Nothing is to be chosen any more where it has left, or ended. */
export async function settleItemDelays({ kysely }: Database, now: Date): Promise<void> {
  await sql`
    update item_delays y set settled_at = ${now}
    from order_items x
    where x.order_item_id = y.order_item_id and y.settled_at is null and y.kind = 'shipping'
      and x.status not in ('received', 'gathered')`.execute(kysely);
}
