import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import type { ClaimWish } from "#domain/shipping/claim.ts";

export type BrokenParcelRow = {
  readonly claim_id: string;
  readonly line_ids: readonly string[];
  readonly order_item_ids: readonly string[];
  readonly is_controlled: boolean;
  readonly wish: ClaimWish | null;
};

/**
 * Parcels with something of this order that came broken and wait for a decision. Only those of which the reader ordered,
 * and pays, everything: what others share in a parcel is not one member's to decide.
 */
export async function readBrokenParcels(
  { kysely }: Database,
  { confirmationNumber, ordererId }: { readonly confirmationNumber: string; readonly ordererId: string },
): Promise<readonly BrokenParcelRow[]> {
  const { rows } = await sql<BrokenParcelRow>`
    with things as (
      select x.parcel_id, x.line_id, null::uuid as order_item_id, l.order_id, d.dea_schedule is not null as is_controlled
      from parcel_lines x
      join order_lines l on l.line_id = x.line_id
      join prescriptions p on p.prescription_id = l.prescription_id
      join drugs d on d.drug_id = p.drug_id
      where x.removed_at is null
      union all
      select x.parcel_id, null, x.order_item_id, i.order_id, false
      from parcel_items x
      join order_items i on i.order_item_id = x.order_item_id
      where x.removed_at is null
    )
    select k.claim_id, k.wish, bool_or(t.is_controlled) as is_controlled,
      coalesce(array_agg(t.line_id) filter (where t.line_id is not null), '{}') as line_ids,
      coalesce(array_agg(t.order_item_id) filter (where t.order_item_id is not null), '{}') as order_item_ids
    from parcel_claims k
    join things t on t.parcel_id = k.parcel_id
    join orders o on o.order_id = t.order_id
    where k.status = 'open' and k.kind = 'damaged'
      and k.parcel_id in (
        select x.parcel_id from orders n join order_lines l using (order_id) join parcel_lines x using (line_id)
        where n.confirmation_number = ${confirmationNumber}
        union all
        select x.parcel_id from orders n join order_items i using (order_id) join parcel_items x using (order_item_id)
        where n.confirmation_number = ${confirmationNumber})
    group by k.claim_id
    having bool_and(o.orderer_member_id is not distinct from ${ordererId}::uuid)
      and bool_or(o.confirmation_number = ${confirmationNumber})
    order by k.claim_id`.execute(kysely);
  return rows;
}
