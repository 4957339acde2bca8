import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { Role } from "#domain/staff/roles.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";

/** A signed-on member of staff that nobody else's test knows. */
export async function addStaff(
  kysely: Kysely<DB>,
  role: Role,
  at: { readonly pharmacyId?: string; readonly prescriberId?: string; readonly name?: string } = {},
): Promise<StaffActor> {
  const { pharmacyId = null, prescriberId = null, name = `A ${role}` } = at;
  const staffId = randomUUID();
  await kysely
    .insertInto("staff")
    .values({
      staff_id: staffId,
      email: `${staffId}@staff.example`,
      name,
      role,
      pharmacy_id: pharmacyId,
      prescriber_id: prescriberId,
      created_at: new Date(0),
    })
    .execute();
  return { staffId, sessionId: randomUUID(), name, role, pharmacyId, prescriberId, secondFactorAt: new Date(0) };
}
