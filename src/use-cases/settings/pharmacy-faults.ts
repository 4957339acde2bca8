import type { Transaction } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { Day } from "#domain/calendar/day.ts";
import type { SettingValues } from "#domain/settings/setting-fields.ts";
import { centroidOf } from "#use-cases/directory/zip-centroid.ts";

/**
 * What stands against a pharmacy's values beside the fields themselves, by field: a ZIP code that does not exist, or a
 * refill line that is another pharmacy's.
 * @param pharmacyId null for a new one
 */
export async function pharmacyFaults(
  trx: Transaction<DB>,
  { zip, refillPhone }: SettingValues,
  pharmacyId: string | null,
): Promise<Record<string, string>> {
  const faults: Record<string, string> = {};
  if (typeof zip === "string" && centroidOf(zip) === undefined) faults["zip"] = "zip-unknown";
  if (typeof refillPhone === "string") {
    const other = await trx
      .selectFrom("pharmacies")
      .select("pharmacy_id")
      .where("refill_phone", "=", refillPhone)
      .where("pharmacy_id", "is distinct from", pharmacyId)
      .executeTakeFirst();
    if (other !== undefined) faults["refillPhone"] = "phone-in-use";
  }
  return faults;
}

/** Faults by field as their asker is told them, and whether the day is over. */
export function namedFaults(
  faults: Readonly<Record<string, string>>,
  effectiveOn: Day,
  today: Day,
): Record<string, string> {
  const fields = Object.fromEntries(Object.entries(faults).map(([field, code]) => [`values.${field}`, code]));
  return effectiveOn < today ? { ...fields, effectiveOn: "before-today" } : fields;
}
