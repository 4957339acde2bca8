import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import type { Day } from "#domain/calendar/day.ts";

const AT_ONCE = 300;

/**
 * Members with a medicine whose newest fill's own days end between these, that is not ordered, not refilled
 * automatically, and of which nobody was reminded since it was filled. Earlier fills may make it last longer. Some at a
 * time, by id: asked again with the last one, until there are none.
 */
export async function membersRunningOut(
  { kysely }: Database,
  ends: { readonly from: Day; readonly to: Day },
  after: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ member_id: string }>`
    select distinct p.member_id
    from fills f
    join prescriptions p on p.prescription_id = f.prescription_id
    where f.filled_on + f.days_supply between ${ends.from}::date and ${ends.to}::date
      and p.status = 'active' and p.member_id > ${after}::uuid
      and not exists (select from fills x where x.prescription_id = p.prescription_id and x.filled_on > f.filled_on)
      and not exists (select from order_lines l where l.prescription_id = p.prescription_id and l.is_open)
      and not exists (
        select from automatic_refills a where a.prescription_id = p.prescription_id and a.stopped_at is null)
      and not exists (
        select from refill_reminders r
        where r.prescription_id = p.prescription_id and r.reminded_at >= f.filled_on::timestamptz)
    order by p.member_id
    limit ${AT_ONCE}`.execute(kysely);
  return rows.map(({ member_id }) => member_id);
}
