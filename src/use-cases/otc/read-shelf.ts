import { readShelf as queryShelf, type ShelfRow } from "#database/queries/read-shelf.ts";
import { countItemOrders, readItemsOfPharmacy, type WaitingItemRow } from "#database/queries/read-order-items.ts";
import { type Pharmacy, readPlan } from "#database/queries/read-plan.ts";
import { itemActs, type StaffItemAct } from "#domain/otc/item-status.ts";
import { mayAct } from "#domain/staff/roles.ts";
import { recordStaffRead } from "#use-cases/access/record-reads.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type { ShelfRow };

/** The whole catalogue with what the own pharmacy has of each item, and how many orders have items to gather. */
export async function readShelf(
  { database }: Dependencies,
  staff: StaffActor,
  language: "en" | "es",
): Promise<
  | {
      readonly kind: "shelf";
      readonly pharmacy: Pharmacy;
      readonly rows: readonly ShelfRow[];
      readonly waiting: number;
    }
  | Refusal<"not-allowed">
> {
  const pharmacy = await ownPharmacy(database, staff);
  if (pharmacy === null) return refuse("not-allowed");
  const [rows, waiting] = await Promise.all([
    queryShelf(database, { pharmacyId: pharmacy.id, language }),
    countItemOrders(database, pharmacy.id),
  ]);
  return { kind: "shelf", pharmacy, rows, waiting };
}

/** One order's items at one pharmacy: what to gather, and how far it is. */
export type PickList = {
  readonly items: readonly { readonly row: WaitingItemRow; readonly acts: readonly StaffItemAct[] }[];
};

/** The own pharmacy's orders with items that are not in their buyers' hands, due time first. */
export async function listPickLists(
  { database, clock }: Dependencies,
  staff: StaffActor,
): Promise<
  | { readonly kind: "lists"; readonly pharmacy: Pharmacy; readonly now: Date; readonly lists: readonly PickList[] }
  | Refusal<"not-allowed">
> {
  const pharmacy = await ownPharmacy(database, staff);
  if (pharmacy === null) return refuse("not-allowed");
  const now = clock();
  const rows = await readItemsOfPharmacy(database, { pharmacyId: pharmacy.id });
  recordStaffRead(database, now, staff, "order-read", ...rows.map(({ member_id }) => member_id));
  const orders = Map.groupBy(rows, ({ order_id }) => order_id);
  return { kind: "lists", pharmacy, now, lists: [...orders.values()].map((items) => pickList(items, staff)) };
}

function pickList(rows: readonly WaitingItemRow[], staff: StaffActor): PickList {
  return {
    items: rows.map((row) => ({
      row,
      acts: itemActs(row.status, row.delivery_kind).filter(
        (act) => act !== "hand-over" || mayAct(staff, "hand-over", row.pharmacy_id),
      ),
    })),
  };
}

async function ownPharmacy(database: Dependencies["database"], staff: StaffActor): Promise<Pharmacy | null> {
  const { pharmacyId } = staff;
  if (pharmacyId === null || !mayAct(staff, "stock-otc", pharmacyId)) return null;
  return (await readPlan(database)).pharmacies.get(pharmacyId) ?? null;
}
