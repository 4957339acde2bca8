import { createHash } from "node:crypto";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";

/** A session ends this long after its last use, whatever its full length. */
export const SESSION_IDLE_MINUTES = 30;

/** Whose session this token opens; undefined when it opens none (unknown, ended, idle too long). */
export async function readSession({ database, clock }: Dependencies, token: string): Promise<Actor | undefined> {
  const now = clock();
  const row = await database.kysely
    .selectFrom("sessions")
    .innerJoin("members", "members.member_id", "sessions.member_id")
    .select(["sessions.session_id", "sessions.member_id", "sessions.last_seen_at", "members.language"])
    .where("sessions.token_hash", "=", hashToken(token))
    .where("sessions.expires_at", ">", now)
    .where("sessions.last_seen_at", ">", minutesBefore(now, SESSION_IDLE_MINUTES))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  // Once a minute is enough to know that a session is in use, and spares a write on every page.
  if (row.last_seen_at < minutesBefore(now, 1)) {
    await database.kysely
      .updateTable("sessions")
      .set({ last_seen_at: now })
      .where("session_id", "=", row.session_id)
      .execute();
  }
  return { memberId: row.member_id, sessionId: row.session_id, language: row.language === "es" ? "es" : "en" };
}

/** Whether the session goes on. Unlike `readSession` this is no use of it: a page left open does not keep it alive. */
export async function isSessionOpen({ database, clock }: Dependencies, { sessionId }: Actor): Promise<boolean> {
  const now = clock();
  const row = await database.kysely
    .selectFrom("sessions")
    .select("session_id")
    .where("session_id", "=", sessionId)
    .where("expires_at", ">", now)
    .where("last_seen_at", ">", minutesBefore(now, SESSION_IDLE_MINUTES))
    .executeTakeFirst();
  return row !== undefined;
}

export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

function minutesBefore(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() - minutes * 60_000);
}
