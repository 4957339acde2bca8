import type { Role } from "#domain/staff/roles.ts";
import { hashToken } from "#use-cases/accounts/read-session.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";

/** A workbench left alone closes itself; the page warns two minutes before. */
export const STAFF_IDLE_MINUTES = 15;

/**
 * Whose workbench session this token opens; undefined when it opens none (unknown, ended, idle too long, left the plan).
 * @param use whether this is use by a person, which keeps the session open; a page that looks for news by itself is none
 */
export async function readStaffSession(
  { database, clock }: Dependencies,
  token: string,
  use: boolean,
): Promise<StaffActor | undefined> {
  const now = clock();
  const row = await database.kysely
    .selectFrom("staff_sessions as s")
    .innerJoin("staff", "staff.staff_id", "s.staff_id")
    .select([
      "s.session_id",
      "s.last_seen_at",
      "s.second_factor_at",
      "staff.staff_id",
      "staff.name",
      "staff.role",
      "staff.pharmacy_id",
      "staff.prescriber_id",
    ])
    .where("s.token_hash", "=", hashToken(token))
    .where("s.expires_at", ">", now)
    .where("s.last_seen_at", ">", secondsBefore(now, STAFF_IDLE_MINUTES * 60))
    .where("staff.ended_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  // Often enough to end a session on time, and spares a write on every call of a page.
  if (use && row.last_seen_at < secondsBefore(now, 5)) {
    await database.kysely
      .updateTable("staff_sessions")
      .set({ last_seen_at: now })
      .where("session_id", "=", row.session_id)
      .execute();
  }
  return {
    staffId: row.staff_id,
    sessionId: row.session_id,
    name: row.name,
    role: row.role as Role,
    pharmacyId: row.pharmacy_id,
    prescriberId: row.prescriber_id,
    secondFactorAt: row.second_factor_at,
  };
}

function secondsBefore(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() - seconds * 1000);
}
