import { sql } from "kysely";
import type { ShipTo } from "#domain/shipping/parcel.ts";
import type { TrackingKind } from "#domain/shipping/tracking.ts";
import type { Database } from "#database/database.ts";
import type { InLanguages } from "#database/queries/read-item-facts.ts";

/** One line of an order with its order, as the rules of sight need it: who may see what is the caller's to decide. */
export type OrderLineRow = {
  readonly order_id: string;
  readonly confirmation_number: string;
  readonly orderer_member_id: string | null;
  readonly channel: string;
  readonly placed_at: Date;
  readonly line_id: string;
  readonly line_version: number;
  readonly member_id: string;
  readonly prescription_id: string;
  readonly ordered_as: "self" | "grant" | "number";
  readonly outcome: "accepted" | "scheduled" | "sent-to-prescriber";
  readonly code: string;
  readonly status: string;
  /** Inside `in-process`. */
  readonly step: "fill" | "check" | null;
  /** By when the rest of a part is promised. */
  readonly owed_by: string | null;
  readonly is_open: boolean;
  readonly days_supply: number;
  readonly quantity: number;
  readonly delivery_kind: "pickup" | "mail";
  /** Where it is mailed; null for the reader who did not order it. */
  readonly ship_to: ShipTo | null;
  readonly pharmacy_id: string;
  readonly starts_on: string | null;
  readonly promise_kind: string;
  readonly promise_by: string;
  readonly promise_then_by: string | null;
  readonly price_cents: number;
  readonly price_code: string;
  readonly rx_number: string;
  readonly shown_to_proxies: boolean;
  readonly drug_name: string;
  readonly strength: string;
  readonly sensitive_class: string | null;
  readonly prescriber_name: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly birth_date: string;
  readonly policy_version: number;
  readonly grant_scope: string | null;
  readonly grant_basis: string | null;
  readonly grant_expires_on: string | null;
  /** Oldest first: status, instant, by whom, code. */
  readonly events: readonly {
    readonly status: string;
    readonly at: string;
    readonly byKind: string;
    readonly code: string | null;
    readonly details: Readonly<Record<string, string | number | null>> | null;
  }[];
  /** The newest question to a prescriber for this line, with what was prescribed in answer. */
  readonly renewal: OrderRenewalRow | null;
  /** The parcel it travels in, once the carrier has it. */
  readonly parcel:
    | (OrderParcelRow & {
        /** The medicines of this member in it, and the reader's own items. */
        readonly contents: readonly string[];
        readonly items: readonly InLanguages[];
      })
    | null;
  /** Its shipping is put off, and it has not left yet. */
  readonly delay: OrderDelayRow | null;
  /** A few days' supply asked for until it comes. */
  readonly bridge: OrderBridgeRow | null;
};

export type OrderBridgeRow = {
  readonly status: "asked" | "given" | "handed-over" | "declined";
  readonly days: number;
  readonly pharmacy: string;
  readonly reason: string | null;
};

export type OrderDelayRow = {
  readonly promisedOn: string;
  readonly newOn: string;
  readonly silence: "waits" | "cancels";
  readonly answerBy: string;
  readonly answer: "wait" | "cancel" | null;
};

export type OrderParcelRow = {
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly trackingUrl: string;
  readonly expectedOn: string | null;
  /** Since when the carrier tells nothing. */
  readonly silentSince: string | null;
  readonly events: readonly {
    readonly id: string;
    readonly kind: TrackingKind;
    readonly at: string;
    readonly place: string | null;
  }[];
};

export type OrderRenewalRow = {
  readonly status: "sent" | "withdrawn" | "answered";
  readonly answerDueOn: string;
  readonly seenAt: string | null;
  readonly followedUpAt: string | null;
  readonly escalatedAt: string | null;
  readonly cover: string | null;
  readonly prescriber: string;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  /** Of the prescription that was to be renewed. */
  readonly rxNumber: string;
  readonly refillsAuthorized: number;
  readonly deaSchedule: string | null;
  readonly newRefills: number | null;
};

/** How many orders a list goes back. */
const NEWEST = 60;

/**
 * Lines a reader has to do with, newest order first: of orders they placed, and of their own prescriptions and those
 * of people who let them act. With `confirmationNumber` only that order's.
 */
