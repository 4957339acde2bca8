import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import { coveredBy } from "#database/queries/prescriber-reach.ts";

/** Whom staff look for. A number is a record, prescription, confirmation or phone number. */
export type MemberSearch =
  | { readonly kind: "number"; readonly digits: string }
  | { readonly kind: "person"; readonly familyName: string; readonly birthDate: string };

/** What a search shows before a reason is given: enough to choose the right one, and no more. */
export type FoundMemberRow = {
  readonly member_id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly birth_year: number;
  readonly city: string;
};

/** The prescriber whose patients may be found, and the day by which covers are told; null finds everybody. */
export type PatientsOf = { readonly prescriberId: string; readonly on: string } | null;

const MOST = 25;

export async function findMembers(
  database: Database,
  search: MemberSearch,
  patientsOf: PatientsOf,
): Promise<readonly FoundMemberRow[]> {
  const found =
    search.kind === "person"
      ? sql`lower(m.family_name) = lower(${search.familyName}) and m.birth_date = ${search.birthDate}::date`
      : sql`m.member_id in (
          select member_id from members where mrn = ${search.digits} or contact_phone = ${search.digits}
          union select member_id from prescriptions where rx_number = ${search.digits}
          union select l.member_id from orders join order_lines l using (order_id) where confirmation_number = ${search.digits}
          union select orderer_member_id from orders where confirmation_number = ${search.digits})`;
  const { rows } = await sql<FoundMemberRow>`
    select m.member_id, m.given_name, m.family_name, extract(year from m.birth_date)::integer as birth_year,
      coalesce(a.city, r.name) as city
    from members m
    join areas r on r.area_id = m.area_id
    left join lateral (
      select city from addresses where member_id = m.member_id and removed_at is null order by created_at limit 1
    ) a on true
    where ${found} and ${isPatient(patientsOf)}
    order by m.family_name, m.given_name, m.birth_date
    limit ${MOST}`.execute(database.kysely);
  return rows;
}

/** Whether there is such a member for the one who asks. */
export async function isMemberInReach(database: Database, memberId: string, patientsOf: PatientsOf): Promise<boolean> {
  const { rows } = await sql`
    select 1 from members m where m.member_id = ${memberId}::uuid and ${isPatient(patientsOf)}`.execute(
    database.kysely,
  );
  return rows.length > 0;
}

function isPatient(patientsOf: PatientsOf) {
  return patientsOf === null
    ? sql`true`
    : sql`exists (
        select 1 from prescriptions p where p.member_id = m.member_id and p.status <> 'entered-in-error'
          and ${coveredBy(sql`p.prescriber_id`, patientsOf.prescriberId, patientsOf.on)})`;
}
