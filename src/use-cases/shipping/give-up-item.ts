import { readPlan } from "#database/queries/read-plan.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { moveItems } from "#use-cases/otc/move-items.ts";
import type { ItemToMove } from "#use-cases/otc/move-item.ts";
import { queueWork } from "#use-cases/queue-work.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { leaveParcel } from "#use-cases/shipping/leave-parcel.ts";

type LateItem = ItemToMove & { readonly order_id: string; readonly member_id: string };

/**
 * Ends an item that is late, because its member, or the mail order rule, says so: its pieces stand on the shelf again,
 * what is held on the card is let go. One whose parcel has its label already leaves with the next driver.
 */
export async function giveUpItem(
  { database, clock }: Dependencies,
  item: LateItem,
  by: { readonly kind: "member" | "system" },
): Promise<{ readonly kind: "done" } | Refusal<"picking-began" | "changed-meanwhile">> {
  const now = clock();
  const { order_item_id: orderItemId, order_id: orderId, member_id: memberId } = item;
  const pharmacyName = (await readPlan(database)).pharmacies.get(item.pharmacy_id)?.name ?? "";
  return database.kysely.transaction().execute(async (trx) => {
    const parcel = await trx
      .selectFrom("parcels as c")
      .innerJoin("parcel_items as x", "x.parcel_id", "c.parcel_id")
      .select(["c.parcel_id", "c.status"])
      .where("x.order_item_id", "=", orderItemId)
      .where("x.removed_at", "is", null)
      .forUpdate("c")
      .executeTakeFirst();
    if (parcel !== undefined && parcel.status !== "open") return refuse("picking-began");
    const step = { act: "give-up", to: "cancelled", reason: null, by } as const;
    if (!(await moveItems(trx, now, { orderId, memberId, pharmacyName, items: [item] }, step)))
      return refuse("changed-meanwhile");
    await trx
      .updateTable("item_delays")
      .set({ settled_at: now })
      .where("order_item_id", "=", orderItemId)
      .where("settled_at", "is", null)
      .execute();
    if (parcel !== undefined) {
      await trx
        .updateTable("parcel_items")
        .set({ removed_at: now })
        .where("parcel_id", "=", parcel.parcel_id)
        .where("order_item_id", "=", orderItemId)
        .execute();
      await leaveParcel(trx, parcel.parcel_id);
    }
    await queueWork(trx, now, "payment-due", { orderId });
    return { kind: "done" as const };
  });
}
