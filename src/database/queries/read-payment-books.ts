import { type Kysely, sql } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { Day } from "#domain/calendar/day.ts";

/** Money that moved, as our ledger has it. */
export type BookedMovement = {
  readonly kind: "capture" | "refund";
  /** The charge's, or the refund's. */
  readonly provider_id: string;
  readonly amount_cents: number;
  /** The provider's id of the payment it belongs to. */
  readonly payment_provider_id: string;
};

/** What was written on a day (UTC), and, whenever it was written, what the provider booked under these ids. */
export async function readBookedMovements(
  kysely: Kysely<DB>,
  { day, providerIds }: { readonly day: Day; readonly providerIds: readonly string[] },
): Promise<readonly BookedMovement[]> {
  const { rows } = await sql<BookedMovement>`
    select m.kind, m.provider_id, m.amount_cents, p.provider_id as payment_provider_id
    from payment_movements m join payments p on p.payment_id = m.payment_id
    where m.kind in ('capture', 'refund')
      and (m.at >= ${day}::date at time zone 'UTC' and m.at < (${day}::date + 1) at time zone 'UTC'
        or m.provider_id = any(${providerIds}))
  `.execute(kysely);
  return rows;
}

/** Charged and refunded of these payments, all told. */
export async function readBookedOfPayments(
  kysely: Kysely<DB>,
  paymentProviderIds: readonly string[],
): Promise<readonly { readonly provider_id: string; readonly captured: number; readonly refunded: number }[]> {
  const { rows } = await sql<{ provider_id: string; captured: number; refunded: number }>`
    select p.provider_id,
           coalesce(sum(m.amount_cents) filter (where m.kind = 'capture'), 0)::int as captured,
           coalesce(-sum(m.amount_cents) filter (where m.kind = 'refund'), 0)::int as refunded
    from payments p join payment_movements m on m.payment_id = p.payment_id
    where p.provider_id = any(${paymentProviderIds})
    group by p.provider_id
  `.execute(kysely);
  return rows;
}

/**
 * Days (UTC) from the first payment to `until` that were never compared once they were over, and those with a difference
 * that nobody has looked into, where it was last compared before `comparedBefore`; at most thirty days back.
 * @param graceMs a day is over so long after its end
 */
export async function readDaysToCompare(
  kysely: Kysely<DB>,
  { until, comparedBefore, graceMs }: { readonly until: Day; readonly comparedBefore: Date; readonly graceMs: number },
): Promise<readonly Day[]> {
  const { rows } = await sql<{ day: Day }>`
    select d.day::date as day
    from (select min(created_at) at time zone 'UTC' as at from payments) first
    cross join lateral generate_series(greatest(first.at::date, ${until}::date - 30), ${until}::date, '1 day') d (day)
    left join payment_reconciliations r on r.day = d.day::date
    where first.at is not null
      and (r.compared_at is null
        or r.compared_at < (d.day + interval '1 day') at time zone 'UTC' + ${graceMs} * interval '1 millisecond'
        or (r.compared_at < ${comparedBefore} and exists (
          select from payment_differences f
          where f.day = r.day and f.cleared_at is null and f.resolved_at is null)))
    order by 1
  `.execute(kysely);
  return rows.map(({ day }) => day);
}

/** What a day (UTC) came to. */
export type PaymentFigures = Readonly<
  Record<"holds" | "releases" | "captures" | "refunds" | "declined", { readonly count: number; readonly cents: number }>
>;

export async function readPaymentFigures(kysely: Kysely<DB>, day: Day): Promise<PaymentFigures> {
  const { rows } = await sql<{ kind: string; count: number; cents: number }>`
    select kind, count(*)::int as count, sum(amount_cents)::int as cents
    from payment_movements
    where at >= ${day}::date at time zone 'UTC' and at < (${day}::date + 1) at time zone 'UTC'
    group by kind
    union all
    select 'declined', count(*)::int, sum(amount_cents)::int
    from payments
    where status = 'declined'
      and changed_at >= ${day}::date at time zone 'UTC' and changed_at < (${day}::date + 1) at time zone 'UTC'
  `.execute(kysely);
  const of = (kind: string) => {
    const row = rows.find((each) => each.kind === kind);
    return { count: row?.count ?? 0, cents: row?.cents ?? 0 };
  };
  return {
    holds: of("hold"),
    releases: of("release"),
    captures: of("capture"),
    refunds: of("refund"),
    declined: of("declined"),
  };
}

/** What waits at this moment, whatever day it began. */
export async function readPaymentsWaiting(
  kysely: Kysely<DB>,
): Promise<{ readonly unanswered: number; readonly needCard: number }> {
  const { rows } = await sql<{ unanswered: number; needCard: number }>`
    select
      (select count(*)::int from payments
       where status in ('authorising', 'capturing', 'voiding', 'refunding')) as unanswered,
      (select count(distinct p.order_id)::int
       from payments p
       join orders o on o.order_id = p.order_id
       left join order_lines l on l.line_id = p.line_id
       left join order_items i on i.order_item_id = p.order_item_id
       where p.status = 'declined' and p.created_at >= coalesce(o.card_chosen_at, o.placed_at)
         and coalesce(l.is_open, i.is_open)) as "needCard"
  `.execute(kysely);
  return rows[0] ?? { unanswered: 0, needCard: 0 };
}

/** A difference between the books, with who looked into it. */
export type DifferenceRow = {
  readonly id: string;
  readonly day: Day;
  readonly kind: "capture" | "refund" | "other";
  readonly provider_id: string;
  readonly our_cents: number | null;
  readonly provider_cents: number | null;
  readonly cleared_at: Date | null;
  readonly resolved_at: Date | null;
  readonly resolved_by: string | null;
  readonly note: string | null;
  /** Of the order it belongs to, where we know one. */
  readonly confirmation_number: string | null;
};

/** Those of a day, and of every other day those that nobody has looked into; the oldest first. */
export async function readDifferences(kysely: Kysely<DB>, day: Day): Promise<readonly DifferenceRow[]> {
  const { rows } = await sql<DifferenceRow>`
    select d.difference_id as id, d.day, d.kind, d.provider_id, d.our_cents, d.provider_cents, d.cleared_at,
           d.resolved_at, s.name as resolved_by, d.note, o.confirmation_number
    from payment_differences d
    left join staff s on s.staff_id = d.resolved_by
    left join payment_movements m on m.provider_id = d.provider_id and m.kind = d.kind
    left join payments p on p.payment_id = m.payment_id
    left join orders o on o.order_id = p.order_id
    where d.day = ${day} or (d.cleared_at is null and d.resolved_at is null)
    order by d.day, d.difference_id
  `.execute(kysely);
  return rows;
}
