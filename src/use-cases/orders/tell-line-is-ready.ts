import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { queueMail } from "#use-cases/messages/queue-mail.ts";
import { readyMail } from "#words/order-mail.ts";

/**
 * Tells the orderer by e-mail that something of an order can be fetched, without a word of what it is. Other changes
 * show on the order's page only.
 */
export async function tellLineIsReady(
  { database, clock }: Dependencies,
  payload: unknown,
  publicOrigin: string,
): Promise<void> {
  const { lineId, status } = payload as { readonly lineId: string; readonly status: string };
  if (status !== "ready-for-pickup") return;
  const order = await database.kysely
    .selectFrom("order_lines")
    .innerJoin("orders", "orders.order_id", "order_lines.order_id")
    .innerJoin("accounts", "accounts.member_id", "orders.orderer_member_id")
    .innerJoin("members", "members.member_id", "orders.orderer_member_id")
    .innerJoin("pharmacies", "pharmacies.pharmacy_id", "order_lines.pharmacy_id")
    .select([
      "orders.confirmation_number",
      "accounts.email",
      "members.language",
      "members.given_name",
      "pharmacies.name as pharmacy",
    ])
    .where("order_lines.line_id", "=", lineId)
    .where("orders.channel", "<>", "demo")
    .executeTakeFirst();
  if (order === undefined) return;
  const mail = readyMail(
    {
      name: order.given_name,
      number: formatConfirmationNumber(order.confirmation_number),
      pharmacy: order.pharmacy,
      link: `${publicOrigin}/orders/${order.confirmation_number}`,
    },
    order.language === "es" ? "es" : "en",
  );
  await queueMail(database.kysely, clock(), { to: order.email, ...mail });
}
