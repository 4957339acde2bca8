import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import type { InLanguages } from "#database/queries/read-item-facts.ts";
import type { ClaimKind, ClaimStatus, ClaimWish } from "#domain/shipping/claim.ts";
import type { ShipTo } from "#domain/shipping/parcel.ts";
import type { TrackingKind } from "#domain/shipping/tracking.ts";

export type ClaimLineRow = {
  readonly line_id: string;
  readonly member_id: string;
  readonly member_name: string;
  readonly status: string;
  readonly version: number;
  readonly drug_name: string;
  readonly strength: string;
  readonly quantity: number;
  readonly dea_schedule: string | null;
  readonly cold_chain: boolean;
  readonly confirmation_number: string;
  /** Still waits for what is decided. */
  readonly is_undecided: boolean;
};

export type ClaimRow = {
  readonly claim_id: string;
  readonly parcel_id: string;
  readonly pharmacy_id: string;
  readonly member_id: string;
  readonly member_name: string;
  readonly contact_phone: string | null;
  readonly ship_to: ShipTo;
  readonly carrier: string | null;
  readonly tracking_number: string | null;
  readonly tracking_url: string | null;
  readonly handed_over_at: Date | null;
  readonly expected_on: string | null;
  readonly tracking_kind: TrackingKind | null;
  readonly tracking_at: Date | null;
  readonly kind: ClaimKind;
  readonly status: ClaimStatus;
  readonly opened_at: Date;
  readonly opened_by: string | null;
  readonly decided_at: Date | null;
  readonly decided_by: string | null;
  readonly turned_up_at: Date | null;
  /** What the member asked for, where it came broken. */
  readonly wish: ClaimWish | null;
  readonly version: number;
  readonly lines: readonly ClaimLineRow[];
  /** Over-the-counter items that lay in it. */
  readonly items: readonly { readonly name: InLanguages; readonly quantity: number }[];
};

/** Decided claims stay in the list for so long. */
const KEPT_DAYS = 60;

type Wanted = { readonly pharmacyId: string; readonly now: Date } | { readonly claimId: string };

/** Claims of a pharmacy, open ones first, or one; each with what lay in its parcel. */
export async function readClaims({ kysely }: Database, wanted: Wanted): Promise<readonly ClaimRow[]> {
  const where =
    "claimId" in wanted
      ? sql`k.claim_id = ${wanted.claimId}::uuid`
      : sql`k.pharmacy_id = ${wanted.pharmacyId}::uuid
          and (k.status = 'open' or k.opened_at > ${new Date(wanted.now.getTime() - KEPT_DAYS * 86_400_000)})`;
  const { rows } = await sql<ClaimRow>`
    select k.claim_id, k.parcel_id, k.pharmacy_id, k.member_id, m.given_name || ' ' || m.family_name as member_name,
      m.contact_phone, c.ship_to, c.carrier, c.tracking_number, c.tracking_url, c.handed_over_at, c.expected_on,
      c.tracking_kind, c.tracking_at, k.kind, k.status, k.opened_at, ob.name as opened_by, k.decided_at,
      db.name as decided_by, k.turned_up_at, k.wish, k.version,
      array(
        select jsonb_build_object('line_id', l.line_id, 'member_id', l.member_id,
          'member_name', lm.given_name || ' ' || lm.family_name, 'status', l.status, 'version', l.version,
          'drug_name', d.name, 'strength', d.strength, 'quantity', l.quantity, 'dea_schedule', d.dea_schedule,
          'cold_chain', d.cold_chain, 'confirmation_number', o.confirmation_number,
          'is_undecided', pl.removed_at is null)
        from parcel_lines pl
        join order_lines l on l.line_id = pl.line_id
        join orders o on o.order_id = l.order_id
        join members lm on lm.member_id = l.member_id
        join prescriptions p on p.prescription_id = l.prescription_id
        join drugs d on d.drug_id = p.drug_id
        where pl.parcel_id = c.parcel_id and (pl.removed_at is null or pl.claim_id = k.claim_id)
        order by d.name, l.line_id
      ) as lines,
      array(
        select jsonb_build_object('name', oi.name, 'quantity', i.quantity)
        from parcel_items pi
        join order_items i on i.order_item_id = pi.order_item_id
        join otc_items oi on oi.item_id = i.item_id
        where pi.parcel_id = c.parcel_id and (pi.removed_at is null or pi.removed_at >= k.opened_at)
        order by i.position
      ) as items
    from parcel_claims k
    join parcels c on c.parcel_id = k.parcel_id
    join members m on m.member_id = k.member_id
    left join staff ob on ob.staff_id = k.opened_by
    left join staff db on db.staff_id = k.decided_by
    where ${where}
    order by k.status <> 'open', case when k.status = 'open' then k.opened_at end, k.opened_at desc
    limit 200`.execute(kysely);
  return rows;
}
