import { sql } from "kysely";
import type { Database } from "#database/database.ts";

export type SessionRow = {
  readonly session_id: string;
  readonly member_id: string;
  readonly language: string;
  /** Whether its use was last noted before `notedBefore`. */
  readonly note_due: boolean;
};

/** The session of a token that has neither run out at `now` nor lain unused since `usedSince`. Asked before every call. */
export async function findSession(
  database: Database,
  ask: { readonly tokenHash: Buffer; readonly now: Date; readonly usedSince: Date; readonly notedBefore: Date },
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select s.session_id, s.member_id, m.language, s.last_seen_at < ${ask.notedBefore} as note_due
    from sessions s
    join members m using (member_id)
    where s.token_hash = ${ask.tokenHash} and s.expires_at > ${ask.now} and s.last_seen_at > ${ask.usedSince}`.execute(
    database.kysely,
  );
  return rows[0];
}
