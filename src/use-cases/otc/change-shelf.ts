import { mayAct } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/**
 * Staff set what their pharmacy has of an item: whether it is sold here, at what price, how many pieces stand on the
 * shelf beyond those promised. Who, when and what is kept.
 * @param ask.version of the shelf as it was seen; null where the pharmacy never had the item
 * @param ask.seenOnHand how many stood there when it was seen: pieces sold meanwhile are not put back by the change
 */
export async function changeShelf(
  { database, clock }: Dependencies,
  staff: StaffActor,
  ask: {
    readonly itemId: string;
    readonly version: number | null;
    readonly offered: boolean;
    readonly priceCents: number;
    readonly onHand: number;
    readonly seenOnHand: number;
  },
): Promise<{ readonly kind: "done" } | Refusal<"not-allowed" | "not-found" | "bad-input" | "changed-meanwhile">> {
  const { pharmacyId } = staff;
  if (pharmacyId === null || !mayAct(staff, "stock-otc", pharmacyId)) return refuse("not-allowed");
  const { itemId, offered, priceCents } = ask;
  if (priceCents <= 0) return refuse("bad-input", { fields: { priceCents: "shelf-price" } });
  if (ask.onHand < 0) return refuse("bad-input", { fields: { onHand: "shelf-count" } });
  const known = await database.kysely
    .selectFrom("otc_items")
    .select("item_id")
    .where("item_id", "=", itemId)
    .executeTakeFirst();
  if (known === undefined) return refuse("not-found");
  const more = ask.onHand - ask.seenOnHand;
  const changed = await database.kysely.transaction().execute(async (trx) => {
    const row =
      ask.version === null
        ? await trx
            .insertInto("otc_stock")
            .values({
              pharmacy_id: pharmacyId,
              item_id: itemId,
              offered,
              price_cents: priceCents,
              on_hand: ask.onHand,
            })
            .onConflict((conflict) => conflict.doNothing())
            .returning(["version", "on_hand"])
            .executeTakeFirst()
        : await trx
            .updateTable("otc_stock")
            .set((eb) => ({
              offered,
              price_cents: priceCents,
              on_hand: eb.fn<number>("greatest", [eb("on_hand", "+", more), eb.lit(0)]),
              version: eb("version", "+", 1),
            }))
            .where("pharmacy_id", "=", pharmacyId)
            .where("item_id", "=", itemId)
            .where("version", "=", ask.version)
            .returning(["version", "on_hand"])
            .executeTakeFirst();
    if (row === undefined) return false;
    await trx
      .insertInto("otc_stock_changes")
      .values({
        pharmacy_id: pharmacyId,
        item_id: itemId,
        version: row.version,
        changed_by: staff.staffId,
        changed_at: clock(),
        offered,
        price_cents: priceCents,
        on_hand: row.on_hand,
      })
      .execute();
    return true;
  });
  return changed ? { kind: "done" } : refuse("changed-meanwhile");
}
