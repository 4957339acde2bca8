import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import { coveredBy } from "#database/queries/prescriber-reach.ts";

/** A member for whom a prescriber, or one they cover for, has written before. */
export type PatientRow = {
  readonly member_id: string;
  readonly mrn: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly birth_date: string;
  readonly membership_ended_on: string | null;
  readonly area_id: string;
  /** How many of their medicines the reader may cancel. */
  readonly medicines: number;
};

const MOST = 200;

/** A prescriber's patients by name; `search` takes the beginning of a name or a whole record number. */
export async function readPatients(
  database: Database,
  ask: { readonly prescriberId: string; readonly on: string; readonly search?: string; readonly memberId?: string },
): Promise<readonly PatientRow[]> {
  const text = (ask.search ?? "").trim().replaceAll(/[%_\\]/g, "");
  const named = sql`(m.family_name ilike ${`${text}%`} or m.given_name ilike ${`${text}%`}
    or m.given_name || ' ' || m.family_name ilike ${`${text}%`} or m.mrn = ${text.replaceAll(/[\s-]/g, "")})`;
  const one = ask.memberId === undefined ? sql`` : sql`and m.member_id = ${ask.memberId}::uuid`;
  const { rows } = await sql<PatientRow>`
    select m.member_id, m.mrn, m.given_name, m.family_name, m.birth_date, m.membership_ended_on, m.area_id,
      (count(*) filter (where p.status = 'active'))::integer as medicines
    from prescriptions p join members m on m.member_id = p.member_id
    where ${coveredBy(sql`p.prescriber_id`, ask.prescriberId, ask.on)} and p.status <> 'entered-in-error' ${one}
      and ${text === "" ? sql`true` : named}
    group by m.member_id
    order by m.family_name, m.given_name, m.birth_date
    limit ${MOST}`.execute(database.kysely);
  return rows;
}

/** Which of a member's prescriptions a prescriber may cancel. */
export async function readCancellable(
  database: Database,
  ask: { readonly prescriberId: string; readonly on: string; readonly memberId: string },
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ prescription_id: string }>`
    select p.prescription_id from prescriptions p
    where p.member_id = ${ask.memberId}::uuid and p.status = 'active'
      and ${coveredBy(sql`p.prescriber_id`, ask.prescriberId, ask.on)}`.execute(database.kysely);
  return new Set(rows.map((row) => row.prescription_id));
}

/** A prescription that a prescriber may cancel, whatever its status, with the line that is open for it. */
export type CancellableRow = {
  readonly prescription_id: string;
  readonly version: number;
  readonly status: string;
  readonly member_id: string;
  readonly line_id: string | null;
  readonly line_version: number | null;
  readonly line_status: string | null;
  /** Some of it was taken from the shelf for this line. */
  readonly line_begun: boolean;
  readonly drug_id: string;
  readonly ndc: string;
};

export async function findCancellable(
  database: Database,
  ask: { readonly prescriberId: string; readonly on: string; readonly prescriptionId: string },
): Promise<CancellableRow | undefined> {
  const { rows } = await sql<CancellableRow>`
    select p.prescription_id, p.version, p.status, p.member_id, d.drug_id, d.ndc,
      l.line_id, l.version as line_version, l.status as line_status,
      exists (select 1 from dispenses x where x.line_id = l.line_id and x.status not in ('cancelled', 'declined', 'stopped')) as line_begun
    from prescriptions p
    join drugs d on d.drug_id = p.drug_id
    left join order_lines l on l.prescription_id = p.prescription_id and l.is_open
    where p.prescription_id = ${ask.prescriptionId}::uuid
      and ${coveredBy(sql`p.prescriber_id`, ask.prescriberId, ask.on)}`.execute(database.kysely);
  return rows[0];
}
