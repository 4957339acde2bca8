import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import type { ParcelStatus, ShipTo } from "#domain/shipping/parcel.ts";
import type { TrackingKind } from "#domain/shipping/tracking.ts";

/** A bottle on the mail-order pharmacy's bench, or in a parcel. */
export type BenchLineRow = {
  readonly line_id: string;
  readonly member_id: string;
  readonly member_name: string;
  /** Members who agreed with this one to share parcels. */
  readonly shares_with: readonly string[];
  readonly is_sensitive: boolean;
  readonly pharmacy_id: string;
  readonly status: string;
  readonly rx_number: string;
  readonly drug_name: string;
  readonly strength: string;
  readonly quantity: number;
  readonly dea_schedule: string | null;
  readonly cold_chain: boolean;
  readonly counsel: "first-fill" | "changed" | null;
  readonly ship_to: ShipTo;
  readonly due_at: string;
  readonly promise_by: string;
  readonly confirmation_number: string;
  readonly scanned_at: string | null;
};

export type ParcelRow = {
  readonly parcel_id: string;
  readonly pharmacy_id: string;
  readonly member_id: string;
  readonly member_name: string;
  readonly ship_to: ShipTo;
  readonly status: ParcelStatus;
  readonly created_at: Date;
  readonly weight_grams: number | null;
  readonly label_turn: number;
  readonly shipment_id: string | null;
  readonly carrier: string | null;
  readonly service: string | null;
  readonly tracking_number: string | null;
  readonly tracking_url: string | null;
  readonly expected_on: string | null;
  readonly ship_on: string | null;
  readonly manifest_id: string | null;
  readonly handed_over_at: Date | null;
  readonly tracking_kind: TrackingKind | null;
  readonly version: number;
  readonly lines: readonly BenchLineRow[];
  readonly items: readonly ParcelItemRow[];
};

/** An over-the-counter item that was gathered for the mail. */
export type ParcelItemRow = {
  readonly order_item_id: string;
  readonly order_id: string;
  readonly item_id: string;
  readonly member_id: string;
  readonly member_name: string;
  readonly pharmacy_id: string;
  readonly version: number;
  readonly status: string;
  readonly name: { readonly en: string; readonly es: string };
  readonly quantity: number;
  readonly ship_to: ShipTo;
  readonly due_at: string;
  readonly confirmation_number: string;
};

const itemColumns = sql`
  'order_item_id', i.order_item_id, 'order_id', i.order_id, 'item_id', i.item_id, 'member_id', i.member_id,
  'member_name', im.given_name || ' ' || im.family_name, 'pharmacy_id', i.pharmacy_id, 'version', i.version,
  'status', i.status, 'name', io.name, 'quantity', i.quantity, 'ship_to', i.ship_to, 'due_at', i.due_at,
  'confirmation_number', ir.confirmation_number`;

const itemJoins = sql`
  join otc_items io on io.item_id = i.item_id
  join orders ir on ir.order_id = i.order_id
  join members im on im.member_id = i.member_id`;

const lineColumns = sql`
  'line_id', l.line_id, 'member_id', l.member_id, 'member_name', lm.given_name || ' ' || lm.family_name,
  'shares_with', array(
    select case when s.member_id = l.member_id then s.with_member_id else s.member_id end from parcel_sharing s
    where l.member_id in (s.member_id, s.with_member_id) and s.agreed_at is not null and s.ended_at is null),
  'is_sensitive', d.sensitive_class is not null and not p.shown_to_proxies, 'pharmacy_id', l.pharmacy_id, 'status', l.status,
  'rx_number', p.rx_number, 'drug_name', d.name, 'strength', d.strength, 'quantity', x.quantity,
  'dea_schedule', d.dea_schedule, 'cold_chain', d.cold_chain, 'counsel', x.counsel, 'ship_to', l.ship_to,
  'due_at', l.due_at, 'promise_by', l.promise_by, 'confirmation_number', o.confirmation_number`;

