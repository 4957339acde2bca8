import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import type { InLanguages } from "#database/queries/read-item-facts.ts";
import { coveredBy } from "#database/queries/prescriber-reach.ts";
import type { NoticeKind } from "#domain/notice/notice-kinds.ts";
import type { ItemRefusalReason, ItemStatus } from "#domain/otc/item-status.ts";
import type { ItemPriceCode } from "#domain/otc/price-item.ts";

/** One line of an order with everything that happened to it, for staff. */
export type TimelineLineRow = {
  readonly order_id: string;
  readonly confirmation_number: string;
  readonly channel: string;
  readonly placed_at: Date;
  readonly orderer_name: string | null;
  readonly line_id: string;
  readonly member_id: string;
  readonly member_name: string;
  readonly rx_number: string;
  readonly drug: string;
  readonly sensitive_class: string | null;
  readonly pharmacy_id: string;
  readonly pharmacy_name: string;
  readonly time_zone: string;
  readonly delivery_kind: "pickup" | "mail";
  readonly status: string;
  readonly step: "fill" | "check" | null;
  readonly quantity: number;
  readonly days_supply: number;
  readonly price_cents: number;
  readonly price_code: string;
  readonly promise_kind: string;
  readonly promise_by: string;
  /** The prescriber asking, or one they cover for, wrote it. */
  readonly own_patient: boolean;
  /** Oldest first. */
  readonly events: readonly TimelineEventRow[];
};

export type TimelineEventRow = {
  readonly at: string;
  readonly status: string;
  readonly code: string | null;
  readonly byKind: string;
  readonly by: string | null;
  readonly role: string | null;
  readonly details: Readonly<Record<string, string | number | null>> | null;
};

/** An order's lines; whose of them the reader may see is the caller's to decide. */
export async function readOrderTimeline(
  database: Database,
  ask: { readonly orderId: string; readonly prescriberId: string | null; readonly on: string },
): Promise<readonly TimelineLineRow[]> {
  const own = ask.prescriberId === null ? sql`false` : coveredBy(sql`p.prescriber_id`, ask.prescriberId, ask.on);
  const { rows } = await sql<TimelineLineRow>`
    select o.order_id, o.confirmation_number, o.channel, o.placed_at, b.given_name || ' ' || b.family_name as orderer_name,
      l.line_id, l.member_id, m.given_name || ' ' || m.family_name as member_name, p.rx_number,
      d.name || ' ' || d.strength as drug, d.sensitive_class, l.pharmacy_id, y.name as pharmacy_name, y.time_zone,
      l.delivery_kind, l.status, l.step, l.quantity, l.days_supply, l.price_cents, l.price_code, l.promise_kind, l.promise_by,
      ${own} as own_patient,
      array(
        select jsonb_build_object(
          'at', e.at, 'status', e.status, 'code', e.code, 'byKind', e.by_kind, 'by', s.name, 'role', s.role, 'details', e.details)
        from line_events e left join staff s on s.staff_id = e.by_staff_id
        where e.line_id = l.line_id order by e.sequence
      ) as events
    from orders o
    join order_lines l using (order_id)
    join prescriptions p on p.prescription_id = l.prescription_id
    join drugs d on d.drug_id = p.drug_id
    join members m on m.member_id = l.member_id
    join pharmacies y on y.pharmacy_id = l.pharmacy_id
    left join members b on b.member_id = o.orderer_member_id
    where o.order_id = ${ask.orderId}::uuid
    order by l.position`.execute(database.kysely);
  return rows;
}

/** One item of an order, with everything that happened to it; with the order, because there may be no line beside it. */
export type TimelineItemRow = Pick<
  TimelineLineRow,
  "order_id" | "confirmation_number" | "channel" | "placed_at" | "orderer_name" | "member_id" | "member_name"
> &
  Pick<TimelineLineRow, "pharmacy_id" | "pharmacy_name" | "time_zone" | "delivery_kind" | "price_cents" | "events"> & {
    readonly order_item_id: string;
    readonly name: InLanguages;
    readonly package: InLanguages;
    readonly quantity: number;
    readonly price_code: ItemPriceCode;
    readonly promise_kind: "ready-by" | "arrives-by";
    readonly promise_by: string;
    readonly status: ItemStatus;
    readonly reason: ItemRefusalReason | null;
  };

/** An order's items; whether the reader may see them is the caller's to decide. */
export async function readItemsTimeline(database: Database, orderId: string): Promise<readonly TimelineItemRow[]> {
  const { rows } = await sql<TimelineItemRow>`
    select o.order_id, o.confirmation_number, o.channel, o.placed_at, m.given_name || ' ' || m.family_name as orderer_name,
      x.order_item_id, x.member_id, m.given_name || ' ' || m.family_name as member_name, i.name, i.package, x.quantity,
      x.price_cents, x.price_code, x.pharmacy_id, y.name as pharmacy_name, y.time_zone, x.delivery_kind, x.promise_kind,
      x.promise_by, x.status, x.reason,
      array(
        select jsonb_build_object(
          'at', e.at, 'status', e.status, 'code', e.code, 'byKind', e.by_kind, 'by', s.name, 'role', s.role, 'details', null)
        from item_events e left join staff s on s.staff_id = e.by_staff_id
        where e.order_item_id = x.order_item_id order by e.sequence
      ) as events
    from order_items x
    join orders o using (order_id)
    join otc_items i using (item_id)
    join members m on m.member_id = x.member_id
    join pharmacies y on y.pharmacy_id = x.pharmacy_id
    where x.order_id = ${orderId}::uuid
    order by x.position`.execute(database.kysely);
  return rows;
}

/** One way in which a member was told of a change of the order. */
export type OrderNoticeRow = {
  readonly member_id: string;
  readonly line_id: string | null;
  readonly kind: NoticeKind;
  readonly channel: "email" | "sms" | "push";
  readonly status: string;
  readonly at: Date;
};

/** What these members were told of the order, oldest first. */
export async function readOrderNotices(
  database: Database,
  orderId: string,
  memberIds: readonly string[],
): Promise<readonly OrderNoticeRow[]> {
  const { rows } = await sql<OrderNoticeRow>`
    select n.member_id, n.line_id, n.kind, x.channel, x.status, coalesce(x.settled_at, x.due_at) as at
    from notices n
    join notice_deliveries x using (notice_id)
    where n.member_id = any(${memberIds}::uuid[])
      and (n.order_id = ${orderId}::uuid or n.line_id in (select line_id from order_lines where order_id = ${orderId}::uuid))
    order by at, x.channel`.execute(database.kysely);
  return rows;
}
