import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import { prescriptionColumns, prescriptionJoins, type PrescriptionRow } from "#database/queries/prescription-facts.ts";

/** A scheduled line with its prescription as it is now. */
export type DueLineRow = PrescriptionRow & {
  readonly policy_version: number;
  readonly line_id: string;
  readonly line_version: number;
  readonly line_days_supply: number;
  readonly line_pharmacy_id: string;
  readonly delivery_kind: "pickup" | "mail";
  readonly ship_to: { readonly line1: string; readonly line2: string | null; readonly state: string } | null;
  readonly starts_on: string;
  /** How many events the line has: the next one's sequence is one more. */
  readonly events: number;
};

/** What one look takes; the rest waits for the next one. */
const AT_ONCE = 500;

/** Scheduled lines whose start day is not after `latest`, the longest due first. */
export async function readDueLines(database: Database, latest: string): Promise<readonly DueLineRow[]> {
  const { rows } = await sql<DueLineRow>`
    select l.line_id, l.version as line_version, l.days_supply as line_days_supply, l.pharmacy_id as line_pharmacy_id,
      l.delivery_kind, l.ship_to, l.starts_on,
      (select count(*) from line_events e where e.line_id = l.line_id)::integer as events,
      (select max(version) from policies) as policy_version, ${prescriptionColumns}
    from order_lines l
    join prescriptions p on p.prescription_id = l.prescription_id
    ${prescriptionJoins}
    where l.status = 'scheduled' and l.starts_on <= ${latest}::date
    order by l.starts_on, l.line_id
    limit ${AT_ONCE}`.execute(database.kysely);
  return rows;
}
