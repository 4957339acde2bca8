import { v7 as uuidv7 } from "uuid";
import type { Plan } from "#database/queries/read-plan.ts";
import type { ShipTo } from "#database/queries/read-order-facts.ts";
import type { DecidedItem } from "#use-cases/otc/decide-order-items.ts";
import { dueAt } from "#use-cases/orders/due-at.ts";

/** The items of a decided order that go ahead, as `commit_order_with_items` (migration 0008) writes them. */
export function orderItemsToWrite(
  items: readonly DecidedItem[],
  shipTo: ShipTo | null,
  pharmacies: Plan["pharmacies"],
) {
  return items.flatMap(({ answer, pharmacyId, shelfPriceCents }, position) => {
    const { price, promise, decision, itemId, quantity } = answer;
    if (decision.kind === "refused" || price === undefined || promise === undefined) return [];
    const pharmacy = pharmacies.get(pharmacyId);
    if (pharmacy === undefined) throw new Error("an item comes from a pharmacy that does not exist");
    return [
      {
        order_item_id: uuidv7(),
        item_id: itemId,
        position,
        quantity,
        shelf_price_cents: shelfPriceCents,
        price_cents: price.amountCents,
        price_code: price.code,
        delivery_kind: promise.kind === "arrives-by" ? "mail" : "pickup",
        pharmacy_id: pharmacyId,
        ship_to: promise.kind === "arrives-by" ? shipTo : null,
        promise_kind: promise.kind,
        promise_by: promise.by,
        due_at: dueAt(promise, pharmacy.timeZone).toISOString(),
        status: "received" as const,
      },
    ];
  });
}
