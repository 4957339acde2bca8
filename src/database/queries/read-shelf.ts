import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import { carePlanOf, type InLanguages } from "#database/queries/read-item-facts.ts";
import type { ItemCategory } from "#domain/otc/item-categories.ts";

/** One item of the catalogue. */
export type CatalogueRow = {
  readonly item_id: string;
  readonly name: InLanguages;
  readonly purpose: InLanguages;
  readonly package: InLanguages;
  readonly warnings: InLanguages;
  readonly category: ItemCategory;
  readonly upc: string;
  readonly ingredients: readonly string[];
  readonly min_age: number | null;
  readonly most_per_order: number;
  readonly mailable: boolean;
};

/** As it stands on a pharmacy's shelf, for one reader. */
export type OfferedRow = CatalogueRow & {
  readonly price_cents: number;
  readonly on_hand: number;
  readonly in_bag: number | null;
  readonly care_plan_network: string | null;
};

const itemColumns = sql`
  i.item_id, i.name, i.purpose, i.package, i.warnings, i.category, i.upc, i.ingredients, i.min_age, i.most_per_order, i.mailable`;

/** What a pharmacy offers, by name in the reader's language. */
export async function readOffered(
  database: Database,
  ask: { readonly memberId: string; readonly pharmacyId: string; readonly language: "en" | "es" },
): Promise<readonly OfferedRow[]> {
  const { rows } = await sql<OfferedRow>`
    select ${itemColumns}, s.price_cents, s.on_hand, b.quantity as in_bag, care.network as care_plan_network
    from otc_stock s
    join otc_items i using (item_id)
    left join bag_items b on b.item_id = i.item_id and b.member_id = ${ask.memberId}::uuid
    ${carePlanOf(ask.memberId)}
    where s.pharmacy_id = ${ask.pharmacyId}::uuid and s.offered
    order by lower(i.name ->> ${ask.language}), i.item_id`.execute(database.kysely);
  return rows;
}

/** As staff see it: offered or not, or never had, with the last change made by hand. */
export type ShelfRow = CatalogueRow & {
  readonly offered: boolean | null;
  readonly price_cents: number | null;
  readonly on_hand: number | null;
  readonly version: number | null;
  readonly changed_at: Date | null;
  readonly changed_by: string | null;
  /** Pieces of open orders, not handed over yet. */
  readonly promised: number;
};

/** The whole catalogue with what one pharmacy has of it. */
export async function readShelf(
  database: Database,
  ask: { readonly pharmacyId: string; readonly language: "en" | "es" },
): Promise<readonly ShelfRow[]> {
  const { rows } = await sql<ShelfRow>`
    select ${itemColumns}, s.offered, s.price_cents, s.on_hand, s.version, c.changed_at, w.name as changed_by,
      coalesce((select sum(x.quantity) from order_items x
        where x.pharmacy_id = ${ask.pharmacyId}::uuid and x.item_id = i.item_id and x.is_open), 0)::integer as promised
    from otc_items i
    left join otc_stock s on s.item_id = i.item_id and s.pharmacy_id = ${ask.pharmacyId}::uuid
    left join otc_stock_changes c on c.item_id = i.item_id and c.pharmacy_id = s.pharmacy_id and c.version = s.version
    left join staff w on w.staff_id = c.changed_by
    order by lower(i.name ->> ${ask.language}), i.item_id`.execute(database.kysely);
  return rows;
}
