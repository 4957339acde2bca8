import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { noticeOfItemAct } from "#domain/otc/item-notice.ts";
import { queueNotice } from "#use-cases/notices/queue-notice.ts";
import { type Access, byMember, recordAccess } from "#use-cases/access/record-access.ts";
import { type ItemStep, type ItemToMove, moveItem } from "#use-cases/otc/move-item.ts";

/** Items of one order at one pharmacy, as they were seen. */
export type ItemsToMove = {
  readonly orderId: string;
  readonly memberId: string;
  readonly pharmacyName: string;
  readonly items: readonly ItemToMove[];
};

/**
 * One step of items of an order inside a transaction, all of them or none: with the access log, and one notice for all
 * of them. False where any of them moved since it was seen, and nothing was written.
 */
export async function moveItems(
  trx: Kysely<DB>,
  now: Date,
  { orderId, memberId, pharmacyName, items }: ItemsToMove,
  step: ItemStep,
): Promise<boolean> {
  const locked = await trx
    .selectFrom("order_items")
    .select(["order_item_id", "version"])
    .where(
      "order_item_id",
      "in",
      items.map(({ order_item_id: id }) => id),
    )
    .orderBy("order_item_id")
    .forUpdate()
    .execute();
  const asSeen = items.every((item) =>
    locked.some(({ order_item_id: id, version }) => id === item.order_item_id && version === item.version),
  );
  // Shelves are locked in the order in which orders lock them.
  const inShelfOrder = items.toSorted((a, b) => a.item_id.localeCompare(b.item_id));
  const [first] = inShelfOrder;
  if (!asSeen || first === undefined) return false;
  for (const item of inShelfOrder) await moveItem(trx, now, item, step);
  await recordAccess(trx, now, { memberId, ...accessOf(step.by, memberId) });
  // What members do themselves needs no telling.
  const kind = step.by.kind === "member" ? null : noticeOfItemAct(step.act);
  const by = step.columns?.promise_by;
  if (kind !== null)
    await queueNotice(trx, now, {
      memberId,
      kind,
      change: `item:${first.order_item_id}:${first.version + 1}`,
      orderId,
      details: { pharmacy: pharmacyName, ...(by === undefined ? {} : { by }) },
    });
  return true;
}

function accessOf(by: ItemStep["by"], memberId: string): Pick<Access, "by" | "action" | "channel"> {
  if (by.kind === "member") return { by: byMember(memberId, memberId), action: "item-cancelled", channel: "web" };
  const who = by.kind === "staff" ? by : ({ kind: "system" } as const);
  return { by: who, action: "status-changed", channel: "workbench" };
}
