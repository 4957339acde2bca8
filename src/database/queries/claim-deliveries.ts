import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import type { Channel } from "#domain/notice/notice-kinds.ts";

export type ClaimedDelivery = {
  readonly notice_id: string;
  readonly channel: Channel;
  readonly member_id: string;
  readonly due_at: Date;
  /** This one included. */
  readonly attempts: number;
  readonly first_tried_at: Date;
};

/**
 * Takes deliveries whose time has come; two processes never take the same. One that was taken and never settled (the
 * process died) is taken again after `staleMs`.
 */
export async function claimDeliveries(
  { kysely }: Database,
  now: Date,
  { atOnce, staleMs }: { readonly atOnce: number; readonly staleMs: number },
): Promise<readonly ClaimedDelivery[]> {
  const stale = new Date(now.getTime() - staleMs);
  const { rows } = await sql<ClaimedDelivery>`
    update notice_deliveries d
    set status = 'sending', claimed_at = ${now}, attempts = attempts + 1, first_tried_at = coalesce(first_tried_at, ${now})
    from (
      select notice_id, channel from notice_deliveries
      where (status = 'waiting' and due_at <= ${now}) or (status = 'sending' and due_at <= ${now} and claimed_at <= ${stale})
      order by due_at
      limit ${atOnce}
      for update skip locked
    ) as due
    where d.notice_id = due.notice_id and d.channel = due.channel
    returning d.notice_id, d.channel, d.member_id, d.due_at, d.attempts, d.first_tried_at`.execute(kysely);
  return rows;
}
