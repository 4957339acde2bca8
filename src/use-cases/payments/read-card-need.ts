import { sql } from "kysely";
import type { DeclineCode } from "#partner-ports/payment.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";

/** What of an order waits for another card, and why the last one was declined. */
export type CardNeed = { readonly code: DeclineCode; readonly amountCents: number };

/** Null where nothing waits, or the order is not the member's own: whose card was declined is nobody else's business. */
export async function readCardNeed(
  { database }: Dependencies,
  { memberId }: Actor,
  confirmationNumber: string,
): Promise<CardNeed | null> {
  const { rows } = await sql<{ code: DeclineCode; amount_cents: number }>`
    select p.code, p.amount_cents
    from payments p
    join orders o on o.order_id = p.order_id
    left join order_lines l on l.line_id = p.line_id
    left join order_items i on i.order_item_id = p.order_item_id
    where o.confirmation_number = ${confirmationNumber} and o.orderer_member_id = ${memberId}
      and p.status = 'declined' and p.created_at >= coalesce(o.card_chosen_at, o.placed_at)
      and coalesce(l.is_open, i.is_open)
    order by p.created_at desc
  `.execute(database.kysely);
  const [last] = rows;
  if (last === undefined) return null;
  return { code: last.code, amountCents: rows.reduce((sum, { amount_cents }) => sum + amount_cents, 0) };
}
