import { type Kysely, sql } from "kysely";
import type { Database } from "#database/database.ts";
import type { DB } from "#database/generated/row-types.ts";

/** A bridge supply that was asked for, with what a pharmacist decides it from. */
export type BridgeRow = {
  readonly bridge_id: string;
  readonly status: "asked" | "given";
  readonly requested_at: Date;
  readonly member_id: string;
  readonly prescription_id: string;
  readonly line_id: string;
  readonly order_id: string;
  readonly pharmacy_id: string;
  readonly pharmacy: string;
  readonly prescriber_id: string;
  readonly orderer_member_id: string | null;
  readonly given_name: string;
  readonly family_name: string;
  readonly birth_date: string;
  readonly drug_name: string;
  readonly strength: string;
  readonly rx_number: string;
  readonly directions: { readonly en: string; readonly es: string };
  readonly prescriber: string;
  readonly confirmation_number: string;
  readonly asked_days: number;
  readonly given_days: number | null;
  readonly given_quantity: number | null;
  readonly promise_by: string;
  readonly quantity: number;
  readonly days_supply: number;
  readonly last_filled_on: string | null;
};

const columns = sql`
  select b.bridge_id, b.status, b.requested_at, b.member_id, b.prescription_id, b.line_id, b.pharmacy_id, b.asked_days,
    b.given_days, b.given_quantity, f.name as pharmacy, l.order_id, l.promise_by, o.orderer_member_id,
    o.confirmation_number, m.given_name, m.family_name, m.birth_date, d.name as drug_name, d.strength, p.rx_number,
    p.directions, p.quantity, p.days_supply, p.prescriber_id, w.name as prescriber,
    (select max(x.filled_on) from fills x where x.prescription_id = p.prescription_id) as last_filled_on
  from bridge_requests b
  join order_lines l on l.line_id = b.line_id
  join orders o on o.order_id = l.order_id
  join pharmacies f on f.pharmacy_id = b.pharmacy_id
  join members m on m.member_id = b.member_id
  join prescriptions p on p.prescription_id = b.prescription_id
  join drugs d on d.drug_id = p.drug_id
  join prescribers w on w.prescriber_id = p.prescriber_id`;

/** What is asked for at a counter, and what waits there to be picked up, oldest first; without those of cancelled lines. */
export async function readOpenBridges({ kysely }: Database, pharmacyId: string): Promise<readonly BridgeRow[]> {
  const { rows } = await sql<BridgeRow>`${columns}
    where b.pharmacy_id = ${pharmacyId}::uuid and (b.status = 'given' or (b.status = 'asked' and l.is_open))
    order by b.requested_at limit 200`.execute(kysely);
  return rows;
}

/** How many members wait for an answer to what they asked for at a counter. */
export async function countAskedBridges({ kysely }: Database, pharmacyId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from bridge_requests b join order_lines l on l.line_id = b.line_id
    where b.pharmacy_id = ${pharmacyId}::uuid and b.status = 'asked' and l.is_open`.execute(kysely);
  return rows[0]?.count ?? 0;
}

/** One of a counter's, for whoever acts on it; others wait. */
export async function lockBridge(
  trx: Kysely<DB>,
  bridgeId: string,
  pharmacyId: string,
): Promise<BridgeRow | undefined> {
  const { rows } = await sql<BridgeRow>`${columns}
    where b.bridge_id = ${bridgeId}::uuid and b.pharmacy_id = ${pharmacyId}::uuid for update of b`.execute(trx);
  return rows[0];
}
