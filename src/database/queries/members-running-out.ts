import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import type { Day } from "#domain/calendar/day.ts";

const AT_ONCE = 300;

/**
 * Members with a medicine whose newest fill's own days end between these, that is not ordered, not refilled
 * automatically, and of which nobody was reminded since it was filled; those alone whom somebody with an account may be
 * told for. Earlier fills may make it last longer. Some at a time, by id: asked again with the last one, until there are
 * none. Walks along the members' ids: a plan has them by the hundred thousand, and each time looks at few.
 */
export async function membersRunningOut(
  { kysely }: Database,
  ends: { readonly from: Day; readonly to: Day },
  after: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ member_id: string }>`
    select m.member_id
    from members m
    cross join lateral (
      select array(select g.proxy_member_id from grants g where g.member_id = m.member_id and g.revoked_at is null) as ids
      offset 0
    ) proxies
    cross join lateral (
      select from prescriptions p
      cross join lateral (
        select f.filled_on, f.filled_on + f.days_supply as ends_on
        from fills f
        where f.prescription_id = p.prescription_id
        order by f.filled_on desc, f.days_supply desc
        limit 1
      ) newest
      where p.member_id = m.member_id and p.status = 'active'
        and newest.ends_on between ${ends.from}::date and ${ends.to}::date
        and not exists (select from order_lines l where l.prescription_id = p.prescription_id and l.is_open)
        and not exists (
          select from automatic_refills a where a.prescription_id = p.prescription_id and a.stopped_at is null)
        and not exists (
          select from refill_reminders r
          where r.prescription_id = p.prescription_id and r.reminded_at >= newest.filled_on::timestamptz)
      limit 1
    ) running_out
    where m.member_id > ${after}::uuid
      and exists (select from accounts a where a.member_id = any (m.member_id || proxies.ids))
    order by m.member_id
    limit ${AT_ONCE}`.execute(kysely);
  return rows.map(({ member_id }) => member_id);
}
