import type { DelayAnswer } from "#domain/promise/late-shipment.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { readOrder, type ReadOrder } from "#use-cases/orders/read-orders.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { giveUpItem } from "#use-cases/shipping/give-up-item.ts";

/** The orderer waits for a late over-the-counter item, or cancels it and pays nothing; as `answerDelay` for a medicine. */
export async function answerItemDelay(
  dependencies: Dependencies,
  actor: Actor,
  ask: { readonly confirmationNumber: string; readonly orderItemId: string; readonly answer: DelayAnswer },
): Promise<ReadOrder | Refusal<"not-found" | "picking-began" | "try-again">> {
  const { database, clock } = dependencies;
  const order = await readOrder(dependencies, actor, ask.confirmationNumber);
  const item = order?.items.find(({ row }) => row.order_item_id === ask.orderItemId)?.row;
  if (order === undefined || item === undefined) return refuse("not-found");
  if (item.delay === null) return item.status === "cancelled" ? order : refuse("picking-began");
  if (ask.answer === "cancel") {
    const ended = await giveUpItem(dependencies, item, { kind: "member" });
    // The pharmacy did something with it at this moment: what can be chosen now stands on the page.
    if (ended.kind === "refused") return refuse(ended.code === "picking-began" ? "picking-began" : "try-again");
  } else {
    const now = clock();
    await database.kysely.transaction().execute(async (trx) => {
      await trx
        .updateTable("item_delays")
        .set({ answer: "wait", answered_at: now })
        .where("order_item_id", "=", ask.orderItemId)
        .where("kind", "=", "shipping")
        .where("settled_at", "is", null)
        .execute();
      await trx
        .updateTable("order_items")
        .set({ status_at: now })
        .where("order_item_id", "=", ask.orderItemId)
        .execute();
    });
  }
  return (await readOrder(dependencies, actor, ask.confirmationNumber)) ?? refuse("not-found");
}
