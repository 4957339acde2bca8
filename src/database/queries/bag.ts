import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import { prescriptionColumns, prescriptionJoins, type PrescriptionRow } from "#database/queries/prescription-facts.ts";
import type { InLanguages } from "#database/queries/read-item-facts.ts";
import { grantColumns, type GrantRow } from "#database/queries/read-order-facts.ts";

export type BagDelivery =
  | { readonly kind: "pickup"; readonly pharmacyId: string }
  | { readonly kind: "mail"; readonly addressId: string };

export type BagRow = PrescriptionRow & {
  readonly bag_line_id: string;
  readonly with_record_number: boolean;
  readonly bag_days_supply: number | null;
  /** Another way than the rest of the bag goes; null for the same. */
  readonly bag_delivery: BagDelivery | null;
  readonly with_bridge: boolean;
  readonly policy_version: number;
} & GrantRow;

/** What lies in a member's bag, oldest first. */
export async function readBag(database: Database, memberId: string): Promise<readonly BagRow[]> {
  const { rows } = await sql<BagRow>`
    select b.bag_line_id, b.with_record_number, b.days_supply as bag_days_supply,
      b.delivery as bag_delivery, b.with_bridge,
      (select max(version) from policies) as policy_version, ${prescriptionColumns}, ${grantColumns}
    from bag_lines b
    join prescriptions p on p.prescription_id = b.prescription_id
    ${prescriptionJoins}
    left join grants g on g.member_id = p.member_id and g.proxy_member_id = b.member_id and g.revoked_at is null
    where b.member_id = ${memberId}::uuid
    order by b.added_at, b.bag_line_id`.execute(database.kysely);
  return rows;
}

export type BagItemRow = {
  readonly item_id: string;
  readonly name: InLanguages;
  readonly package: InLanguages;
  readonly quantity: number;
  /** In whose catalogue it was chosen. */
  readonly pharmacy_id: string;
  readonly pharmacy_kind: "plan" | "mail-order";
};

/** The over-the-counter items in a member's bag, oldest first. */
export async function readBagItems(database: Database, memberId: string): Promise<readonly BagItemRow[]> {
  const { rows } = await sql<BagItemRow>`
    select b.item_id, i.name, i.package, b.quantity, b.pharmacy_id, f.kind as pharmacy_kind
    from bag_items b join otc_items i using (item_id) join pharmacies f using (pharmacy_id)
    where b.member_id = ${memberId}::uuid
    order by b.added_at, b.item_id`.execute(database.kysely);
  return rows;
}
