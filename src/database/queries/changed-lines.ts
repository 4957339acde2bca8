import type { Database } from "#database/database.ts";

/** The lines that moved after an instant, with the version each has now. */
export function readChangedLines(
  { kysely }: Database,
  after: Date,
): Promise<readonly { line_id: string; order_id: string; version: number }[]> {
  return kysely
    .selectFrom("order_lines")
    .select(["line_id", "order_id", "version"])
    .where("status_at", ">", after)
    .execute();
}
