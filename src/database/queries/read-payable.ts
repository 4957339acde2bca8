import { type Kysely, type Selectable, sql } from "kysely";
import type { DB } from "#database/generated/row-types.ts";

/** What is paid for by itself. */
export type Payable = { readonly kind: "line" | "item"; readonly id: string };

export type PaymentRow = Selectable<DB["payments"]>;

export type PayableFacts = {
  readonly orderId: string;
  readonly payerId: string;
  readonly memberId: string;
  readonly status: string;
  readonly priceCents: number;
  readonly paymentMethodId: string;
  readonly providerToken: string;
  /** The payment that lives. */
  readonly payment: PaymentRow | null;
  /** The card now chosen was declined. */
  readonly declined: boolean;
};

type Row = {
  readonly order_id: string;
  readonly member_id: string;
  readonly status: string;
  readonly price_cents: number;
  readonly payment_method_id: string;
  readonly provider_token: string;
  readonly payer_id: string;
  readonly chosen_at: Date;
};

const ENDED: ReadonlySet<string> = new Set(["declined", "voided", "refunded"]);

/** Null where nothing is to be paid by card: a pick-up, nothing to pay, or no card in the order. */
export async function readPayable(kysely: Kysely<DB>, { kind, id }: Payable): Promise<PayableFacts | null> {
  const table = sql.table(kind === "line" ? "order_lines" : "order_items");
  const key = sql.ref(kind === "line" ? "l.line_id" : "l.order_item_id");
  const found = await sql<Row>`
    select l.order_id, l.member_id, l.status, l.price_cents, m.payment_method_id, m.provider_token,
           m.member_id as payer_id, coalesce(o.card_chosen_at, o.placed_at) as chosen_at
    from ${table} l
    join orders o on o.order_id = l.order_id
    join payment_methods m on m.payment_method_id = o.payment_method_id
    where ${key} = ${id} and l.delivery_kind = 'mail' and l.price_cents > 0
  `.execute(kysely);
  const row = found.rows[0];
  if (row === undefined) return null;
  const payments = await kysely
    .selectFrom("payments")
    .selectAll()
    .where(kind === "line" ? "line_id" : "order_item_id", "=", id)
    .orderBy("created_at")
    .execute();
  return {
    orderId: row.order_id,
    payerId: row.payer_id,
    memberId: row.member_id,
    status: row.status,
    priceCents: row.price_cents,
    paymentMethodId: row.payment_method_id,
    providerToken: row.provider_token,
    payment: payments.find(({ status }) => !ENDED.has(status)) ?? null,
    declined: payments.some(({ status, created_at }) => status === "declined" && created_at >= row.chosen_at),
  };
}
