import { type RawBuilder, sql } from "kysely";
import type { Database } from "#database/database.ts";
import { standingFor } from "#database/queries/prescription-facts.ts";

/** What the outside pharmacy said, with the names of the plan's own drug file. */
export type TransferAnswerRow = {
  readonly drug_id: string;
  readonly drug_name: string;
  readonly strength: string;
  readonly therapy: string | null;
  /** Of the plan's own drug file. */
  readonly file_schedule: string | null;
  readonly directions: { readonly en: string; readonly es: string };
  readonly purpose: { readonly en: string; readonly es: string };
  readonly quantity: number;
  readonly days_supply: number;
  readonly refills_remaining: number;
  readonly written_on: string;
  readonly last_filled_on: string | null;
  readonly prescriber_name: string;
  readonly prescriber_npi: string | null;
  readonly prescriber_phone: string | null;
  readonly dea_schedule: string | null;
  readonly transferred_before: boolean;
  readonly outside_dea_number: string | null;
  readonly given_by: string;
  readonly given_by_pharmacist: boolean;
};

export type TransferEventRow = {
  readonly sequence: number;
  readonly at: string;
  readonly status: string;
  readonly code: string;
  readonly byKind: "member" | "staff" | "system";
  readonly by: string | null;
  readonly details: Readonly<Record<string, string | null>> | null;
};

export type TransferRow = {
  readonly policy_version: number;
  readonly transfer_id: string;
  readonly version: number;
  readonly kind: "inside-plan" | "from-outside";
  readonly status: string;
  readonly requested_at: Date;
  readonly requested_by_member_id: string | null;
  readonly answer_by: string;
  readonly overdue_at: Date | null;
  readonly refusal_reason: string | null;
  readonly to_pharmacy_id: string;
  readonly from_pharmacy_id: string | null;
  readonly outside_rx_number: string | null;
  readonly outside_pharmacy_name: string | null;
  readonly outside_pharmacy_phone: string | null;
  readonly medicine_named: string | null;
  readonly member_id: string;
  readonly mrn: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly birth_date: string;
  readonly membership_ended_on: string | null;
  readonly contact_phone: string | null;
  readonly attested_by_name: string | null;
  /** The prescription that moved, or that the transfer made. */
  readonly prescription_id: string | null;
  readonly rx_number: string | null;
  readonly drug_name: string | null;
  readonly strength: string | null;
  readonly answer: TransferAnswerRow | null;
  /** Oldest first. */
  readonly events: readonly TransferEventRow[];
};

const select = sql`
  select (select max(version) from policies) as policy_version,
    t.transfer_id, t.version, t.kind, t.status, t.requested_at, t.requested_by_member_id, t.answer_by, t.overdue_at,
    t.refusal_reason, t.to_pharmacy_id, t.from_pharmacy_id, t.outside_rx_number, t.outside_pharmacy_name,
    t.outside_pharmacy_phone, t.medicine_named, t.member_id, m.mrn, m.given_name, m.family_name, m.birth_date,
    m.membership_ended_on, m.contact_phone, s.name as attested_by_name, t.prescription_id, p.rx_number,
    d.name as drug_name, d.strength,
    (select to_jsonb(x) from (
      select a.drug_id, ad.name as drug_name, ad.strength, ad.therapy, ad.dea_schedule as file_schedule, a.directions,
        a.purpose, a.quantity, a.days_supply, a.refills_remaining, a.written_on, a.last_filled_on, a.prescriber_name,
        a.prescriber_npi, a.prescriber_phone, a.dea_schedule, a.transferred_before, a.outside_dea_number, a.given_by,
        a.given_by_pharmacist
      from transfer_answers a join drugs ad on ad.drug_id = a.drug_id where a.transfer_id = t.transfer_id
    ) x) as answer,
    array(
      select jsonb_build_object('sequence', e.sequence, 'at', e.at, 'status', e.status, 'code', e.code,
        'byKind', e.by_kind, 'by', es.name, 'details', e.details)
      from transfer_events e left join staff es on es.staff_id = e.by_staff_id
      where e.transfer_id = t.transfer_id order by e.sequence
    ) as events
  from transfers t
  join members m on m.member_id = t.member_id
  left join staff s on s.staff_id = t.attested_by_staff_id
  left join prescriptions p on p.prescription_id = t.prescription_id
  left join drugs d on d.drug_id = p.drug_id`;

const isOpen = sql`t.status in ('requested', 'called', 'answered')`;

async function read(database: Database, where: RawBuilder<unknown>): Promise<readonly TransferRow[]> {
  const { rows } = await sql<TransferRow>`${select} ${where}`.execute(database.kysely);
  return rows;
}

