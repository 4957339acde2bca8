import { readItemsOfPharmacy, type WaitingItemRow } from "#database/queries/read-order-items.ts";
import { afterItemAct, type ItemRefusalReason, type ItemStatus, type StaffItemAct } from "#domain/otc/item-status.ts";
import { mayAct, type Permission } from "#domain/staff/roles.ts";
import { recordAccess } from "#use-cases/access/record-access.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { moveItem } from "#use-cases/otc/move-item.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/**
 * Staff do one thing with items of one order, all of them or none: gathered from the shelf, made ready, handed over.
 * Whoever saw an older version of any of them is told so.
 * @param ask.reason only for `refuse`, which needs one
 */
export async function actOnItems(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: {
    readonly orderId: string;
    readonly act: StaffItemAct;
    readonly items: readonly { readonly id: string; readonly version: number }[];
    readonly reason: ItemRefusalReason | null;
  },
): Promise<
  { readonly kind: "done" } | Refusal<"not-allowed" | "not-found" | "bad-input" | "not-now" | "changed-meanwhile">
> {
  const { pharmacyId } = staff;
  const permission: Permission = ask.act === "hand-over" ? "hand-over" : "stock-otc";
  if (pharmacyId === null || !mayAct(staff, permission, pharmacyId)) return refuse("not-allowed");
  if ((ask.act === "refuse") !== (ask.reason !== null))
    return refuse("bad-input", { fields: { reason: "item-reason" } });
  const rows = await readItemsOfPharmacy(dependencies.database, { pharmacyId, orderId: ask.orderId });
  const memberId = rows[0]?.member_id;
  if (memberId === undefined || ask.items.length === 0) return refuse("not-found");
  const steps: { readonly row: WaitingItemRow; readonly to: ItemStatus }[] = [];
  for (const { id, version } of ask.items) {
    const row = rows.find(({ order_item_id }) => order_item_id === id);
    if (row === undefined) return refuse("not-found");
    if (row.version !== version) return refuse("changed-meanwhile");
    const to = afterItemAct(ask.act, row.status, row.delivery_kind);
    if (to === null) return refuse("not-now");
    steps.push({ row, to });
  }
  const now = dependencies.clock();
  const moved = await dependencies.database.kysely.transaction().execute(async (trx) => {
    const locked = await trx
      .selectFrom("order_items")
      .select(["order_item_id", "version"])
      .where(
        "order_item_id",
        "in",
        steps.map(({ row }) => row.order_item_id),
      )
      .orderBy("order_item_id")
      .forUpdate()
      .execute();
    const asSeen = steps.every(({ row }) =>
      locked.some(({ order_item_id: id, version }) => id === row.order_item_id && version === row.version),
    );
    if (!asSeen) return false;
    // Shelves are locked in the order in which orders lock them.
    for (const { row, to } of steps.sort((a, b) => a.row.item_id.localeCompare(b.row.item_id))) {
      await moveItem(trx, now, row, { act: ask.act, to, reason: ask.reason, byStaffId: staff.staffId });
    }
    await recordAccess(trx, now, {
      memberId,
      by: { kind: "staff", staffId: staff.staffId },
      action: "status-changed",
      channel: "workbench",
    });
    return true;
  });
  return moved ? { kind: "done" } : refuse("changed-meanwhile");
}
