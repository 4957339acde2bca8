import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import type { ItemStatus } from "#domain/otc/item-status.ts";

/** What is mailed and whose promise is, or may be, broken; with the promises that were broken before. */
export type LateMail = {
  readonly member_id: string;
  readonly version: number;
  readonly status: LineStatus | ItemStatus;
  readonly pharmacy_id: string;
  readonly due_at: Date;
  readonly promise_by: string;
  readonly cold_chain: boolean;
  readonly ship_to_state: string;
  /** When the pharmacy got it, or last began it again. */
  readonly began_at: Date;
  /** It waits for a delivery to the pharmacy; `due_at` is that day. */
  readonly waits_for_stock: boolean;
  /** How often its shipping was put off, and until when. */
  readonly delays: number;
  readonly ships_on: string | null;
  readonly tracking_kind: string | null;
  readonly expected_on: string | null;
};

export type LateLineRow = LateMail & { readonly line_id: string; readonly status: LineStatus };

const UNSHIPPED = sql`('received', 'in-process', 'on-hold', 'packed')`;

/**
 * Mailed lines that may break their promise by `now`: those not shipped that were due, or wait for stock, or were put
 * off before, and parcels whose day is `latestDay` or earlier. A parcel with a claim is told of by that.
 */
export async function readLateLines(
  { kysely }: Database,
  { now, latestDay, limit }: { readonly now: Date; readonly latestDay: string; readonly limit: number },
): Promise<readonly LateLineRow[]> {
  const { rows } = await sql<LateLineRow>`
    select l.line_id, l.member_id, l.version, l.status, l.pharmacy_id, l.due_at, l.promise_by, d.cold_chain,
      l.ship_to ->> 'state' as ship_to_state,
      (select max(e.at) from line_events e where e.line_id = l.line_id and e.code is distinct from 'ships-late'
        and (e.status = 'received' or e.code in ('parcel-replaced', 'parcel-sent-again'))) as began_at,
      l.hold_code is not distinct from 'stock' as waits_for_stock,
      coalesce(y.delays, 0)::int as delays, y.ships_on, c.tracking_kind, c.expected_on
    from order_lines l
    join prescriptions p on p.prescription_id = l.prescription_id
    join drugs d on d.drug_id = p.drug_id
    left join lateral (
      select count(*) as delays, max(new_on) as ships_on from line_delays y
      where y.line_id = l.line_id and y.kind = 'shipping' and y.settled_at is null
    ) y on true
    left join parcel_lines x on x.line_id = l.line_id and x.removed_at is null
    left join parcels c on c.parcel_id = x.parcel_id
    where l.is_open and l.delivery_kind = 'mail' and l.promise_kind = 'arrives-by'
      and ((l.status in ${UNSHIPPED} and (l.due_at <= ${now} or l.hold_code = 'stock' or y.delays > 0))
        or (l.status = 'shipped' and l.promise_by <= ${latestDay}::date
          and not exists (select 1 from parcel_claims k where k.parcel_id = c.parcel_id and k.status = 'open')))
    order by l.due_at
    limit ${limit}`.execute(kysely);
  return rows;
}

export type UnansweredDelayRow = { readonly line_id: string; readonly version: number };

/** Lines whose member has said nothing until the time was over, where silence means to cancel. */
export async function readUnanswered({ kysely }: Database, now: Date): Promise<readonly UnansweredDelayRow[]> {
  const { rows } = await sql<UnansweredDelayRow>`
    select distinct l.line_id, l.version
    from line_delays y
    join order_lines l on l.line_id = y.line_id
    where y.answer is null and y.settled_at is null and y.silence = 'cancels' and y.answer_by <= ${now}
      and l.status in ${UNSHIPPED}
    limit 200`.execute(kysely);
  return rows;
}

/** Nothing is to be chosen any more where it has left, or ended. */
export async function settleDelays({ kysely }: Database, now: Date): Promise<void> {
  await sql`
    update line_delays y set settled_at = ${now}
    from order_lines l
    where l.line_id = y.line_id and y.settled_at is null and y.kind = 'shipping' and l.status not in ${UNSHIPPED}`.execute(
    kysely,
  );
}
