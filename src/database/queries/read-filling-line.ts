import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import { prescriptionColumns, prescriptionJoins, type PrescriptionRow } from "#database/queries/prescription-facts.ts";

export type DispenseRow = {
  readonly sequence: number;
  readonly status: string;
  readonly step: "fill" | "check" | null;
  readonly drug_id: string;
  readonly drug_name: string;
  readonly strength: string;
  readonly ndc: string;
  readonly substitution: string | null;
  readonly override: string | null;
  readonly counsel: "first-fill" | "changed" | null;
  readonly quantity: number;
  readonly days_supply: number;
  readonly stock_ndc: string | null;
  readonly stock_lot: string | null;
  readonly stock_expires_on: string | null;
  readonly checked_on: string | null;
  readonly replaces: number | null;
};

/** An order line as the pharmacy works it, with its prescription as it is now. */
export type FillingLineRow = PrescriptionRow & {
  readonly policy_version: number;
  readonly line_id: string;
  readonly order_id: string;
  readonly line_version: number;
  readonly line_status: string;
  readonly line_code: string;
  readonly status_at: Date;
  readonly confirmation_number: string;
  readonly channel: string;
  readonly placed_at: Date;
  readonly line_quantity: number;
  readonly line_days_supply: number;
  readonly line_pharmacy_id: string;
  readonly delivery_kind: "pickup" | "mail";
  readonly ship_to: { readonly line1: string; readonly line2: string | null; readonly state: string } | null;
  readonly due_at: Date;
  readonly promise_by: string;
  readonly price_cents: number;
  readonly price_code: string;
  readonly flags: readonly string[];
  readonly hold_code: string | null;
  readonly hold_owner: string | null;
  readonly owed_by: string | null;
  readonly claimed_by: string | null;
  readonly claimed_at: Date | null;
  readonly claimed_by_name: string | null;
  readonly member_language: "en" | "es";
  readonly contact_phone: string | null;
  readonly drug_id: string;
  readonly ndc: string;
  readonly therapy: string | null;
  /** The prescription it renewed was of the same drug with other directions or another dose. */
  readonly directions_changed: boolean;
  /** Days supply and day of what was handed over of this line already. */
  readonly own_fill: readonly [filledOn: string, daysSupply: number, quantity: number] | null;
  readonly dispenses: readonly DispenseRow[];
  /** Oldest first; `by` is the member of staff's name. */
  readonly events: readonly {
    readonly sequence: number;
    readonly status: string;
    readonly at: string;
    readonly byKind: string;
    readonly by: string | null;
    readonly code: string | null;
    readonly details: Readonly<Record<string, string | number | null>> | null;
  }[];
};

/** All that an act on one line is decided from, in one statement; undefined where there is no such line. */
export async function readFillingLine(database: Database, lineId: string): Promise<FillingLineRow | undefined> {
  const { rows } = await sql<FillingLineRow>`
    select (select max(version) from policies) as policy_version,
      l.line_id, l.order_id, l.version as line_version, l.status as line_status, l.code as line_code, l.status_at, o.confirmation_number, o.channel,
      o.placed_at, l.quantity as line_quantity, l.days_supply as line_days_supply, l.pharmacy_id as line_pharmacy_id,
      l.delivery_kind, l.ship_to, l.due_at, l.promise_by, l.price_cents, l.price_code, l.flags,
      l.hold_code, l.hold_owner, l.owed_by, l.claimed_by, l.claimed_at, s.name as claimed_by_name,
      m.language as member_language, m.contact_phone, d.drug_id, d.ndc, d.therapy,
      exists (
        select 1 from prescriptions e
        where e.prescription_id = p.prior_prescription_id and e.drug_id = p.drug_id
          and (e.directions <> p.directions or e.quantity * p.days_supply <> p.quantity * e.days_supply)
      ) as directions_changed,
      (select jsonb_build_array(n.filled_on, n.days_supply, n.quantity) from fills n where n.line_id = l.line_id) as own_fill,
      array(
        select jsonb_build_object(
          'sequence', x.sequence, 'status', x.status, 'step', x.step, 'drug_id', x.drug_id, 'drug_name', xd.name,
          'strength', xd.strength, 'ndc', x.ndc, 'substitution', x.substitution, 'override', x.override,
          'counsel', x.counsel, 'quantity', x.quantity, 'days_supply', x.days_supply, 'stock_ndc', x.stock_ndc,
          'stock_lot', x.stock_lot, 'stock_expires_on', x.stock_expires_on, 'checked_on', x.checked_on, 'replaces', x.replaces)
        from dispenses x join drugs xd on xd.drug_id = x.drug_id where x.line_id = l.line_id order by x.sequence
      ) as dispenses,
      array(
        select jsonb_build_object('sequence', e.sequence, 'status', e.status, 'at', e.at, 'byKind', e.by_kind,
          'by', es.name, 'code', e.code, 'details', e.details)
        from line_events e left join staff es on es.staff_id = e.by_staff_id
        where e.line_id = l.line_id order by e.sequence
      ) as events,
      ${prescriptionColumns}
    from order_lines l
    join orders o on o.order_id = l.order_id
    join prescriptions p on p.prescription_id = l.prescription_id
    left join staff s on s.staff_id = l.claimed_by
    ${prescriptionJoins}
    where l.line_id = ${lineId}::uuid`.execute(database.kysely);
  return rows[0];
}
