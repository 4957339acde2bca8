import { readOrderFactsInSession } from "#database/queries/read-order-facts.ts";
import { actorOfSession, askForSession, readSession } from "#use-cases/accounts/read-session.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { factsAskOf } from "#use-cases/orders/decide-order.ts";
import { type GuardedOrderResult, placeGuardedOrder } from "#use-cases/orders/guard-numbers.ts";
import type { OrderAsk } from "#use-cases/orders/order-request.ts";
import { placeOrder } from "#use-cases/orders/place-order.ts";

/**
 * Places the order of whoever's session the token opens; undefined when it opens none. The session is found by the
 * statement that reads the order's facts, so that an order stays one read and one write.
 */
export async function placeOrderInSession(
  dependencies: Dependencies,
  token: string,
  ask: Omit<OrderAsk, "ordererId">,
  key: string,
): Promise<{ readonly actor: Actor; readonly result: GuardedOrderResult } | undefined> {
  // Whoever names a record number may be guessing, and is slowed before anything is looked up.
  if (ask.lines.some(({ mrn }) => mrn !== null)) {
    const actor = await readSession(dependencies, token);
    if (actor === undefined) return undefined;
    const { memberId } = actor;
    const order = { ...ask, ordererId: memberId };
    return { actor, result: await placeGuardedOrder(dependencies, order, { subject: memberId, key }, memberId) };
  }
  const facts = await readOrderFactsInSession(
    dependencies.database,
    askForSession(dependencies, token),
    factsAskOf(ask, key),
  );
  const session = facts[0]?.session;
  if (session === undefined) return undefined;
  const actor = await actorOfSession(dependencies, session);
  const order = { ...ask, ordererId: actor.memberId };
  return { actor, result: await placeOrder(dependencies, order, { subject: actor.memberId, key }, undefined, facts) };
}
