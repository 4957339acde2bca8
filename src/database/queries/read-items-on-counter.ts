import { sql } from "kysely";
import type { Database } from "#database/database.ts";

/** An item that is ready, at a counter where no bag of the same buyer and order waits with it. */
export type ItemOnCounterRow = {
  readonly order_item_id: string;
  readonly version: number;
  readonly item_id: string;
  readonly quantity: number;
  readonly order_id: string;
  readonly member_id: string;
  readonly pharmacy_id: string;
  readonly pharmacy_name: string;
  readonly time_zone: string;
  readonly ready_at: Date;
};

/**
 * Items nobody fetched, oldest first. One that lies with a bag is left out: it goes with the bag for as long as that
 * waits, and the bag is what its buyer is reminded of.
 */
export async function readItemsOnCounter(
  database: Database,
  ask: { readonly readyUntil: Date; readonly readyAfter?: Date; readonly atOnce: number },
): Promise<readonly ItemOnCounterRow[]> {
  const after = ask.readyAfter === undefined ? sql`true` : sql`x.status_at > ${ask.readyAfter}`;
  const { rows } = await sql<ItemOnCounterRow>`
    select x.order_item_id, x.version, x.item_id, x.quantity, x.order_id, x.member_id, x.pharmacy_id,
      p.name as pharmacy_name, p.time_zone, x.status_at as ready_at
    from order_items x join pharmacies p using (pharmacy_id)
    where x.is_open and x.status = 'ready' and x.status_at <= ${ask.readyUntil} and ${after}
      and not exists (
        select from order_lines l
        where l.order_id = x.order_id and l.member_id = x.member_id and l.pharmacy_id = x.pharmacy_id
          and l.status = 'ready-for-pickup')
    order by x.status_at, x.order_item_id
    limit ${ask.atOnce}`.execute(database.kysely);
  return rows;
}
