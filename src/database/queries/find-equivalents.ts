import type { Database } from "#database/database.ts";

/** Other drugs of the same therapy and the same schedule: what a prescriber may agree to instead. */
export function findEquivalents(
  { kysely }: Database,
  drug: { readonly drug_id: string; readonly therapy: string | null; readonly dea_schedule: string | null },
): Promise<readonly { drug_id: string; name: string; strength: string; ndc: string }[]> {
  if (drug.therapy === null) return Promise.resolve([]);
  return kysely
    .selectFrom("drugs")
    .select(["drug_id", "name", "strength", "ndc"])
    .where("therapy", "=", drug.therapy)
    .where("dea_schedule", "is not distinct from", drug.dea_schedule)
    .where("drug_id", "<>", drug.drug_id)
    .where("recalled", "=", false)
    .orderBy("name")
    .orderBy("strength")
    .limit(40)
    .execute();
}
