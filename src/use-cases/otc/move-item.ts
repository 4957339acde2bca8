import type { Kysely, Updateable } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import {
  givesBack,
  type ItemAct,
  type ItemDelay,
  type ItemRefusalReason,
  type ItemStatus,
} from "#domain/otc/item-status.ts";

/** An item as it was seen by whoever acts on it. */
export type ItemToMove = {
  readonly order_item_id: string;
  readonly version: number;
  readonly item_id: string;
  readonly pharmacy_id: string;
  readonly quantity: number;
};

export type ItemStep = {
  readonly act: ItemAct | ItemDelay;
  readonly to: ItemStatus;
  readonly reason: ItemRefusalReason | null;
  /** What else the step moves: a new promise, another address. */
  readonly columns?: Pick<Updateable<DB["order_items"]>, "promise_by" | "due_at" | "ship_to">;
  /** `system` is the clock. */
  readonly by: { readonly kind: "staff"; readonly staffId: string } | { readonly kind: "member" | "system" };
};

/** One step of an item inside a transaction; false where it moved since it was seen, and nothing was written. */
export async function moveItem(trx: Kysely<DB>, now: Date, item: ItemToMove, step: ItemStep): Promise<boolean> {
  const changed = await trx
    .updateTable("order_items")
    .set({ ...step.columns, status: step.to, status_at: now, reason: step.reason })
    .set((eb) => ({ version: eb("version", "+", 1) }))
    .where("order_item_id", "=", item.order_item_id)
    .where("version", "=", item.version)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return false;
  await trx
    .insertInto("item_events")
    .values({
      order_item_id: item.order_item_id,
      // Every step moves the version by one, and the order itself was the first.
      sequence: item.version + 1,
      status: step.to,
      at: now,
      by_kind: step.by.kind,
      by_staff_id: step.by.kind === "staff" ? step.by.staffId : null,
      code: step.reason ?? step.act,
    })
    .execute();
  if (givesBack(step.act, step.reason)) {
    await trx
      .updateTable("otc_stock")
      .set((eb) => ({ on_hand: eb("on_hand", "+", item.quantity) }))
      .where("pharmacy_id", "=", item.pharmacy_id)
      .where("item_id", "=", item.item_id)
      .execute();
  }
  return true;
}
