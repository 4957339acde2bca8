import { type Kysely, sql } from "kysely";
import type { DB } from "#database/generated/row-types.ts";

/** A row of `access_log`. */
export type AccessLogRow = {
  readonly access_id: string;
  readonly member_id: string;
  readonly at: Date;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly action: string;
  readonly channel: string;
  /** Why a member of staff looked. */
  readonly reason: string | null;
};

/** Adds entries, however many, with one statement that reads the same for any number of them. */
export async function writeAccessLog(kysely: Kysely<DB>, rows: readonly AccessLogRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into access_log (access_id, member_id, at, actor_kind, actor_id, action, channel, reason)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (
      access_id uuid, member_id uuid, at timestamptz, actor_kind text, actor_id uuid, action text, channel text, reason text)`.execute(
    kysely,
  );
}
