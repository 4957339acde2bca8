import { readPlan } from "#database/queries/read-plan.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import type { ReasonsOff, ReasonWords } from "#domain/settings/reasons.ts";
import { type Permission, permissionsOf, type Role } from "#domain/staff/roles.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { STAFF_IDLE_MINUTES } from "#use-cases/staff/read-staff-session.ts";

export type StaffAccount = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly permissions: Permission[];
  readonly pharmacy: { readonly id: string; readonly name: string } | null;
  readonly timeZone: string;
  readonly secondFactorAt: Date;
  readonly reasonsOff: ReasonsOff;
  readonly reasonWords: ReasonWords;
  readonly session: StaffSessionEnd;
};

export type StaffSessionEnd = { readonly endsAt: Date; readonly secondsLeft: number };

/** Who is signed on at the workbench, and for how long if nothing more is done. */
export async function readStaffMe({ database, clock }: Dependencies, sessionId: string): Promise<StaffAccount> {
  const row = await database.kysely
    .selectFrom("staff_sessions as s")
    .innerJoin("staff", "staff.staff_id", "s.staff_id")
    .leftJoin("pharmacies", "pharmacies.pharmacy_id", "staff.pharmacy_id")
    .select([
      "s.last_seen_at",
      "s.expires_at",
      "s.second_factor_at",
      "staff.staff_id",
      "staff.name",
      "staff.email",
      "staff.role",
    ])
    .select([
      "pharmacies.pharmacy_id",
      "pharmacies.name as pharmacy_name",
      "pharmacies.time_zone",
      "pharmacies.kind as pharmacy_kind",
    ])
    .where("s.session_id", "=", sessionId)
    .executeTakeFirstOrThrow();
  const role = row.role as Role;
  const { reasonsOff, reasonWords } = await readPlan(database);
  return {
    id: row.staff_id,
    name: row.name,
    email: row.email,
    role,
    // Only the mail-order pharmacy has a bench for parcels.
    permissions: permissionsOf(role).filter(
      (permission) => permission !== "pack-parcel" || row.pharmacy_kind === "mail-order",
    ),
    pharmacy:
      row.pharmacy_id === null || row.pharmacy_name === null ? null : { id: row.pharmacy_id, name: row.pharmacy_name },
    timeZone: row.time_zone ?? PLAN_ZONE,
    secondFactorAt: row.second_factor_at,
    reasonsOff,
    reasonWords,
    session: sessionEnd(clock(), row.last_seen_at, row.expires_at),
  };
}

function sessionEnd(now: Date, lastSeenAt: Date, expiresAt: Date): StaffSessionEnd {
  const idleEnd = new Date(lastSeenAt.getTime() + STAFF_IDLE_MINUTES * 60_000);
  const endsAt = idleEnd < expiresAt ? idleEnd : expiresAt;
  return { endsAt, secondsLeft: Math.max(0, Math.floor((endsAt.getTime() - now.getTime()) / 1000)) };
}
