import { sql } from "kysely";
import type { Database } from "#database/database.ts";

/** Who a member is, as staff read it. */
export type MemberPageRow = {
  readonly member_id: string;
  readonly mrn: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly birth_date: string;
  readonly language: string;
  readonly contact_phone: string | null;
  readonly contact_email: string | null;
  readonly membership_ended_on: string | null;
  readonly area_name: string;
  readonly coverage_name: string;
  readonly covers_all_prescribers: boolean;
  readonly deductible_cents: number;
  readonly deductible_met_cents: number;
  readonly addresses: readonly AddressRow[];
  readonly allergies: readonly { readonly substance: string; readonly reaction: string | null }[];
  readonly transfers: readonly MemberTransferRow[];
};

export type AddressRow = {
  readonly id: string;
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
};

export type MemberTransferRow = {
  readonly id: string;
  readonly kind: "inside-plan" | "from-outside";
  readonly status: string;
  readonly requestedAt: string;
  readonly answerBy: string;
  readonly toPharmacy: string;
  /** The medicine that moved, or the pharmacy it was asked from. */
  readonly drug: string | null;
  readonly sensitive: boolean;
  readonly outsidePharmacy: string | null;
};

const NEWEST_TRANSFERS = 10;

export async function readMemberPage(database: Database, memberId: string): Promise<MemberPageRow> {
  const member = sql`${memberId}::uuid`;
  const { rows } = await sql<MemberPageRow>`
    select m.member_id, m.mrn, m.given_name, m.family_name, m.birth_date, m.language, m.contact_phone,
      coalesce(m.contact_email, c.email) as contact_email, m.membership_ended_on, m.deductible_met_cents,
      r.name as area_name, v.name as coverage_name, v.covers_all_prescribers, v.deductible_cents,
      array(
        select jsonb_build_object('id', address_id, 'line1', line1, 'line2', line2, 'city', city, 'state', state, 'zip', zip)
        from addresses where member_id = ${member} and removed_at is null order by created_at, address_id
      ) as addresses,
      array(
        select jsonb_build_object('substance', substance, 'reaction', reaction)
        from allergies where member_id = ${member} order by substance
      ) as allergies,
      array(
        select jsonb_build_object(
          'id', t.transfer_id, 'kind', t.kind, 'status', t.status, 'requestedAt', t.requested_at, 'answerBy', t.answer_by,
          'toPharmacy', y.name, 'drug', d.name || ' ' || d.strength, 'sensitive', d.sensitive_class is not null,
          'outsidePharmacy', t.outside_pharmacy_name)
        from transfers t
        join pharmacies y on y.pharmacy_id = t.to_pharmacy_id
        left join prescriptions p on p.prescription_id = t.prescription_id
        left join drugs d on d.drug_id = p.drug_id
        where t.member_id = ${member} order by t.requested_at desc limit ${NEWEST_TRANSFERS}
      ) as transfers
    from members m
    join areas r on r.area_id = m.area_id
    join coverages v on v.coverage_id = m.coverage_id
    left join accounts c on c.member_id = m.member_id
    where m.member_id = ${member}`.execute(database.kysely);
  const row = rows[0];
  if (row === undefined) throw new Error("a member in reach is not there");
  return row;
}
