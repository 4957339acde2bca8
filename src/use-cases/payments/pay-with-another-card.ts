import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { queueWork } from "#use-cases/queue-work.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/**
 * Pays an order with another card, or tries the same again, after one was declined. What another card holds already
 * stays as it is.
 */
export async function payWithAnotherCard(
  { database, clock }: Dependencies,
  { memberId }: Actor,
  ask: { readonly confirmationNumber: string; readonly paymentMethodId: string },
): Promise<Refusal<"not-found" | "payment-method-not-found"> | undefined> {
  const now = clock();
  return database.kysely.transaction().execute(async (trx) => {
    const card = await trx
      .selectFrom("payment_methods")
      .select("payment_method_id")
      .where("payment_method_id", "=", ask.paymentMethodId)
      .where("member_id", "=", memberId)
      .where("removed_at", "is", null)
      .executeTakeFirst();
    const order = await trx
      .selectFrom("orders")
      .select("order_id")
      .where("confirmation_number", "=", ask.confirmationNumber)
      .where("orderer_member_id", "=", memberId)
      .where("payment_method_id", "is not", null)
      .executeTakeFirst();
    if (order === undefined) return refuse("not-found");
    if (card === undefined) return refuse("payment-method-not-found");
    await trx
      .updateTable("orders")
      .set({ payment_method_id: card.payment_method_id, card_chosen_at: now })
      .where("order_id", "=", order.order_id)
      .execute();
    await queueWork(trx, now, "payment-due", { orderId: order.order_id });
    return undefined;
  });
}
