import type { PickList, ShelfItem } from "#contracts/staff/items.ts";
import type { PickList as PickListRows, ShelfRow } from "#use-cases/otc/read-shelf.ts";
import type { Language } from "#words/languages.ts";
import { wordItemCategory } from "#words/word-item.ts";

/** An item of the shelf as the API tells it to staff. */
export function wordShelfItem(row: ShelfRow, language: Language): ShelfItem {
  return {
    id: row.item_id,
    name: row.name[language],
    package: row.package[language],
    category: row.category,
    categoryWords: wordItemCategory(row.category, language),
    upc: row.upc,
    ...(row.version === null
      ? {}
      : {
          shelf: {
            version: row.version,
            offered: row.offered ?? false,
            priceCents: row.price_cents ?? 0,
            onHand: row.on_hand ?? 0,
          },
        }),
    promised: row.promised,
    ...(row.changed_at === null || row.changed_by === null
      ? {}
      : { changed: { by: row.changed_by, at: row.changed_at.toISOString() } }),
  };
}

/** What to gather for one order. */
export function wordPickList({ items }: PickListRows, now: Date, language: Language): PickList {
  const first = items[0]?.row;
  if (first === undefined) throw new Error("a pick list has no items");
  const toGather = items.some(({ row }) => row.status === "received" || row.status === "gathered");
  return {
    orderId: first.order_id,
    confirmationNumber: first.confirmation_number,
    placedAt: first.placed_at.toISOString(),
    dueAt: first.due_at.toISOString(),
    overdue: toGather && first.due_at < now,
    delivery: first.delivery_kind,
    member: { name: `${first.given_name} ${first.family_name}`, birthDate: first.birth_date },
    withRefills: first.with_refills,
    items: items.map(({ row, acts }) => ({
      id: row.order_item_id,
      version: row.version,
      name: row.name[language],
      package: row.package[language],
      upc: row.upc,
      quantity: row.quantity,
      status: row.status,
      acts: [...acts],
    })),
  };
}
