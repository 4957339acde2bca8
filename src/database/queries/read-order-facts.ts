import { type RawBuilder, sql } from "kysely";
import type { Database } from "#database/database.ts";
import { type SessionAsk, sessionOf, type SessionRow } from "#database/queries/find-session.ts";
import {
  prescriptionColumns,
  prescriptionJoins,
  type PrescriptionRow,
  standingFor,
} from "#database/queries/prescription-facts.ts";

export type AskedLine = { readonly rxNumber: string; readonly mrn: string | null };

export type ShipTo = {
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
};
/** With the days between which somebody is there; null where always. */
type ShipToThen = ShipTo & { readonly from_on: string | null; readonly until_on: string | null };

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
  readonly ship_to: ShipToThen | null;
  /** The address this line names itself. */
  readonly line_ship_to: ShipToThen | null;
  readonly payment_method_id: string | null;
} & ({ readonly prescription_id: null } | FoundRow);

/** A prescription with the grant, if any, under which the asker may act for its member. */
export type FoundRow = PrescriptionRow & GrantRow;

type OrderFactsAsk = {
  readonly lines: readonly AskedLine[];
  readonly key: string | null;
  readonly addressId: string | null;
  /** The address of each line that names its own. */
  readonly lineAddressIds?: readonly (string | null)[];
  readonly paymentMethodId: string | null;
};

/**
 * Everything an order is decided from, in one statement: the lines asked for with their prescriptions and versions,
 * the grant under which the asker acts, the address and card named, and the answer this key was given before.
 */
export async function readOrderFacts(
  database: Database,
  ask: OrderFactsAsk & { readonly ordererId: string | null; readonly subject: string },
): Promise<readonly OrderFactsRow[]> {
  const asker = sql`(select ${ask.ordererId}::uuid as member_id, ${ask.subject}::uuid as subject) asker`;
  const { rows } = await orderFacts(asker, sql``, ask).execute(database.kysely);
  return rows;
}

/** The same for whoever's session it is, found with the facts; no row without such a session. */
export async function readOrderFactsInSession(
  database: Database,
  session: SessionAsk,
  ask: OrderFactsAsk,
): Promise<readonly (OrderFactsRow & { readonly session: SessionRow })[]> {
  const asker = sql`(select *, member_id as subject from (${sessionOf(session)}) found) asker`;
  const columns = sql`jsonb_build_object(
    'session_id', asker.session_id, 'member_id', asker.member_id, 'language', asker.language, 'note_due', asker.note_due
  ) as session,`;
  const { rows } = await orderFacts(asker, columns, ask).execute(database.reads);
  return rows as (OrderFactsRow & { session: SessionRow })[];
}

/**
 * @param asker a row of the asker's `member_id` and of the `subject` whose idempotency keys count
 * @param columns more of them, each with a comma behind it
 */
function orderFacts(
  asker: RawBuilder<unknown>,
  columns: RawBuilder<unknown>,
  ask: OrderFactsAsk,
): RawBuilder<OrderFactsRow> {
  return sql<OrderFactsRow>`
    select ${columns} a.position::integer, v.version as policy_version, me.mrn as orderer_mrn,
      k.request_hash as idempotent_hash, k.response as idempotent_response,
      ${shipTo(sql`s`)} as ship_to, ${shipTo(sql`t`)} as line_ship_to,
      c.payment_method_id, x.*
    from ${asker}
    cross join unnest(
      ${ask.lines.map((line) => line.rxNumber)}::text[], ${ask.lineAddressIds ?? []}::uuid[]
    ) with ordinality as a (rx_number, address_id, position)
    cross join (select max(version) as version from policies) v
    left join members me on me.member_id = asker.member_id
    left join idempotency_keys k on k.subject = asker.subject and k.key = ${ask.key}::text
    left join addresses s
      on s.address_id = ${ask.addressId}::uuid and s.member_id = asker.member_id and s.removed_at is null
    left join addresses t
      on t.address_id = a.address_id and t.member_id = asker.member_id and t.removed_at is null
    left join payment_methods c
      on c.payment_method_id = ${ask.paymentMethodId}::uuid and c.member_id = asker.member_id and c.removed_at is null
    left join lateral (
      select ${prescriptionColumns}, ${grantColumns}
      from prescriptions p
      ${prescriptionJoins}
      left join grants g
        on g.member_id = p.member_id and g.proxy_member_id = asker.member_id and g.revoked_at is null
      where p.prescription_id = ${standingFor(sql`old.rx_number`, sql`a.rx_number`)}
    ) x on true
    order by a.position`;
}

function shipTo(address: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when ${address}.address_id is not null then
    jsonb_build_object('line1', ${address}.line1, 'line2', ${address}.line2, 'city', ${address}.city,
      'state', ${address}.state, 'zip', ${address}.zip, 'from_on', ${address}.from_on, 'until_on', ${address}.until_on)
  end`;
}
