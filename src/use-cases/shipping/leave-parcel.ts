import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";

/** Something was taken out of a parcel: who packs it at this moment is told, and one with nothing in it is none. */
export async function leaveParcel(trx: Kysely<DB>, parcelId: string): Promise<void> {
  const rest = await trx
    .selectFrom("parcel_lines")
    .select("line_id as id")
    .where("parcel_id", "=", parcelId)
    .where("removed_at", "is", null)
    .unionAll(
      trx
        .selectFrom("parcel_items")
        .select("order_item_id as id")
        .where("parcel_id", "=", parcelId)
        .where("removed_at", "is", null),
    )
    .executeTakeFirst();
  await trx
    .updateTable("parcels")
    .set((eb) => ({
      version: eb("version", "+", 1),
      weight_grams: null,
      ...(rest === undefined ? { status: "cancelled" } : {}),
    }))
    .where("parcel_id", "=", parcelId)
    .execute();
}
