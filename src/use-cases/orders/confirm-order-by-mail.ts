import { queueMail } from "#use-cases/messages/queue-mail.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import { orderMail } from "#words/order-mail.ts";

/**
 * Tells the orderer by e-mail that the order stands, with its number and no word of what was ordered. Orders of guests
 * and of members without an account have no address to write to.
 */
export async function confirmOrderByMail(
  { database, clock }: Dependencies,
  payload: unknown,
  publicOrigin: string,
): Promise<void> {
  const { orderId } = payload as { readonly orderId: string };
  const order = await database.kysely
    .selectFrom("orders")
    .innerJoin("accounts", "accounts.member_id", "orders.orderer_member_id")
    .innerJoin("members", "members.member_id", "orders.orderer_member_id")
    .select(["orders.confirmation_number", "accounts.email", "members.language", "members.given_name"])
    .where("orders.order_id", "=", orderId)
    .where("orders.channel", "<>", "demo")
    .executeTakeFirst();
  if (order === undefined) return;
  const [lines, items] = await Promise.all(
    (["order_lines", "order_items"] as const).map(async (table) => {
      const { count } = await database.kysely
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("order_id", "=", orderId)
        .executeTakeFirstOrThrow();
      return count;
    }),
  );
  const mail = orderMail(
    {
      name: order.given_name,
      number: formatConfirmationNumber(order.confirmation_number),
      lines: lines ?? 0,
      items: items ?? 0,
      link: `${publicOrigin}/orders/${order.confirmation_number}`,
    },
    order.language === "es" ? "es" : "en",
  );
  await queueMail(database.kysely, clock(), { to: order.email, ...mail }, orderId);
}
