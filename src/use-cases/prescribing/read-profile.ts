import { readPlan } from "#database/queries/read-plan.ts";
import { type ListedPrescriptionRow, readPrescriptions } from "#database/queries/read-prescriptions.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

/** What a prescriber sees of a patient before writing: every living medicine, whoever wrote it, and the allergies. */
export type PatientProfile = {
  readonly medicines: readonly { readonly row: ListedPrescriptionRow; readonly pharmacyName: string }[];
  readonly allergies: readonly { readonly substance: string; readonly reaction: string | null; readonly notedOn: string }[];
};

export async function readProfile({ database }: Pick<Dependencies, "database">, memberId: string): Promise<PatientProfile> {
  const rows = await readPrescriptions(database, { memberId, readerId: memberId });
  const plan = await readPlan(database, rows[0]?.policy_version);
  const allergies = await database.kysely
    .selectFrom("allergies")
    .select(["substance", "reaction", "noted_on"])
    .where("member_id", "=", memberId)
    .orderBy("substance")
    .execute();
  return {
    medicines: rows
      .filter((row) => row.status === "active")
      .map((row) => ({ row, pharmacyName: plan.pharmacies.get(row.pharmacy_id)?.name ?? "" })),
    allergies: allergies.map(({ substance, reaction, noted_on }) => ({ substance, reaction, notedOn: noted_on })),
  };
}
