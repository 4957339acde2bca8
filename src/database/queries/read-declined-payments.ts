import { type Kysely, sql } from "kysely";
import type { DB } from "#database/generated/row-types.ts";

export type DeclinedPayment = {
  readonly confirmation_number: string;
  readonly code: string;
  readonly amount_cents: number;
};

/** What of a member's own orders was declined on the card now chosen and still waits, newest first. */
export async function readDeclinedPayments(kysely: Kysely<DB>, memberId: string): Promise<readonly DeclinedPayment[]> {
  const { rows } = await sql<DeclinedPayment>`
    select o.confirmation_number, p.code, p.amount_cents
    from payments p
    join orders o on o.order_id = p.order_id
    left join order_lines l on l.line_id = p.line_id
    left join order_items i on i.order_item_id = p.order_item_id
    where o.orderer_member_id = ${memberId}
      and p.status = 'declined' and p.created_at >= coalesce(o.card_chosen_at, o.placed_at)
      and coalesce(l.is_open, i.is_open)
    order by p.created_at desc
  `.execute(kysely);
  return rows;
}

/** Whether something of an order was declined on the card now chosen and still waits. */
export async function needsCard(kysely: Kysely<DB>, orderId: string): Promise<boolean> {
  const { rows } = await sql`
    select from payments p
    join orders o on o.order_id = p.order_id
    left join order_lines l on l.line_id = p.line_id
    left join order_items i on i.order_item_id = p.order_item_id
    where p.order_id = ${orderId} and p.status = 'declined'
      and p.created_at >= coalesce(o.card_chosen_at, o.placed_at) and coalesce(l.is_open, i.is_open)
    limit 1
  `.execute(kysely);
  return rows.length > 0;
}
