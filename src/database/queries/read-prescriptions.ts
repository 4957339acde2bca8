import { type RawBuilder, sql } from "kysely";
import type { Database } from "#database/database.ts";
import { type SessionAsk, sessionColumns, sessionOpens, type SessionRow } from "#database/queries/find-session.ts";
import {
  medicineJoins,
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

/**
 * All prescriptions of one member, or the one named by `prescriptionId`, in no order; what a reader may see of them is
 * the caller's to decide.
 */
export async function readPrescriptions(
  database: Database,
  ask: { readonly memberId: string; readonly readerId: string; readonly prescriptionId?: string },
): Promise<readonly ListedPrescriptionRow[]> {
  const one =
    ask.prescriptionId === undefined
      ? sql``
      : sql`and p.prescription_id = ${standingFor(sql`old.prescription_id`, sql`${ask.prescriptionId}::uuid`)}`;
  const { rows } = await sql<ListedPrescriptionRow>`
    select ${listedColumns(sql`${ask.readerId}::uuid`)}
    from prescriptions p ${prescriptionJoins}
    where p.member_id = ${ask.memberId} and ${isListed} ${one}`.execute(database.kysely);
  return rows;
}

/** All prescriptions of whoever's session it is, in no order, found with the session; undefined without such a session. */
export async function readOwnPrescriptionsInSession(
  database: Database,
  ask: SessionAsk,
): Promise<{ readonly session: SessionRow; readonly rows: readonly ListedPrescriptionRow[] } | undefined> {
  type Row = SessionRow & (ListedPrescriptionRow | { readonly prescription_id: null });
  const { rows } = await sql<Row>`
    select ${listedColumns(sql`m.member_id`)}, ${sessionColumns(ask)}
    from sessions s
    join members m using (member_id)
    left join prescriptions p on p.member_id = m.member_id and ${isListed}
    ${medicineJoins}
    where ${sessionOpens(ask)}`.execute(database.reads);
  const session = rows[0];
  return session === undefined ? undefined : { session, rows: rows.filter(isPrescription) };
}

function isPrescription<Row extends { readonly prescription_id: string | null }>(
  row: Row,
): row is Row & { readonly prescription_id: string } {
  return row.prescription_id !== null;
}

const isListed = sql`p.status not in ('entered-in-error', 'superseded')`;

function listedColumns(readerId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${prescriptionColumns}, (select max(version) from policies) as policy_version,
    exists (
      select 1 from bag_lines b where b.member_id = ${readerId} and b.prescription_id = p.prescription_id
    ) as in_bag`;
}
