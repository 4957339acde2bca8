import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import {
  prescriptionColumns,
  prescriptionJoins,
  type PrescriptionRow,
  standingFor,
} from "#database/queries/prescription-facts.ts";

export type AskedLine = { readonly rxNumber: string; readonly mrn: string | null };

/** The living grant under which the asker may act for the prescription's member; all null without one. */
export type GrantRow = {
  readonly grant_id: string | null;
  readonly grant_version: number | null;
  readonly grant_scope: string | null;
  readonly grant_basis: string | null;
  readonly grant_expires_on: string | null;
};

export const grantColumns = sql`
  g.grant_id, g.version as grant_version, g.scope as grant_scope, g.basis as grant_basis, g.expires_on as grant_expires_on`;

/** One asked line with what was found of it; `prescription_id` is null where no such number exists. */
export type OrderFactsRow = {
  readonly position: number;
  readonly policy_version: number;
  /** The orderer's own record number; null for a guest. */
  readonly orderer_mrn: string | null;
  readonly idempotent_hash: Buffer | null;
  readonly idempotent_response: unknown;
  readonly ship_to: { line1: string; line2: string | null; city: string; state: string; zip: string } | null;
  readonly payment_method_id: string | null;
} & ({ readonly prescription_id: null } | FoundRow);

/** A prescription with the grant, if any, under which the asker may act for its member. */
export type FoundRow = PrescriptionRow & GrantRow;

/**
 * Everything an order is decided from, in one statement: the lines asked for with their prescriptions and versions,
 * the grant under which the asker acts, the address and card named, and the answer this key was given before.
 */
export async function readOrderFacts(
  database: Database,
  ask: {
    readonly ordererId: string | null;
    readonly lines: readonly AskedLine[];
    readonly subject: string;
    readonly key: string | null;
    readonly addressId: string | null;
    readonly paymentMethodId: string | null;
  },
): Promise<readonly OrderFactsRow[]> {
  const { rows } = await sql<OrderFactsRow>`
    select a.position::integer, v.version as policy_version, me.mrn as orderer_mrn,
      k.request_hash as idempotent_hash, k.response as idempotent_response,
      case when s.address_id is not null then
        jsonb_build_object('line1', s.line1, 'line2', s.line2, 'city', s.city, 'state', s.state, 'zip', s.zip)
      end as ship_to,
      c.payment_method_id, x.*
    from unnest(${ask.lines.map((line) => line.rxNumber)}::text[]) with ordinality as a (rx_number, position)
    cross join (select max(version) as version from policies) v
    left join members me on me.member_id = ${ask.ordererId}::uuid
    left join idempotency_keys k on k.subject = ${ask.subject}::uuid and k.key = ${ask.key}::text
    left join addresses s
      on s.address_id = ${ask.addressId}::uuid and s.member_id = ${ask.ordererId}::uuid and s.removed_at is null
    left join payment_methods c
      on c.payment_method_id = ${ask.paymentMethodId}::uuid and c.member_id = ${ask.ordererId}::uuid and c.removed_at is null
    left join lateral (
      select ${prescriptionColumns}, ${grantColumns}
      from prescriptions p
      ${prescriptionJoins}
      left join grants g
        on g.member_id = p.member_id and g.proxy_member_id = ${ask.ordererId}::uuid and g.revoked_at is null
      where p.prescription_id = ${standingFor(sql`old.rx_number`, sql`a.rx_number`)}
    ) x on true
    order by a.position`.execute(database.kysely);
  return rows;
}
