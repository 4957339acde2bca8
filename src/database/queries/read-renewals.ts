import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import { coveredBy } from "#database/queries/prescriber-reach.ts";
import { prescriptionColumns, prescriptionJoins, type PrescriptionRow } from "#database/queries/prescription-facts.ts";

/** A renewal with its prescription and the line that waits for it. */
export type RenewalRow = PrescriptionRow & {
  readonly policy_version: number;
  readonly renewal_id: string;
  readonly renewal_status: "sent" | "withdrawn" | "answered";
  readonly requested_at: Date;
  readonly answer_due_on: string;
  readonly seen_at: Date | null;
  readonly followed_up_at: Date | null;
  readonly escalated_at: Date | null;
  readonly escalated_to_name: string | null;
  /** Who was asked first. */
  readonly asked_prescriber_id: string;
  readonly asked_prescriber_name: string;
  readonly line_id: string;
  readonly line_code: string;
  readonly line_pharmacy_id: string;
  readonly delivery_kind: "pickup" | "mail";
  readonly ship_to: { readonly line1: string; readonly line2: string | null; readonly state: string } | null;
  readonly price_cents: number;
  readonly drug_id: string;
  readonly therapy: string | null;
};

const renewalColumns = sql`
  (select max(version) from policies) as policy_version,
  r.renewal_id, r.status as renewal_status, r.requested_at, r.answer_due_on, r.seen_at, r.followed_up_at, r.escalated_at,
  e.name as escalated_to_name, r.prescriber_id as asked_prescriber_id, a.name as asked_prescriber_name,
  l.line_id, l.code as line_code, l.pharmacy_id as line_pharmacy_id, l.delivery_kind, l.ship_to, l.price_cents, p.drug_id, d.therapy,
  ${prescriptionColumns}`;

const renewalJoins = sql`
  join order_lines l on l.line_id = r.line_id
  join prescriptions p on p.prescription_id = r.prescription_id
  join prescribers a on a.prescriber_id = r.prescriber_id
  left join prescribers e on e.prescriber_id = r.escalated_to_prescriber_id
  ${prescriptionJoins}`;

/**
 * The open renewals a prescriber may answer on a day, oldest due first: their own patients', those of colleagues they
 * cover, and those that were passed on to them. With `renewalId` only that one, answered or not.
 */
export async function readRenewals(
  database: Database,
  ask: { readonly prescriberId: string; readonly on: string; readonly renewalId?: string },
): Promise<readonly RenewalRow[]> {
  const chosen = ask.renewalId === undefined ? sql`r.status = 'sent'` : sql`r.renewal_id = ${ask.renewalId}::uuid`;
  const { rows } = await sql<RenewalRow>`
    select ${renewalColumns}
    from renewal_requests r
    ${renewalJoins}
    where ${chosen}
      and (${coveredBy(sql`r.prescriber_id`, ask.prescriberId, ask.on)} or r.escalated_to_prescriber_id = ${ask.prescriberId}::uuid)
    order by r.answer_due_on, r.requested_at, r.renewal_id`.execute(database.kysely);
  return rows;
}

/** What a prescriber was last asked for this line, answered or not. */
export async function readLineRenewal(database: Database, lineId: string): Promise<RenewalRow | undefined> {
  const { rows } = await sql<RenewalRow>`
    select ${renewalColumns}
    from renewal_requests r
    ${renewalJoins}
    where r.line_id = ${lineId}::uuid
    order by r.requested_at desc, r.renewal_id
    limit 1`.execute(database.kysely);
  return rows[0];
}

/** Open renewals whose answer was due before a day and that nobody else was asked for yet. */
export async function readLateRenewals(database: Database, before: string): Promise<readonly RenewalRow[]> {
  const { rows } = await sql<RenewalRow>`
    select ${renewalColumns}
    from renewal_requests r
    ${renewalJoins}
    where r.status = 'sent' and r.escalated_at is null and r.answer_due_on < ${before}::date
    order by r.answer_due_on, r.renewal_id`.execute(database.kysely);
  return rows;
}
