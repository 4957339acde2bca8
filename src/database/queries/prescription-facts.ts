import { type RawBuilder, sql } from "kysely";

/** A prescription with all that the rules ask of it, as one row. */
export type PrescriptionRow = {
  readonly prescription_id: string;
  readonly version: number;
  readonly member_id: string;
  readonly rx_number: string;
  readonly directions: { readonly en: string; readonly es: string };
  readonly purpose: { readonly en: string; readonly es: string };
  readonly written_on: string;
  readonly quantity: number;
  readonly days_supply: number;
  readonly refills_authorized: number;
  readonly units_remaining: number;
  readonly status: string;
  readonly hold_reason: string | null;
  readonly prescriber_bars_90_days: boolean;
  readonly early_fill_allowed_until: string | null;
  readonly care_plan_otc: boolean;
  readonly shown_to_proxies: boolean;
  readonly pharmacy_id: string;
  readonly prescriber_id: string;
  readonly prescriber_name: string;
  readonly prescriber_network: string;
  readonly drug_name: string;
  readonly strength: string;
  readonly dea_schedule: string | null;
  readonly dosage_class: string;
  readonly tier: string;
  readonly cold_chain: boolean;
  readonly heat_sensitive: boolean;
  readonly injectable: boolean;
  readonly psychotropic: boolean;
  readonly sensitive_class: string | null;
  readonly recalled: boolean;
  readonly rems: boolean;
  readonly usual_price_cents_per_30_days: number;
  readonly mrn: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly birth_date: string;
  readonly area_id: string;
  readonly coverage_id: string;
  readonly deductible_met_cents: number;
  readonly membership_ended_on: string | null;
  /** Completed fills, newest first; those of prescriptions of the same drug that this one renewed stand among them. */
  readonly fills: readonly (readonly [
    filledOn: string,
    daysSupply: number,
    quantity: number,
    /** Null where it was filled outside the plan, before the prescription was transferred. */
    pharmacyId: string | null,
    underPrior: boolean,
    filledElsewhere: string | null,
  ])[];
  readonly open_confirmation_number: string | null;
  readonly open_placed_at: Date | null;
  readonly open_status: string | null;
  readonly open_line_id: string | null;
  readonly open_promise_kind: string | null;
  readonly open_promise_by: string | null;
};

/** The columns of `PrescriptionRow`; stands behind a FROM of `prescriptions p` with `prescriptionJoins`. */
export const prescriptionColumns = sql`
  p.prescription_id, p.version, p.member_id, p.rx_number, p.directions, p.purpose, p.written_on, p.quantity,
  p.days_supply, p.refills_authorized, p.units_remaining, p.status, p.hold_reason, p.prescriber_bars_90_days,
  p.early_fill_allowed_until, p.care_plan_otc, p.shown_to_proxies, p.pharmacy_id,
  p.prescriber_id, w.name as prescriber_name, w.network as prescriber_network,
  d.name as drug_name, d.strength, d.dea_schedule, d.dosage_class, d.tier, d.cold_chain, d.heat_sensitive, d.injectable,
  d.psychotropic, d.sensitive_class, d.recalled, d.rems, d.usual_price_cents_per_30_days,
  m.mrn, m.given_name, m.family_name, m.birth_date, m.area_id, m.coverage_id, m.deductible_met_cents,
  m.membership_ended_on,
  (
    select coalesce(json_agg(json_build_array(f.filled_on, f.days_supply, f.quantity, f.pharmacy_id,
      f.prescription_id <> p.prescription_id, f.filled_elsewhere) order by f.filled_on desc), '[]')
    from fills f
    where f.prescription_id = any (p.prescription_id || array(
      select e.prescription_id from prescriptions e where e.superseded_by_id = p.prescription_id and e.drug_id = p.drug_id
    ))
  ) as fills,
  oo.confirmation_number as open_confirmation_number, oo.placed_at as open_placed_at, ol.status as open_status, ol.line_id as open_line_id,
  ol.promise_kind as open_promise_kind, ol.promise_by as open_promise_by`;

/** What there is to every prescription besides its member; left joins, for a FROM in which there may be none. */
export const medicineJoins = sql`
  left join drugs d on d.drug_id = p.drug_id
  left join prescribers w on w.prescriber_id = p.prescriber_id
  left join order_lines ol on ol.prescription_id = p.prescription_id and ol.is_open
  left join orders oo on oo.order_id = ol.order_id`;

export const prescriptionJoins = sql`join members m on m.member_id = p.member_id ${medicineJoins}`;

/** The prescription that stands for one a newer has superseded: an old bottle's number still leads to its medicine. */
export function standingFor(column: RawBuilder<unknown>, value: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(old.superseded_by_id, old.prescription_id) from prescriptions old where ${column} = ${value})`;
}