export async function findTransfer(database: Database, transferId: string): Promise<TransferRow | undefined> {
  const [row] = await read(database, sql`where t.transfer_id = ${transferId}::uuid`);
  return row;
}

const CLOSED_SHOWN = 30;

/** A pharmacy's desk: what is open, due first, and behind it what ended last. */
export async function readTransferDesk(database: Database, pharmacyId: string): Promise<readonly TransferRow[]> {
  const here = sql`t.to_pharmacy_id = ${pharmacyId}::uuid and t.kind = 'from-outside'`;
  const [open, closed] = await Promise.all([
    read(database, sql`where ${here} and ${isOpen} order by t.answer_by, t.requested_at, t.transfer_id`),
    read(
      database,
      sql`where ${here} and not ${isOpen} order by t.requested_at desc, t.transfer_id limit ${CLOSED_SHOWN}`,
    ),
  ]);
  return [...open, ...closed];
}

const MOST_OF_MEMBER = 50;

/** What a member asked for or what is theirs, newest first. */
export function readTransfersOf(database: Database, memberId: string): Promise<readonly TransferRow[]> {
  return read(
    database,
    sql`where t.member_id = ${memberId}::uuid or t.requested_by_member_id = ${memberId}::uuid
      order by t.requested_at desc, t.transfer_id limit ${MOST_OF_MEMBER}`,
  );
}

/** Open transfers that nobody was told are late, and whose last day has passed somewhere. */
export function readLateTransfers(database: Database, before: string): Promise<readonly TransferRow[]> {
  return read(
    database,
    sql`where ${isOpen} and t.overdue_at is null and t.answer_by < ${before}::date order by t.answer_by, t.transfer_id`,
  );
}

/** An earlier transfer of the same prescription that is open or made one here. */
export async function isTransferredAlready(
  database: Database,
  ask: { readonly memberId: string; readonly phone: string; readonly rxNumber: string },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from transfers t
    where t.member_id = ${ask.memberId}::uuid and t.kind = 'from-outside' and (${isOpen} or t.status = 'completed')
      and regexp_replace(t.outside_pharmacy_phone, '\\D', '', 'g') = regexp_replace(${ask.phone}, '\\D', '', 'g')
      and upper(regexp_replace(t.outside_rx_number, '[^[:alnum:]]', '', 'g'))
        = upper(regexp_replace(${ask.rxNumber}, '[^[:alnum:]]', '', 'g'))
    limit 1`.execute(database.kysely);
  return rows.length > 0;
}

/** The member's prescription that a label's number leads to. */
export async function findPrescriptionOf(
  database: Database,
  ask: { readonly memberId: string; readonly rxNumber: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ prescription_id: string }>`
    select p.prescription_id from prescriptions p
    where p.member_id = ${ask.memberId}::uuid
      and p.prescription_id = ${standingFor(sql`old.rx_number`, sql`${ask.rxNumber}`)}`.execute(database.kysely);
  return rows[0]?.prescription_id;
}

/** A prescription that is to move inside the plan, with the line that is open for it. */
export type MovableRow = {
  readonly prescription_id: string;
  readonly version: number;
  readonly status: string;
  readonly member_id: string;
  readonly pharmacy_id: string;
  readonly cold_chain: boolean;
  readonly line_id: string | null;
  readonly line_version: number | null;
  readonly line_status: string | null;
  readonly line_pharmacy_id: string | null;
  readonly line_quantity: number | null;
  readonly line_days_supply: number | null;
  readonly delivery_kind: "pickup" | "mail" | null;
  readonly line_orderer_id: string | null;
  readonly line_channel: string | null;
  readonly claimed_at: Date | null;
  /** Some of it was taken from the shelf for this line. */
  readonly line_begun: boolean;
};

export async function findMovable(database: Database, prescriptionId: string): Promise<MovableRow | undefined> {
  const { rows } = await sql<MovableRow>`
    select p.prescription_id, p.version, p.status, p.member_id, p.pharmacy_id, d.cold_chain,
      l.line_id, l.version as line_version, l.status as line_status, l.pharmacy_id as line_pharmacy_id,
      l.quantity as line_quantity, l.days_supply as line_days_supply, l.delivery_kind,
      o.orderer_member_id as line_orderer_id, o.channel as line_channel,
      case when l.claimed_by is not null then l.claimed_at end as claimed_at,
      exists (
        select 1 from dispenses x where x.line_id = l.line_id and x.status not in ('cancelled', 'declined', 'stopped')
      ) as line_begun
    from prescriptions p
    join drugs d on d.drug_id = p.drug_id
    left join order_lines l on l.prescription_id = p.prescription_id and l.is_open
    left join orders o on o.order_id = l.order_id
    where p.prescription_id = ${prescriptionId}::uuid`.execute(database.kysely);
  return rows[0];
}
