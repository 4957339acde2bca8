import { recordMemberRead } from "#use-cases/access/record-reads.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { type DecidedOrder, decideOrder, type OrderRefusal } from "#use-cases/orders/decide-order.ts";
import { type LineAdvice, lookAhead } from "#use-cases/orders/look-ahead.ts";
import type { OrderAsk } from "#use-cases/orders/order-request.ts";

/** With what is worth knowing of each line before it is ordered. */
export type QuotedOrder = DecidedOrder & { readonly advice: readonly (LineAdvice | null)[] };

/** What an order would give now. Orders nothing; that it was asked stands in the access log of each member found. */
export async function quoteOrder(
  dependencies: Dependencies,
  actor: Actor,
  ask: OrderAsk,
): Promise<QuotedOrder | OrderRefusal> {
  const order = await decideOrder(dependencies, ask, null);
  if (order.kind === "refused") return order;
  const members = order.lines.flatMap(({ found }) => (found === null ? [] : [found.row.member_id]));
  recordMemberRead(dependencies.database, order.now, actor, "refill-checked", ...members);
  return { ...order, advice: lookAhead(order, ask) };
}