export async function readOrders(
  database: Database,
  ask: { readonly readerId: string; readonly confirmationNumber?: string },
): Promise<readonly OrderLineRow[]> {
  const reader = sql`${ask.readerId}::uuid`;
  const mine = sql`
    select o.order_id from orders o where o.orderer_member_id = ${reader}
    union
    select l.order_id from order_lines l where l.member_id = ${reader}
    union
    select l.order_id from grants g join order_lines l on l.member_id = g.member_id
    where g.proxy_member_id = ${reader} and g.revoked_at is null`;
  const chosen =
    ask.confirmationNumber === undefined
      ? sql`o.order_id in (select order_id from (select distinct m.order_id, x.placed_at from (${mine}) m join orders x using (order_id) order by x.placed_at desc limit ${NEWEST}) newest)`
      : sql`o.confirmation_number = ${ask.confirmationNumber} and o.order_id in (${mine})`;
  const { rows } = await sql<OrderLineRow>`
    select (select max(version) from policies) as policy_version, o.order_id, o.confirmation_number, o.orderer_member_id, o.channel, o.placed_at,
      l.line_id, l.version as line_version, l.member_id, l.prescription_id, l.ordered_as, l.outcome, l.code, l.status, l.step, l.owed_by,
      l.is_open, l.days_supply, l.quantity, l.delivery_kind,
      case when o.orderer_member_id = ${reader} then l.ship_to end as ship_to, l.pharmacy_id, l.starts_on, l.promise_kind, l.promise_by,
      l.promise_then_by, l.price_cents, l.price_code,
      p.rx_number, p.shown_to_proxies, d.name as drug_name, d.strength, d.sensitive_class, w.name as prescriber_name,
      m.given_name, m.family_name, m.birth_date,
      g.scope as grant_scope, g.basis as grant_basis, g.expires_on as grant_expires_on,
      array(
        select jsonb_build_object('status', e.status, 'at', e.at, 'byKind', e.by_kind, 'code', e.code, 'details', e.details)
        from line_events e where e.line_id = l.line_id order by e.sequence
      ) as events,
      (
        select jsonb_build_object(
          'status', r.status, 'answerDueOn', r.answer_due_on, 'seenAt', r.seen_at, 'followedUpAt', r.followed_up_at,
          'escalatedAt', r.escalated_at, 'cover', rc.name, 'prescriber', rw.name, 'answer', r.answer,
          'answeredBy', coalesce(rb.name, case when r.informant is null then rs.name else rw.name end), 'reason', r.denial_reason, 'note', r.note, 'rxNumber', rp.rx_number,
          'refillsAuthorized', rp.refills_authorized, 'deaSchedule', rd.dea_schedule, 'newRefills', rn.refills_authorized)
        from renewal_requests r
        join prescriptions rp on rp.prescription_id = r.prescription_id
        join drugs rd on rd.drug_id = rp.drug_id
        join prescribers rw on rw.prescriber_id = r.prescriber_id
        left join prescribers rc on rc.prescriber_id = r.escalated_to_prescriber_id
        left join staff rs on rs.staff_id = r.answered_by_staff_id
        left join prescribers rb on rb.prescriber_id = rs.prescriber_id
        left join prescriptions rn on rn.prescription_id = r.new_prescription_id
        where r.line_id = l.line_id
        order by r.requested_at desc limit 1
      ) as renewal,
      (
        select jsonb_build_object('carrier', c.carrier, 'trackingNumber', c.tracking_number,
          'trackingUrl', c.tracking_url, 'expectedOn', c.expected_on, 'silentSince', c.tracking_silent_since,
          'contents', array(
            select xd.name || ' ' || xd.strength
            from parcel_lines xl
            join order_lines ol on ol.line_id = xl.line_id
            join prescriptions xp on xp.prescription_id = ol.prescription_id
            join drugs xd on xd.drug_id = xp.drug_id
            -- Others in the parcel are of other orders, or of who shares it; of a sensitive one a proxy learns nothing here.
            where xl.parcel_id = c.parcel_id and xl.removed_at is null and ol.order_id = l.order_id
              and ol.member_id = l.member_id
              and (l.member_id = ${reader} or xd.sensitive_class is null or xp.shown_to_proxies)
            order by xd.name),
          'items', array(
            select io.name from parcel_items xi
            join order_items oi on oi.order_item_id = xi.order_item_id
            join otc_items io on io.item_id = oi.item_id
            where xi.parcel_id = c.parcel_id and xi.removed_at is null and oi.order_id = l.order_id
              and oi.member_id = ${reader}
            order by oi.position),
          'events', array(
            select jsonb_build_object('id', e.event_id, 'kind', e.kind, 'at', e.at, 'place', e.place)
            from carrier_events e where e.parcel_id = c.parcel_id))
        from parcel_lines pl
        join parcels c on c.parcel_id = pl.parcel_id
        where pl.line_id = l.line_id and pl.removed_at is null and c.status = 'handed-over'
      ) as parcel,
      (
        select jsonb_build_object('promisedOn', y.promised_on, 'newOn', y.new_on, 'silence', y.silence,
          'answerBy', y.answer_by, 'answer', y.answer)
        from line_delays y
        where y.line_id = l.line_id and y.kind = 'shipping' and y.settled_at is null
          and l.status in ('received', 'in-process', 'on-hold', 'packed')
        order by y.sequence desc limit 1
      ) as delay,
      (
        select jsonb_build_object('status', b.status, 'days', coalesce(b.given_days, b.asked_days), 'pharmacy', bf.name,
          'reason', b.decline_reason)
        from bridge_requests b join pharmacies bf on bf.pharmacy_id = b.pharmacy_id
        where b.line_id = l.line_id
      ) as bridge
    from orders o
    join order_lines l using (order_id)
    join prescriptions p on p.prescription_id = l.prescription_id
    join drugs d on d.drug_id = p.drug_id
    join prescribers w on w.prescriber_id = p.prescriber_id
    join members m on m.member_id = l.member_id
    left join grants g on g.member_id = l.member_id and g.proxy_member_id = ${reader} and g.revoked_at is null
    where ${chosen}
    order by o.placed_at desc, o.order_id, l.position`.execute(database.kysely);
  return rows;
}
