import { sql } from "kysely";
import type { Database } from "#database/database.ts";

/** The piles of the queue, in the order a line passes them. */
export const QUEUE_PILES = ["verify", "fill", "check", "ready", "on-hold", "waiting"] as const;
export type QueuePile = (typeof QUEUE_PILES)[number];

export type QueueRow = {
  readonly line_id: string;
  readonly order_id: string;
  readonly version: number;
  readonly status: string;
  readonly pile: QueuePile;
  readonly step: "fill" | "check" | null;
  readonly due_at: Date;
  readonly owed_by: string | null;
  readonly hold_code: string | null;
  readonly hold_owner: string | null;
  readonly delivery_kind: "pickup" | "mail";
  readonly quantity: number;
  readonly days_supply: number;
  readonly confirmation_number: string;
  readonly rx_number: string;
  readonly drug_name: string;
  readonly strength: string;
  readonly dea_schedule: string | null;
  readonly cold_chain: boolean;
  readonly given_name: string;
  readonly family_name: string;
  readonly member_id: string;
  readonly claimed_by: string | null;
  readonly claimed_by_name: string | null;
  readonly claimed_at: Date | null;
};

export type QueueCounts = Readonly<Record<QueuePile | "all" | "overdue" | "mine" | "rest-owed", number>>;

export type QueueFilter = QueuePile | "all" | "overdue" | "mine" | "rest-owed";

/** Whom or what is looked for; everything of one kind. */
export type QueueSearch =
  | { readonly kind: "number"; readonly digits: string }
  | { readonly kind: "person"; readonly familyName: string; readonly birthDate: string };

const pile = sql`case
  when l.status = 'received' then 'verify'
  when l.status = 'in-process' then coalesce(l.step, 'fill')
  when l.status in ('ready-for-pickup', 'packed', 'shipped') then 'ready'
  when l.status = 'on-hold' then 'on-hold'
  else 'waiting' end`;

const columns = sql`
  l.line_id, l.order_id, l.version, l.status, ${pile} as pile, l.step, l.due_at, l.owed_by, l.hold_code, l.hold_owner, l.delivery_kind,
  l.quantity, l.days_supply, l.claimed_by, l.claimed_at, l.member_id`;

const names = sql`
  o.confirmation_number, p.rx_number, d.name as drug_name, d.strength, d.dea_schedule, d.cold_chain, m.given_name,
  m.family_name, s.name as claimed_by_name`;

const joins = sql`
  join orders o on o.order_id = l.order_id
  join prescriptions p on p.prescription_id = l.prescription_id
  join drugs d on d.drug_id = p.drug_id
  join members m on m.member_id = l.member_id
  left join staff s on s.staff_id = l.claimed_by`;

/**
 * One page of a pharmacy's open lines, due time first, with how many lie in each pile: one statement, in which only the
 * page's own rows are joined to names.
 * @param ask.after the last row of the page before
 */
export async function readQueue(
  database: Database,
  ask: {
    readonly pharmacyId: string;
    readonly staffId: string;
    readonly filter: QueueFilter;
    readonly now: Date;
    readonly claimedSince: Date;
    readonly after: { readonly dueAt: Date; readonly lineId: string } | null;
    readonly limit: number;
  },
): Promise<{ readonly counts: QueueCounts; readonly rows: readonly QueueRow[] }> {
  const mine = sql`l.claimed_by = ${ask.staffId}::uuid and l.claimed_at > ${ask.claimedSince}`;
  // What is ready waits for its member.
  const toDo = sql`l.pile in ('verify', 'fill', 'check', 'on-hold')`;
  // What waits for a prescriber or its start day is nobody's delay here.
  const overdue = sql`l.due_at < ${ask.now} and ${toDo}`;
  const chosen =
    ask.filter === "all"
      ? toDo
      : ask.filter === "overdue"
        ? overdue
        : ask.filter === "mine"
          ? mine
          : ask.filter === "rest-owed"
            ? sql`l.owed_by is not null`
            : sql`l.pile = ${ask.filter}`;
  const after =
    ask.after === null ? sql`true` : sql`(l.due_at, l.line_id) > (${ask.after.dueAt}, ${ask.after.lineId}::uuid)`;
  const { rows } = await sql<{ counts: QueueCounts; rows: readonly QueueRow[] | null }>`
    with l as materialized (
      select ${columns}, l.prescription_id from order_lines l
      where l.pharmacy_id = ${ask.pharmacyId}::uuid and l.is_open
    ), page as (
      select * from l where ${chosen} and ${after} order by l.due_at, l.line_id limit ${ask.limit}
    )
    select
      (select jsonb_build_object(
        'all', count(*) filter (where ${toDo}),
        'verify', count(*) filter (where l.pile = 'verify'),
        'fill', count(*) filter (where l.pile = 'fill'),
        'check', count(*) filter (where l.pile = 'check'),
        'ready', count(*) filter (where l.pile = 'ready'),
        'on-hold', count(*) filter (where l.pile = 'on-hold'),
        'waiting', count(*) filter (where l.pile = 'waiting'),
        'overdue', count(*) filter (where ${overdue}),
        'mine', count(*) filter (where ${mine}),
        'rest-owed', count(*) filter (where l.owed_by is not null)) from l) as counts,
      (select jsonb_agg(to_jsonb(x) order by x.due_at, x.line_id) from (select l.*, ${names} from page l ${joins}) x) as rows`.execute(
    database.kysely,
  );
  const answer = rows[0];
  if (answer === undefined) throw new Error("counting gave no row");
  return { counts: answer.counts, rows: (answer.rows ?? []).map(withDates) };
}

/** Lines of one pharmacy by number (confirmation, prescription, record) or person, open or not, the newest first. */
export async function searchQueue(
  database: Database,
  ask: { readonly pharmacyId: string; readonly search: QueueSearch },
): Promise<readonly QueueRow[]> {
  const { search } = ask;
  const found =
    search.kind === "person"
      ? sql`l.member_id in (
          select member_id from members where lower(family_name) = lower(${search.familyName}) and birth_date = ${search.birthDate}::date)`
      : sql`l.line_id in (
          select x.line_id from order_lines x join orders using (order_id) where confirmation_number = ${search.digits}
          union select x.line_id from order_lines x join prescriptions using (prescription_id) where rx_number = ${search.digits}
          union select x.line_id from order_lines x join members using (member_id) where mrn = ${search.digits})`;
  const { rows } = await sql<QueueRow>`
    select ${columns}, ${names} from order_lines l ${joins}
    where l.pharmacy_id = ${ask.pharmacyId}::uuid and ${found}
    order by l.is_open desc, l.due_at desc, l.line_id
    limit 50`.execute(database.kysely);
  return rows;
}

/** Instants come out of JSON as text. */
function withDates(row: QueueRow): QueueRow {
  return {
    ...row,
    due_at: new Date(row.due_at),
    claimed_at: row.claimed_at === null ? null : new Date(row.claimed_at),
  };
}
