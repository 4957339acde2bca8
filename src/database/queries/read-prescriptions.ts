import { type RawBuilder, sql } from "kysely";
import type { Database } from "#database/database.ts";
import { type SessionAsk, sessionOf, type SessionRow } from "#database/queries/find-session.ts";
import {
  prescriptionColumns,
  prescriptionJoins,
  type PrescriptionRow,
  standingFor,
} from "#database/queries/prescription-facts.ts";

export type ListedPrescriptionRow = PrescriptionRow & {
  readonly policy_version: number;
  /** Whether it lies in the reader's bag. */
  readonly in_bag: boolean;
};

/** All prescriptions of one member, or the one named by `prescriptionId`; what a reader may see of them is the caller's to decide. */
export async function readPrescriptions(
  database: Database,
  ask: { readonly memberId: string; readonly readerId: string; readonly prescriptionId?: string },
): Promise<readonly ListedPrescriptionRow[]> {
  const one =
    ask.prescriptionId === undefined
      ? sql``
      : sql`and p.prescription_id = ${standingFor(sql`old.prescription_id`, sql`${ask.prescriptionId}::uuid`)}`;
  const { rows } = await sql<ListedPrescriptionRow>`
    ${listed(sql`${ask.memberId}::uuid`, sql`${ask.readerId}::uuid`)} ${one} order by d.name, d.strength`.execute(
    database.kysely,
  );
  return rows;
}

/** All prescriptions of whoever's session it is, found with the session; no session where there is none. */
export async function readOwnPrescriptionsInSession(
  database: Database,
  ask: SessionAsk,
): Promise<{ readonly session: SessionRow; readonly rows: readonly ListedPrescriptionRow[] } | undefined> {
  type Row = SessionRow & (ListedPrescriptionRow | { readonly prescription_id: null });
  const { rows } = await sql<Row>`
    select asker.session_id, asker.language, asker.note_due, x.*, asker.member_id
    from (${sessionOf(ask)}) asker
    left join lateral (${listed(sql`asker.member_id`, sql`asker.member_id`)}) x on true
    order by x.drug_name, x.strength`.execute(database.kysely);
  const session = rows[0];
  return session === undefined ? undefined : { session, rows: rows.filter(isListed) };
}

function isListed<Row extends { readonly prescription_id: string | null }>(
  row: Row,
): row is Row & { readonly prescription_id: string } {
  return row.prescription_id !== null;
}

function listed(memberId: RawBuilder<unknown>, readerId: RawBuilder<unknown>): RawBuilder<ListedPrescriptionRow> {
  return sql<ListedPrescriptionRow>`
    select ${prescriptionColumns}, (select max(version) from policies) as policy_version,
      exists (
        select 1 from bag_lines b where b.member_id = ${readerId} and b.prescription_id = p.prescription_id
      ) as in_bag
    from prescriptions p
    ${prescriptionJoins}
    where p.member_id = ${memberId} and p.status not in ('entered-in-error', 'superseded')`;
}
