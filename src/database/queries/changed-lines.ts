import type { Database } from "#database/database.ts";

/** The lines that moved, or changed hands, after an instant, with the version each has now. */
export function readChangedLines(
  { kysely }: Database,
  after: Date,
): Promise<readonly { line_id: string; order_id: string; pharmacy_id: string; version: number }[]> {
  return kysely
    .selectFrom("order_lines")
    .select(["line_id", "order_id", "pharmacy_id", "version"])
    .where((eb) => eb.or([eb("status_at", ">", after), eb("claimed_at", ">", after)]))
    .execute();
}
