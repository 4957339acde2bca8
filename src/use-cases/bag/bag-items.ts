import { readPlan } from "#database/queries/read-plan.ts";
import { type BagContents, readBag } from "#use-cases/bag/bag.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** The catalogue, and with it the bag, holds few enough pieces for this to be a mistake. */
const MOST = 20;

/**
 * Puts so many pieces of an over-the-counter item into the bag, on top of what lies there. Whether they can be had is
 * asked at review.
 */
export async function addItemToBag(
  dependencies: Dependencies,
  actor: Actor,
  ask: { readonly itemId: string; readonly quantity: number; readonly pharmacyId: string },
): Promise<BagContents | Refusal<"bad-input" | "pharmacy-not-found">> {
  const { database, clock } = dependencies;
  const pharmacy = (await readPlan(database)).pharmacies.get(ask.pharmacyId);
  if (pharmacy === undefined || pharmacy.kind === "contracted-community") return refuse("pharmacy-not-found");
  const known = await database.kysely
    .selectFrom("otc_items")
    .select("item_id")
    .where("item_id", "=", ask.itemId)
    .executeTakeFirst();
  if (known === undefined) return refuse("bad-input", { fields: { itemId: "item-unknown" } });
  await database.kysely
    .insertInto("bag_items")
    .values({
      member_id: actor.memberId,
      item_id: ask.itemId,
      quantity: ask.quantity,
      pharmacy_id: ask.pharmacyId,
      added_at: clock(),
    })
    .onConflict((conflict) =>
      conflict.columns(["member_id", "item_id"]).doUpdateSet((eb) => ({
        quantity: eb.fn<number>("least", [eb("bag_items.quantity", "+", ask.quantity), eb.lit(MOST)]),
        pharmacy_id: ask.pharmacyId,
      })),
    )
    .execute();
  return readBag(dependencies, actor);
}

export async function changeBagItem(
  dependencies: Dependencies,
  actor: Actor,
  itemId: string,
  quantity: number,
): Promise<BagContents> {
  await dependencies.database.kysely
    .updateTable("bag_items")
    .set({ quantity })
    .where("member_id", "=", actor.memberId)
    .where("item_id", "=", itemId)
    .execute();
  return readBag(dependencies, actor);
}

export async function removeItemFromBag(
  dependencies: Dependencies,
  actor: Actor,
  itemId: string,
): Promise<BagContents> {
  await dependencies.database.kysely
    .deleteFrom("bag_items")
    .where("member_id", "=", actor.memberId)
    .where("item_id", "=", itemId)
    .execute();
  return readBag(dependencies, actor);
}
