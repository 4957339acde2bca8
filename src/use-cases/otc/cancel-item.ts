import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { readOrder, type ReadOrder } from "#use-cases/orders/read-orders.ts";
import { moveItem } from "#use-cases/otc/move-item.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** The orderer takes an item off an order, until the pharmacy has gathered it. Its pieces stand on the shelf again. */
export async function cancelItem(
  dependencies: Dependencies,
  actor: Actor,
  ask: { readonly confirmationNumber: string; readonly orderItemId: string },
): Promise<ReadOrder | Refusal<"not-found" | "item-gathered">> {
  const order = await readOrder(dependencies, actor, ask.confirmationNumber);
  const item = order?.items.find(({ row }) => row.order_item_id === ask.orderItemId);
  if (order === undefined || item === undefined) return refuse("not-found");
  if (item.row.status === "cancelled") return order;
  if (!item.canCancel) return refuse("item-gathered");
  const now = dependencies.clock();
  const won = await dependencies.database.kysely.transaction().execute(async (trx) => {
    const step = { act: "cancel", to: "cancelled", reason: null, by: { kind: "member" } } as const;
    const moved = await moveItem(trx, now, item.row, step);
    if (!moved) return false;
    await recordAccess(trx, now, {
      memberId: actor.memberId,
      by: byMember(actor.memberId, actor.memberId),
      action: "item-cancelled",
      channel: "web",
    });
    return true;
  });
  if (!won) return cancelItem(dependencies, actor, ask);
  return (await readOrder(dependencies, actor, ask.confirmationNumber)) ?? refuse("not-found");
}
