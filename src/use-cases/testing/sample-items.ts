import { randomUUID } from "node:crypto";
import type { Insertable, Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";

let drawn = 0;

/** An item nobody else's test knows, with ten pieces at $6.49 on each shelf named. */
export async function addItem(
  kysely: Kysely<DB>,
  pharmacyIds: readonly string[],
  more: Partial<Insertable<DB["otc_items"]>> & { readonly onHand?: number; readonly priceCents?: number } = {},
): Promise<string> {
  const { onHand = 10, priceCents = 649, ...columns } = more;
  const itemId = randomUUID();
  drawn += 1;
  const both = (text: string) => JSON.stringify({ en: text, es: text });
  await kysely
    .insertInto("otc_items")
    .values({
      item_id: itemId,
      name: both(`Antacid ${drawn}`),
      purpose: both("for heartburn"),
      package: both("72 tablets"),
      warnings: both("Ask a doctor if it lasts two weeks."),
      category: "stomach",
      upc: String(drawn).padStart(12, "0"),
      ingredients: ["calcium carbonate"],
      most_per_order: 6,
      mailable: true,
      ...columns,
    })
    .execute();
  for (const pharmacyId of pharmacyIds)
    await kysely
      .insertInto("otc_stock")
      .values({
        pharmacy_id: pharmacyId,
        item_id: itemId,
        offered: true,
        price_cents: priceCents,
        on_hand: onHand,
      })
      .execute();
  return itemId;
}

/** Pieces on a shelf that nobody was promised. */
export async function onShelf(kysely: Kysely<DB>, pharmacyId: string, itemId: string): Promise<number> {
  const { on_hand } = await kysely
    .selectFrom("otc_stock")
    .select("on_hand")
    .where("pharmacy_id", "=", pharmacyId)
    .where("item_id", "=", itemId)
    .executeTakeFirstOrThrow();
  return on_hand;
}
