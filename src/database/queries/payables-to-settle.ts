import { type Kysely, sql } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { Payable } from "#database/queries/read-payable.ts";

/** Everything of an order that is mailed. */
export async function payablesOfOrder(kysely: Kysely<DB>, orderId: string): Promise<readonly Payable[]> {
  const { rows } = await sql<Payable>`
    select 'line' as kind, line_id as id from order_lines where order_id = ${orderId} and delivery_kind = 'mail'
    union all
    select 'item', order_item_id from order_items where order_id = ${orderId} and delivery_kind = 'mail'
  `.execute(kysely);
  return rows;
}

/** What a payment pays for. */
export async function payablesOfPayment(kysely: Kysely<DB>, paymentId: string): Promise<readonly Payable[]> {
  const { rows } = await sql<Payable>`
    select case when line_id is null then 'item' else 'line' end as kind, coalesce(line_id, order_item_id) as id
    from payments where payment_id = ${paymentId}
  `.execute(kysely);
  return rows;
}

/**
 * What no message told of: asks unanswered since `askedBefore`, holds that ran out, items, and lines whose money is not
 * where it belongs.
 */
export async function payablesDue(
  kysely: Kysely<DB>,
  { now, askedBefore }: { readonly now: Date; readonly askedBefore: Date },
): Promise<readonly Payable[]> {
  const { rows } = await sql<Payable>`
    select case when p.line_id is null then 'item' else 'line' end as kind, coalesce(p.line_id, p.order_item_id) as id
    from payments p
    where p.status in ('authorising', 'capturing', 'voiding', 'refunding')
      and p.changed_at < ${askedBefore}
    union
    select case when p.line_id is null then 'item' else 'line' end, coalesce(p.line_id, p.order_item_id)
    from payments p
    left join order_lines l on l.line_id = p.line_id
    left join order_items i on i.order_item_id = p.order_item_id
    where p.status = 'authorised'
      and (p.lapses_at <= ${now} or coalesce(l.status, i.status) = 'shipped' or not coalesce(l.is_open, i.is_open))
    union
    select 'line', l.line_id
    from order_lines l join orders o on o.order_id = l.order_id
    where l.is_open and l.delivery_kind = 'mail' and l.price_cents > 0 and o.payment_method_id is not null
      and l.status not in ('scheduled', 'awaiting-prescriber', 'shipped')
      and not exists (select from payments p where p.line_id = l.line_id
        and (p.status not in ('declined', 'voided', 'refunded')
          or (p.status = 'declined' and p.created_at >= coalesce(o.card_chosen_at, o.placed_at))))
    union
    select 'item', i.order_item_id
    from order_items i join orders o on o.order_id = i.order_id
    where i.is_open and i.delivery_kind = 'mail' and i.price_cents > 0 and o.payment_method_id is not null
      and not exists (select from payments p where p.order_item_id = i.order_item_id
        and (p.status not in ('declined', 'voided', 'refunded')
          or (p.status = 'declined' and p.created_at >= coalesce(o.card_chosen_at, o.placed_at))))
    limit 200
  `.execute(kysely);
  return rows;
}
