import { type Kysely, sql } from "kysely";
import type { DB } from "#database/generated/row-types.ts";

/** What of a member's own order was declined on the card now chosen and still waits, newest first. */
export async function readDeclinedPayments(
  kysely: Kysely<DB>,
  { memberId, confirmationNumber }: { readonly memberId: string; readonly confirmationNumber: string },
): Promise<readonly { readonly code: string; readonly amount_cents: number }[]> {
  const { rows } = await sql<{ code: string; amount_cents: number }>`
    select p.code, p.amount_cents
    from payments p
    join orders o on o.order_id = p.order_id
    left join order_lines l on l.line_id = p.line_id
    left join order_items i on i.order_item_id = p.order_item_id
    where o.confirmation_number = ${confirmationNumber} and o.orderer_member_id = ${memberId}
      and p.status = 'declined' and p.created_at >= coalesce(o.card_chosen_at, o.placed_at)
      and coalesce(l.is_open, i.is_open)
    order by p.created_at desc
  `.execute(kysely);
  return rows;
}
