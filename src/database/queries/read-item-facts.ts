import { sql } from "kysely";
import type { Database } from "#database/database.ts";

/** A text as it stands in the database, in every language of the plan. */
export type InLanguages = Readonly<Record<"en" | "es", string>>;

/** What one asked item is decided from; `item_id` is null where there is no such item. */
export type ItemFactsRow = {
  readonly birth_date: string;
  readonly area_id: string;
  readonly coverage_id: string;
  readonly deductible_met_cents: number;
  /** Substances the buyer is allergic to. */
  readonly allergies: readonly string[];
  /** What the buyer takes by prescription, with the drug each is. */
  readonly medicines: readonly { readonly drugId: string; readonly name: string }[];
  /** Null where the pharmacy has never had it. */
  readonly offered: boolean | null;
  readonly shelf_price_cents: number | null;
  readonly on_hand: number | null;
} & (
  | { readonly item_id: null }
  | {
      readonly item_id: string;
      readonly name: InLanguages;
      readonly ingredients: readonly string[];
      readonly min_age: number | null;
      readonly most_per_order: number;
      readonly mailable: boolean;
      readonly drug_id: string | null;
      /** Who wrote the care plan that names it; null where none of the buyer's does. */
      readonly care_plan_network: string | null;
    }
);

/** The prescription by which a member's care plan names an item. */
export const carePlanOf = (memberId: string) => sql`
  left join lateral (
    select w.network from prescriptions p join prescribers w using (prescriber_id)
    where p.member_id = ${memberId}::uuid and p.drug_id = i.drug_id and p.care_plan_otc and p.status = 'active'
    order by p.written_on desc limit 1
  ) care on true`;

/** The asked items in their order, as they stand on one pharmacy's shelf, with what is known of their buyer. */
export async function readItemFacts(
  database: Database,
  ask: { readonly buyerId: string; readonly pharmacyId: string; readonly itemIds: readonly string[] },
): Promise<readonly ItemFactsRow[]> {
  const { rows } = await sql<ItemFactsRow>`
    select m.birth_date, m.area_id, m.coverage_id, m.deductible_met_cents,
      array(select a.substance from allergies a where a.member_id = m.member_id) as allergies,
      (select coalesce(jsonb_agg(jsonb_build_object('drugId', d.drug_id, 'name', d.name)), '[]')
       from prescriptions p join drugs d using (drug_id) where p.member_id = m.member_id and p.status = 'active') as medicines,
      i.item_id, i.name, i.ingredients, i.min_age, i.most_per_order, i.mailable, i.drug_id, care.network as care_plan_network,
      s.offered, s.price_cents as shelf_price_cents, s.on_hand
    from unnest(${ask.itemIds}::uuid[]) with ordinality as a (item_id, position)
    cross join (select * from members where member_id = ${ask.buyerId}::uuid) m
    left join otc_items i on i.item_id = a.item_id
    left join otc_stock s on s.item_id = i.item_id and s.pharmacy_id = ${ask.pharmacyId}::uuid
    ${carePlanOf(ask.buyerId)}
    order by a.position`.execute(database.kysely);
  return rows;
}
