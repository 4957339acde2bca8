import { createHash } from "node:crypto";
import { findSession, type SessionAsk, type SessionRow } from "#database/queries/find-session.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";

/** A session ends this long after its last use, whatever its full length. */
export const SESSION_IDLE_MINUTES = 30;

/** Whose session this token opens; undefined when it opens none (unknown, ended, idle too long). */
export async function readSession(dependencies: Dependencies, token: string): Promise<Actor | undefined> {
  const row = await findSession(dependencies.database, askForSession(dependencies, token));
  return row === undefined ? undefined : actorOfSession(dependencies, row);
}

/** What finds the session of a token, for a statement that reads something else with it. */
export function askForSession({ clock }: Pick<Dependencies, "clock">, token: string): SessionAsk {
  const now = clock();
  return {
    tokenHash: hashToken(token),
    now,
    usedSince: minutesBefore(now, SESSION_IDLE_MINUTES),
    // Once a minute is enough to know that a session is in use, and spares a write on every page.
    notedBefore: minutesBefore(now, 1),
  };
}

/** Who asks in a session that was found, noting that it is in use. */
export async function actorOfSession({ database, clock }: Dependencies, row: SessionRow): Promise<Actor> {
  if (row.note_due) {
    await database.kysely
      .updateTable("sessions")
      .set({ last_seen_at: clock() })
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
