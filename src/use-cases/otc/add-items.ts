import type { Insertable } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { forbiddenIngredient } from "#domain/otc/ingredients.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

const ROWS_PER_INSERT = 500;

/** Brings items into the plan's catalogue and onto shelves, all or none: none with an ingredient that may not be sold so. */
export async function addItems(
  { database }: Dependencies,
  items: readonly Insertable<DB["otc_items"]>[],
  stock: readonly Insertable<DB["otc_stock"]>[],
): Promise<{ readonly kind: "added" } | Refusal<"forbidden-ingredient">> {
  if (items.some(({ ingredients }) => forbiddenIngredient(ingredients) !== undefined))
    return refuse("forbidden-ingredient");
  await database.kysely.transaction().execute(async (trx) => {
    for (let from = 0; from < items.length; from += ROWS_PER_INSERT)
      await trx
        .insertInto("otc_items")
        .values(items.slice(from, from + ROWS_PER_INSERT))
        .onConflict((conflict) => conflict.column("item_id").doNothing())
        .execute();
    for (let from = 0; from < stock.length; from += ROWS_PER_INSERT)
      await trx
        .insertInto("otc_stock")
        .values(stock.slice(from, from + ROWS_PER_INSERT))
        .onConflict((conflict) => conflict.columns(["pharmacy_id", "item_id"]).doNothing())
        .execute();
  });
  return { kind: "added" };
}
