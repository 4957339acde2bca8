import { sql } from "kysely";
import type { Database } from "#database/database.ts";

export type DueLineRow = {
  readonly line_id: string;
  readonly version: number;
  readonly member_id: string;
  readonly prescription_id: string;
  readonly days_supply: number;
  readonly delivery_kind: "pickup" | "mail";
  readonly pharmacy_id: string;
  readonly ship_to: { readonly state: string } | null;
  readonly starts_on: string;
  /** How many events the line has: the next one's sequence is one more. */
  readonly events: number;
};

/** Scheduled lines whose start day is not after `latest`. */
export async function readDueLines(database: Database, latest: string): Promise<readonly DueLineRow[]> {
  const { rows } = await sql<DueLineRow>`
    select l.line_id, l.version, l.member_id, l.prescription_id, l.days_supply, l.delivery_kind, l.pharmacy_id, l.ship_to,
      l.starts_on, (select count(*) from line_events e where e.line_id = l.line_id)::integer as events
    from order_lines l
    where l.status = 'scheduled' and l.starts_on <= ${latest}::date
    order by l.starts_on`.execute(database.kysely);
  return rows;
}
