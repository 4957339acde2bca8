import { type Kysely, sql } from "kysely";
import type { Database } from "#database/database.ts";
import type { DB } from "#database/generated/row-types.ts";
import type { Day } from "#domain/calendar/day.ts";
import type { PrescriptionStatus } from "#domain/refill/refill-facts.ts";

/** How automatic refills come, as agreed to. */
export type AutomaticDelivery =
  | { readonly kind: "pickup"; readonly pharmacyId: string }
  | { readonly kind: "mail"; readonly addressId: string };

/** An agreement with what is prescribed now and its newest announcement. */
export type AgreementRow = {
  readonly automatic_refill_id: string;
  readonly member_id: string;
  readonly prescription_id: string;
  readonly agreed_by_member_id: string;
  readonly ends_on: Day;
  readonly drug_id: string;
  readonly directions: { readonly en: string; readonly es: string };
  readonly days_supply: number | null;
  readonly delivery: AutomaticDelivery;
  readonly payment_method_id: string | null;
  readonly asked_again_at: Date | null;
  readonly rx_number: string;
  readonly now_drug_id: string;
  readonly now_directions: { readonly en: string; readonly es: string };
  readonly now_status: PrescriptionStatus;
  readonly superseded_by_id: string | null;
  /** The newest announcement of this agreement. */
  readonly fill_id: string | null;
  readonly fill_on: Day | null;
  readonly fill_status: string | null;
  readonly fill_price_cents: number | null;
  readonly announced_on: Day | null;
};

const AT_ONCE = 500;

/** Agreements for which something may be due: a change, an end, an announced day, or a supply that ends soon. */
export async function readDueAgreements(
  { kysely }: Database,
  { today, zone, suppliesEndBy }: { readonly today: Day; readonly zone: string; readonly suppliesEndBy: Day },
): Promise<readonly AgreementRow[]> {
  const { rows } = await sql<AgreementRow>`
    select a.*, p.rx_number, p.drug_id as now_drug_id, p.directions as now_directions, p.status as now_status,
      p.superseded_by_id, f.automatic_fill_id as fill_id, f.fill_on, f.status as fill_status,
      f.price_cents as fill_price_cents, (f.announced_at at time zone ${zone})::date as announced_on
    from automatic_refills a
    join prescriptions p on p.prescription_id = a.prescription_id
    left join lateral (
      select * from automatic_fills f where f.automatic_refill_id = a.automatic_refill_id
      order by f.announced_at desc limit 1
    ) f on true
    where a.stopped_at is null and (
      p.status <> 'active' or p.drug_id <> a.drug_id or p.directions <> a.directions
      or a.ends_on <= ${suppliesEndBy}::date
      or (f.status = 'announced' and f.fill_on <= ${today}::date)
      or (f.status is distinct from 'announced' and exists (
        select from fills x where x.prescription_id = a.prescription_id
        having max(x.filled_on + x.days_supply) <= ${suppliesEndBy}::date))
    )
    order by f.fill_on nulls last, a.automatic_refill_id
    limit ${AT_ONCE}`.execute(kysely);
  return rows;
}

/** Lays an agreement upon the prescription that renewed its own, where medicine and directions are the same. */
export async function moveToRenewal(
  { kysely }: Database,
  { automatic_refill_id, superseded_by_id }: Pick<AgreementRow, "automatic_refill_id" | "superseded_by_id">,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update automatic_refills a set prescription_id = p.prescription_id
    from prescriptions p
    where a.automatic_refill_id = ${automatic_refill_id}::uuid and a.stopped_at is null
      and p.prescription_id = ${superseded_by_id}::uuid and p.drug_id = a.drug_id and p.directions = a.directions
      and not exists (
        select from automatic_refills o where o.prescription_id = p.prescription_id and o.stopped_at is null
      )`.execute(kysely);
  return (numAffectedRows ?? 0n) > 0n;
}

export type ListedAgreementRow = {
  readonly prescription_id: string;
  readonly member_id: string;
  readonly agreed_at: Date;
  readonly ends_on: string;
  readonly days_supply: number | null;
  readonly delivery: AutomaticDelivery;
  readonly stopped_at: Date | null;
  readonly stop_reason: string | null;
  readonly drug_name: string;
  readonly strength: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly fill_on: string | null;
  readonly price_cents: number | null;
  /** Where it is mailed to. */
  readonly address: string | null;
};

/**
 * The newest agreement of each prescription of the reader's, and of those they agreed to for others whom they still may
 * act for in full, less sensitive medicines that are hidden; of stopped ones those that stopped by themselves since.
 */
export async function listAgreements(
  kysely: Kysely<DB>,
  ask: { readonly readerId: string; readonly stoppedSince: Date; readonly prescriptionId: string | null },
): Promise<readonly ListedAgreementRow[]> {
  const reader = sql`${ask.readerId}::uuid`;
  const { rows } = await sql<ListedAgreementRow>`
    select * from (
      select distinct on (a.prescription_id) a.prescription_id, a.member_id, a.agreed_at, a.ends_on, a.days_supply,
        a.delivery, a.stopped_at, a.stop_reason, d.name as drug_name, d.strength, m.given_name, m.family_name, f.fill_on,
        f.price_cents,
        (select concat_ws(', ', s.line1, s.city) from addresses s
         where s.address_id = (a.delivery ->> 'addressId')::uuid) as address
      from automatic_refills a
      join prescriptions p on p.prescription_id = a.prescription_id
      join drugs d on d.drug_id = a.drug_id
      join members m on m.member_id = a.member_id
      left join automatic_fills f on f.automatic_refill_id = a.automatic_refill_id and f.status = 'announced'
      where p.status = 'active'
        and (${ask.prescriptionId}::uuid is null or a.prescription_id = ${ask.prescriptionId}::uuid)
        and (a.member_id = ${reader} or (
          (d.sensitive_class is null or p.shown_to_proxies) and exists (
            select from grants g
            where g.member_id = a.member_id and g.proxy_member_id = ${reader} and g.revoked_at is null
              and g.scope = 'full')))
      order by a.prescription_id, a.agreed_at desc
    ) newest
    where stopped_at is null or (stopped_at > ${ask.stoppedSince} and stop_reason <> 'withdrawn')
    order by given_name, drug_name`.execute(kysely);
  return rows;
}
