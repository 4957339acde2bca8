import type { Database } from "#database/database.ts";

/** The lines that moved, or changed hands, after an instant, with the pharmacy that works them and the version each has now. */
export function readChangedQueues(
  { kysely }: Database,
  after: Date,
): Promise<readonly { line_id: string; pharmacy_id: string; version: number }[]> {
  return kysely
    .selectFrom("order_lines")
    .select(["line_id", "pharmacy_id", "version"])
    .where((eb) => eb.or([eb("status_at", ">", after), eb("claimed_at", ">", after)]))
    .execute();
}
