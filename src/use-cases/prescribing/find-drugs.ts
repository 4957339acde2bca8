import type { Database } from "#database/database.ts";
import type { DeaSchedule } from "#domain/refill/refill-facts.ts";

export type Drug = {
  readonly id: string;
  readonly name: string;
  readonly strength: string;
  readonly schedule: DeaSchedule | null;
  readonly therapy: string | null;
};

const MOST = 30;

/** Medicines of the plan's drug file whose name begins with the text, or holds it; recalled ones are not written. */
export async function findDrugs({ database }: { readonly database: Database }, text: string): Promise<readonly Drug[]> {
  const asked = text.trim().replaceAll(/[%_\\]/g, "");
  if (asked.length < 2) return [];
  const rows = await drugs(database)
    .where("name", "ilike", `%${asked}%`)
    .where("recalled", "=", false)
    .orderBy((eb) => eb("name", "ilike", `${asked}%`), "desc")
    .orderBy("name")
    .orderBy("strength")
    .limit(MOST)
    .execute();
  return rows.map(drugOf);
}

/** One medicine that may be written; undefined where there is none, or it was recalled. */
export async function findDrug(
  { database }: { readonly database: Database },
  drugId: string,
): Promise<Drug | undefined> {
  const row = await drugs(database).where("drug_id", "=", drugId).where("recalled", "=", false).executeTakeFirst();
  return row === undefined ? undefined : drugOf(row);
}

function drugs({ kysely }: Database) {
  return kysely.selectFrom("drugs").select(["drug_id", "name", "strength", "dea_schedule", "therapy"]);
}

function drugOf(row: {
  drug_id: string;
  name: string;
  strength: string;
  dea_schedule: string | null;
  therapy: string | null;
}): Drug {
  return {
    id: row.drug_id,
    name: row.name,
    strength: row.strength,
    schedule: row.dea_schedule as DeaSchedule | null,
    therapy: row.therapy,
  };
}
