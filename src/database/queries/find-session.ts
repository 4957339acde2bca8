import { type RawBuilder, sql } from "kysely";
import type { Database } from "#database/database.ts";

export type SessionRow = {
  readonly session_id: string;
  readonly member_id: string;
  readonly language: string;
  /** Whether its use was last noted before `notedBefore`. */
  readonly note_due: boolean;
};

export type SessionAsk = {
  readonly tokenHash: Buffer;
  readonly now: Date;
  readonly usedSince: Date;
  readonly notedBefore: Date;
};

/** The session of a token that has neither run out at `now` nor lain unused since `usedSince`, as a statement. */
export function sessionOf(ask: SessionAsk): RawBuilder<SessionRow> {
  return sql<SessionRow>`
    select ${sessionColumns(ask)}
    from sessions s
    join members m using (member_id)
    where ${sessionOpens(ask)}`;
}

/** The columns of `SessionRow`, from `sessions s` and its `members m`. */
export function sessionColumns({ notedBefore }: SessionAsk): RawBuilder<unknown> {
  return sql`s.session_id, s.member_id, m.language, s.last_seen_at < ${notedBefore}::timestamptz as note_due`;
}

/** The condition on `sessions s`. */
export function sessionOpens({ tokenHash, now, usedSince }: SessionAsk): RawBuilder<boolean> {
  return sql`s.token_hash = ${tokenHash} and s.expires_at > ${now} and s.last_seen_at > ${usedSince}`;
}

/** Asked before every call but those that find the session with what they read. */
export async function findSession(database: Database, ask: SessionAsk): Promise<SessionRow | undefined> {
  const { rows } = await sessionOf(ask).execute(database.reads);
  return rows[0];
}
