import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { moveItem } from "#use-cases/otc/move-item.ts";

/** What the buyer ordered besides the medicine handed over goes with it, inside the same transaction. */
export async function handOverReadyItems(
  trx: Kysely<DB>,
  now: Date,
  order: {
    readonly orderId: string;
    readonly memberId: string;
    readonly pharmacyId: string;
    readonly staffId: string;
  },
): Promise<void> {
  const ready = await trx
    .selectFrom("order_items")
    .select(["order_item_id", "version", "item_id", "pharmacy_id", "quantity"])
    .where("order_id", "=", order.orderId)
    .where("member_id", "=", order.memberId)
    .where("pharmacy_id", "=", order.pharmacyId)
    .where("status", "=", "ready")
    .orderBy("order_item_id")
    .forUpdate()
    .execute();
  for (const item of ready) {
    const by = { kind: "staff", staffId: order.staffId } as const;
    await moveItem(trx, now, item, { act: "hand-over", to: "picked-up", reason: null, by });
  }
}