/** What was dispensed last of a line is what lies on the bench. */
const lineJoins = sql`
  join orders o on o.order_id = l.order_id
  join prescriptions p on p.prescription_id = l.prescription_id
  join members lm on lm.member_id = l.member_id
  join lateral (
    select * from dispenses each where each.line_id = l.line_id order by each.sequence desc limit 1
  ) x on true
  join drugs d on d.drug_id = x.drug_id`;

type Wanted = { readonly pharmacyId: string } | { readonly parcelId: string } | { readonly manifestId: string };

/** Parcels on the bench of a pharmacy, those of a manifest, or one; each with what lies in it. */
export async function readParcels({ kysely }: Database, wanted: Wanted): Promise<readonly ParcelRow[]> {
  const where =
    "parcelId" in wanted
      ? sql`c.parcel_id = ${wanted.parcelId}::uuid`
      : "manifestId" in wanted
        ? sql`c.manifest_id = ${wanted.manifestId}::uuid`
        : sql`c.pharmacy_id = ${wanted.pharmacyId}::uuid and c.status in ('open', 'label-asked', 'labelled')`;
  const { rows } = await sql<ParcelRow>`
    select c.parcel_id, c.pharmacy_id, c.member_id, m.given_name || ' ' || m.family_name as member_name, c.ship_to,
      c.status, c.created_at, c.weight_grams, c.label_turn, c.shipment_id, c.carrier, c.service, c.tracking_number,
      c.tracking_url, c.expected_on, c.ship_on, c.manifest_id, c.handed_over_at, c.tracking_kind, c.version,
      array(
        select jsonb_build_object(${lineColumns}, 'scanned_at', pl.scanned_at)
        from parcel_lines pl
        join order_lines l on l.line_id = pl.line_id
        ${lineJoins}
        where pl.parcel_id = c.parcel_id and pl.removed_at is null
        order by lm.given_name, d.name, l.line_id
      ) as lines,
      array(
        select jsonb_build_object(${itemColumns})
        from parcel_items pi
        join order_items i on i.order_item_id = pi.order_item_id
        ${itemJoins}
        where pi.parcel_id = c.parcel_id and pi.removed_at is null
        order by i.position
      ) as items
    from parcels c
    join members m on m.member_id = c.member_id
    where ${where}
    order by c.created_at, c.parcel_id`.execute(kysely);
  return rows;
}

export type ReadyLineRow = BenchLineRow & { readonly parcel_id: string | null };

/** Bottles that passed the last check and wait for a parcel; with a prescription number, also one that lies in one. */
export async function readBottles(
  { kysely }: Database,
  wanted: { readonly pharmacyId: string; readonly rxNumber?: string },
): Promise<readonly ReadyLineRow[]> {
  const { rows } = await sql<{ line: ReadyLineRow }>`
    select jsonb_build_object(${lineColumns}, 'scanned_at', null, 'parcel_id', pl.parcel_id) as line
    from order_lines l
    ${lineJoins}
    left join parcel_lines pl on pl.line_id = l.line_id and pl.removed_at is null
    where l.pharmacy_id = ${wanted.pharmacyId}::uuid and l.is_open and l.delivery_kind = 'mail'
      and ${
        wanted.rxNumber === undefined
          ? sql`l.status = 'packed' and pl.parcel_id is null`
          : sql`p.rx_number = ${wanted.rxNumber}`
      }
    order by l.due_at, l.line_id
    limit 500`.execute(kysely);
  return rows.map(({ line }) => line);
}

/** Items that were gathered for the mail and lie in no parcel yet. */
export async function readGatheredItems(
  { kysely }: Database,
  { pharmacyId }: { readonly pharmacyId: string },
): Promise<readonly ParcelItemRow[]> {
  const { rows } = await sql<{ item: ParcelItemRow }>`
    select jsonb_build_object(${itemColumns}) as item
    from order_items i
    ${itemJoins}
    where i.pharmacy_id = ${pharmacyId}::uuid and i.is_open and i.delivery_kind = 'mail' and i.status = 'gathered'
      and not exists (
        select 1 from parcel_items pi where pi.order_item_id = i.order_item_id and pi.removed_at is null)
    order by i.due_at, i.order_item_id
    limit 500`.execute(kysely);
  return rows.map(({ item }) => item);
}
