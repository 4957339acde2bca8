import { readItemsOfPharmacy, type WaitingItemRow } from "#database/queries/read-order-items.ts";
import { readPlan } from "#database/queries/read-plan.ts";
import { afterItemAct, type ItemRefusalReason, type ItemStatus, type StaffItemAct } from "#domain/otc/item-status.ts";
import { mayAct, type Permission } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { moveItems } from "#use-cases/otc/move-items.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { refuseReason } from "#use-cases/settings/refuse-reason.ts";

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
  const plan = await readPlan(dependencies.database);
  const notOffered = ask.reason === null ? undefined : refuseReason(plan, "item", ask.reason);
  if (notOffered !== undefined) return notOffered;
  const rows = await readItemsOfPharmacy(dependencies.database, { pharmacyId, orderId: ask.orderId });
  const items: WaitingItemRow[] = [];
  let next: ItemStatus | null = null;
  for (const { id, version } of ask.items) {
    const row = rows.find(({ order_item_id }) => order_item_id === id);
    if (row === undefined) return refuse("not-found");
    if (row.version !== version) return refuse("changed-meanwhile");
    // An act leads to one status, wherever it began.
    next = afterItemAct(ask.act, row.status, row.delivery_kind);
    if (next === null) return refuse("not-now");
    items.push(row);
  }
  const memberId = items[0]?.member_id;
  if (memberId === undefined || next === null) return refuse("not-found");
  const to = next;
  const pharmacyName = plan.pharmacies.get(pharmacyId)?.name ?? "";
  const order = { orderId: ask.orderId, memberId, pharmacyName, items };
  const by = { kind: "staff", staffId: staff.staffId } as const;
  const moved = await dependencies.database.kysely
    .transaction()
    .execute((trx) => moveItems(trx, dependencies.clock(), order, { act: ask.act, to, reason: ask.reason, by }));
  return moved ? { kind: "done" } : refuse("changed-meanwhile");
}
