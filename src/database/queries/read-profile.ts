import { sql } from "kysely";
import type { Database } from "#database/database.ts";

export type ProfilePrescriptionRow = {
  readonly prescription_id: string;
  readonly drug_name: string;
  readonly strength: string;
  readonly therapy: string | null;
  readonly directions: { readonly en: string; readonly es: string };
  readonly status: string;
  readonly hold_reason: string | null;
  readonly prescriber_name: string;
  readonly last_filled_on: string | null;
  readonly last_days_supply: number | null;
  readonly open_status: string | null;
};

export type AllergyRow = { readonly substance: string; readonly reaction: string | null };

export type ProfileFillRow = {
  readonly filled_on: string;
  readonly drug_name: string;
  readonly strength: string;
  readonly quantity: number;
  readonly days_supply: number;
  readonly prescription_id: string;
  /** Null where it was filled outside the plan. */
  readonly pharmacy_id: string | null;
};

export type Profile = {
  readonly prescriptions: readonly ProfilePrescriptionRow[];
  readonly allergies: readonly AllergyRow[];
  readonly fills: readonly ProfileFillRow[];
};

const LAST_FILLS = 8;

/** What a pharmacist reads of a member before letting a medicine be filled: what is taken, what is not borne, what was filled. */
export async function readProfile(database: Database, memberId: string): Promise<Profile> {
  const { rows } = await sql<Profile>`
    select
      array(
        select to_jsonb(x) from (
          select p.prescription_id, d.name as drug_name, d.strength, d.therapy, p.directions, p.status, p.hold_reason,
            w.name as prescriber_name, f.filled_on as last_filled_on, f.days_supply as last_days_supply, l.status as open_status
          from prescriptions p
          join drugs d on d.drug_id = p.drug_id
          join prescribers w on w.prescriber_id = p.prescriber_id
          left join order_lines l on l.prescription_id = p.prescription_id and l.is_open
          left join lateral (
            select filled_on, days_supply from fills where prescription_id = p.prescription_id order by filled_on desc limit 1
          ) f on true
          where p.member_id = ${memberId}::uuid and p.status = 'active'
          order by d.name, d.strength
        ) x
      ) as prescriptions,
      array(
        select jsonb_build_object('substance', substance, 'reaction', reaction)
        from allergies where member_id = ${memberId}::uuid order by substance
      ) as allergies,
      array(
        select to_jsonb(x) from (
          select f.filled_on, d.name as drug_name, d.strength, f.quantity, f.days_supply, f.prescription_id, f.pharmacy_id
          from fills f join prescriptions p using (prescription_id) join drugs d on d.drug_id = p.drug_id
          where f.member_id = ${memberId}::uuid order by f.filled_on desc limit ${LAST_FILLS}
        ) x
      ) as fills`.execute(database.kysely);
  return rows[0] ?? { prescriptions: [], allergies: [], fills: [] };
}
