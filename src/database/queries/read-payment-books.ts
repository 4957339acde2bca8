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
