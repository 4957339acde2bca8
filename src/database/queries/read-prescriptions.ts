import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import {
  prescriptionColumns,
  prescriptionJoins,
  type PrescriptionRow,
  standingFor,
} from "#database/queries/prescription-facts.ts";

export type ListedPrescriptionRow = PrescriptionRow & {
  readonly policy_version: number;
  /** Whether it lies in the reader's bag. */
  readonly in_bag: boolean;
};

/** All prescriptions of one member, or the one named by `prescriptionId`; what a reader may see of them is the caller's to decide. */
export async function readPrescriptions(
  database: Database,
  ask: { readonly memberId: string; readonly readerId: string; readonly prescriptionId?: string },
): Promise<readonly ListedPrescriptionRow[]> {
  const one =
    ask.prescriptionId === undefined
      ? sql``
      : sql`and p.prescription_id = ${standingFor(sql`old.prescription_id`, sql`${ask.prescriptionId}::uuid`)}`;
  const { rows } = await sql<ListedPrescriptionRow>`
    select ${prescriptionColumns}, (select max(version) from policies) as policy_version,
      exists (
        select 1 from bag_lines b where b.member_id = ${ask.readerId}::uuid and b.prescription_id = p.prescription_id
      ) as in_bag
    from prescriptions p
    ${prescriptionJoins}
    where p.member_id = ${ask.memberId}::uuid and p.status not in ('entered-in-error', 'superseded') ${one}
    order by d.name, d.strength`.execute(database.kysely);
  return rows;
}
