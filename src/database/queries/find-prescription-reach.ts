import { sql } from "kysely";
import type { Database } from "#database/database.ts";

/** How a member might reach a prescription: as its own (no grant), or by a grant; undefined by neither. */
export async function findPrescriptionReach(
  database: Database,
  prescriptionId: string,
  readerId: string,
): Promise<{ readonly grantId: string | null } | undefined> {
  const { rows } = await sql<{ grantId: string | null }>`
    select g.grant_id as "grantId"
    from prescriptions p
    left join grants g on g.member_id = p.member_id and g.proxy_member_id = ${readerId}::uuid and g.revoked_at is null
    where p.prescription_id = ${prescriptionId}::uuid and (p.member_id = ${readerId}::uuid or g.grant_id is not null)`.execute(
    database.kysely,
  );
  return rows[0];
}
