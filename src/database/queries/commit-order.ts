import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import { isRetryable } from "#database/errors.ts";

/** What `commit_order` (migration 0002) writes: a decided order with the versions it was decided from; with items, that of 0008. */
export type OrderToCommit = {
  readonly prescriptions: readonly { readonly prescription_id: string; readonly version: number }[];
  readonly grants: readonly { readonly grant_id: string; readonly version: number }[];
  readonly policy_version: number;
  readonly items?: readonly unknown[];
  readonly [column: string]: unknown;
};

/** Writes the order whole; false when a fact it was decided from has moved, and nothing was written. */
export async function commitOrder(database: Database, order: OrderToCommit): Promise<boolean> {
  try {
    const commit = order.items === undefined ? sql`commit_order` : sql`commit_order_with_items`;
    const { rows } = await sql<{ outcome: string }>`
      select ${commit}(${JSON.stringify(order)}::jsonb) as outcome`.execute(database.kysely);
    return rows[0]?.outcome === "committed";
  } catch (error) {
    if (isRetryable(error)) return false;
    throw error;
  }
}
