import type { Database } from "#database/database.ts";

/** The lines and items of orders that moved, or changed hands, after an instant, with the version each has now. */
export function readChangedLines(
  { kysely }: Database,
  after: Date,
): Promise<readonly { line_id: string; order_id: string; pharmacy_id: string; version: number }[]> {
  return kysely
    .selectFrom("order_lines")
    .select(["line_id", "order_id", "pharmacy_id", "version"])
    .where((eb) => eb.or([eb("status_at", ">", after), eb("claimed_at", ">", after)]))
    .unionAll(
      kysely
        .selectFrom("order_items")
        .select(["order_item_id as line_id", "order_id", "pharmacy_id", "version"])
        .where("status_at", ">", after),
    )
    .execute();
}
