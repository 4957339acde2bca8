import { sql } from "kysely";
import type { MoneyDependencies } from "#use-cases/payments/ask-provider.ts";
import type { Payable } from "#use-cases/payments/read-payable.ts";
import { settlePayment } from "#use-cases/payments/settle-payment.ts";

/** Holds the money of what was just ordered; asked again until the provider has answered. */
export async function settleOrder(dependencies: MoneyDependencies, payload: unknown): Promise<void> {
  const { orderId } = payload as { readonly orderId: string };
  const found = await sql<Payable>`
    select 'line' as kind, line_id as id from order_lines where order_id = ${orderId} and delivery_kind = 'mail'
    union all
    select 'item', order_item_id from order_items where order_id = ${orderId} and delivery_kind = 'mail'
  `.execute(dependencies.database.kysely);
  await settleEach(dependencies, found.rows);
}

/** A line moved: its money follows. */
export async function settleLine(dependencies: MoneyDependencies, payload: unknown): Promise<void> {
  const { lineId } = payload as { readonly lineId: string };
  await settleEach(dependencies, [{ kind: "line", id: lineId }]);
}

/** The provider has news of a payment. They say only where to look: old ones and doubled ones change nothing. */
export async function settleNews(dependencies: MoneyDependencies, payload: unknown): Promise<void> {
  const { paymentId } = payload as { readonly paymentId: string };
  const found = await sql<Payable>`
    select case when line_id is null then 'item' else 'line' end as kind, coalesce(line_id, order_item_id) as id
    from payments where payment_id = ${paymentId}
  `.execute(dependencies.database.kysely);
  await settleEach(dependencies, found.rows);
}

const UNANSWERED_MS = 30_000;

/** What no message told of: unanswered asks, holds that ran out, items, and lines whose money is not where it belongs. */
export async function settleDue(dependencies: MoneyDependencies): Promise<void> {
  const now = dependencies.clock();
  const found = await sql<Payable>`
    select case when p.line_id is null then 'item' else 'line' end as kind, coalesce(p.line_id, p.order_item_id) as id
    from payments p
    where p.status in ('authorising', 'capturing', 'voiding', 'refunding')
      and p.changed_at < ${new Date(now.getTime() - UNANSWERED_MS)}
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
  `.execute(dependencies.database.kysely);
  await settleEach(dependencies, found.rows);
}

/** One that can't be settled now holds up no other; that it couldn't is thrown at the end, to be tried again. */
async function settleEach(dependencies: MoneyDependencies, payables: readonly Payable[]): Promise<void> {
  const causes: unknown[] = [];
  for (const payable of payables) {
    const settled = await settlePayment(dependencies, payable).catch((cause: unknown) => ({
      kind: "unknown" as const,
      cause,
    }));
    if (settled.kind === "unknown") causes.push(settled.cause);
  }
  if (causes.length > 0) throw new Error(`${causes.length} payments could not be settled`, { cause: causes[0] });
}
