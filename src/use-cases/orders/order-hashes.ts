import { createHash } from "node:crypto";
import type { DecidedOrder } from "#use-cases/orders/decide-order.ts";
import type { AskedRefill, Delivery, OrderAsk } from "#use-cases/orders/order-request.ts";

/** Two requests are the same when they ask the same; the order of keys in their JSON does not matter. */
export function askedHash(ask: OrderAsk): Buffer {
  const { lines, delivery, paymentMethodId, items = [], syncOn } = ask;
  const asked = [
    lines.map(({ rxNumber, mrn, daysSupply, ...own }) => [rxNumber, mrn, daysSupply, ...ownWayOf(own)]),
    wayOf(delivery),
    paymentMethodId,
    ...(items.length === 0 ? [] : [items.map(({ itemId, quantity }) => [itemId, quantity])]),
    ...(syncOn === undefined ? [] : [{ syncOn }]),
  ];
  return sha256(asked);
}

/** Nothing for a line that names none, as every line of an older request. */
function ownWayOf({ delivery, bridge }: Pick<AskedRefill, "delivery" | "bridge">): unknown[] {
  const way = delivery === undefined ? [] : [wayOf(delivery)];
  return bridge === true ? [...way, "bridge"] : way;
}

function wayOf(delivery: Delivery): unknown[] {
  return delivery.kind === "pickup" ? ["pickup", delivery.pharmacyId] : ["mail", delivery.addressId];
}

/** What an orderer agrees to: of each line the outcome, the day (not the minute) promised, the price and where. */
export function decidedHash(order: DecidedOrder): Buffer {
  const decided = order.lines.map(({ answer, found }) => [
    answer.rxNumber,
    answer.decision,
    answer.daysSupply,
    answer.promise?.kind,
    answer.promise?.by,
    answer.promise?.kind === "starts-on" ? answer.promise.then.by : null,
    answer.price,
    found?.pharmacy.id,
    found?.shipTo,
  ]);
  return sha256([decided, order.shipTo, order.totalCents]);
}

function sha256(value: unknown): Buffer {
  return createHash("sha256").update(JSON.stringify(value)).digest();
}
