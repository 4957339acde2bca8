import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import type { Payment, PaymentAnswer, PaymentState, RefundAnswer } from "#partner-ports/payment.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import type { PaymentRow } from "#database/queries/read-payable.ts";
import { queueNotice } from "#use-cases/notices/queue-notice.ts";

export type MoneyDependencies = Dependencies & { readonly payment: Payment };

/** After this the provider may have forgotten the key, and is asked what it knows before anything is asked of it. */
const KEY_REMEMBERED_MS = 20 * 3_600_000;

/**
 * Asks the provider what a payment is waiting for, under the payment's own key, and writes down the answer.
 * @returns `unknown` where there was none: the same is to be asked again
 */
export async function askProvider(
  { database, clock, payment }: MoneyDependencies,
  row: PaymentRow,
  token: string,
): Promise<"answered" | { readonly kind: "unknown"; readonly cause: unknown }> {
  const { kysely } = database;
  const key = row.payment_id;
  const providerId = row.provider_id ?? "";
  const now = clock();
  switch (row.status) {
    case "authorising": {
      const answer = await authoriseOnce();
      if (answer.kind === "unknown") return answer;
      if (answer.kind === "rejected") await settle("declined", { code: answer.code });
      else {
        const { payment: held } = answer;
        await settle(
          "authorised",
          { provider_id: held.providerId, lapses_at: held.lapsesAt },
          { kind: "hold", cents: held.amountCents, providerId: held.providerId },
        );
      }
      return "answered";
    }
    case "capturing": {
      const amountCents = row.capture_cents ?? row.amount_cents;
      const answer = await payment.capture(providerId, { key, amountCents });
      return fold(answer.kind === "rejected" ? await payment.read(providerId) : answer);
    }
    case "voiding": {
      const answer = await payment.endHold(providerId, key);
      return fold(answer.kind === "rejected" ? await payment.read(providerId) : answer);
    }
    case "refunding": {
      const amountCents = row.capture_cents ?? row.amount_cents;
      const answer = await refundOnce(amountCents);
      if (answer.kind === "unknown") return answer;
      if (answer.kind === "rejected") throw new Error(`the provider refused a refund: ${answer.code}`);
      await settle("refunded", {}, { kind: "refund", cents: -amountCents, providerId: answer.refundId });
      return "answered";
    }
    default:
      return "answered";
  }

  async function refundOnce(amountCents: number): Promise<RefundAnswer> {
    if (now.getTime() - row.changed_at.getTime() > KEY_REMEMBERED_MS) {
      const found = await payment.read(providerId);
      if (found.kind !== "accepted") return found;
      const { refundedCents, refundId } = found.payment;
      if (refundedCents >= amountCents && refundId !== null) return { kind: "accepted", refundId };
    }
    return payment.refund(providerId, { key, amountCents });
  }

  async function authoriseOnce(): Promise<PaymentAnswer> {
    if (now.getTime() - row.created_at.getTime() > KEY_REMEMBERED_MS) {
      const found = await payment.find(key);
      if (found.kind !== "accepted") return found;
      if (found.payment !== null && found.payment.status !== "declined")
        return { kind: "accepted", payment: found.payment };
    }
    return payment.authorise({ key, token, amountCents: row.amount_cents });
  }

  /** What the provider's books say the payment has come to. */
  async function fold(answer: PaymentAnswer): Promise<"answered" | { kind: "unknown"; cause: unknown }> {
    if (answer.kind === "unknown") return answer;
    if (answer.kind === "rejected") throw new Error(`the provider does not know a payment: ${answer.code}`);
    const state: PaymentState = answer.payment;
    if (state.status === "captured") {
      const cents = state.capturedCents;
      const provider = state.chargeId ?? state.providerId;
      await settle("captured", { capture_cents: cents }, { kind: "capture", cents, providerId: provider });
    } else if (state.status === "authorised") await settle("authorised", {});
    else await settle("voided", {}, { kind: "release", cents: -row.amount_cents, providerId: state.providerId });
    return "answered";
  }

  /** Only from where it was: an answer that comes twice changes nothing the second time. */
  async function settle(
    status: string,
    columns: { provider_id?: string; lapses_at?: Date | null; code?: string; capture_cents?: number },
    movement?: Omit<Movement, "paymentId">,
  ): Promise<void> {
    await kysely.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable("payments")
        .set({ ...columns, status, changed_at: now })
        .where("payment_id", "=", key)
        .where("status", "=", row.status)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return;
      if (movement !== undefined) await recordMovement(trx, now, { ...movement, paymentId: key });
      if (status === "declined") await tellDeclined(trx, now, row);
    });
  }
}

/** Those who watch the order see it; who pays is told once for each card, however many lines it was declined for. */
async function tellDeclined(trx: Kysely<DB>, now: Date, row: PaymentRow): Promise<void> {
  const { order_id: orderId, line_id: lineId, payer_member_id: memberId } = row;
  if (lineId !== null)
    await trx.updateTable("order_lines").set({ status_at: now }).where("line_id", "=", lineId).execute();
  const { chosen_at } = await trx
    .selectFrom("orders")
    .select((eb) => eb.fn.coalesce("card_chosen_at", "placed_at").as("chosen_at"))
    .where("order_id", "=", orderId)
    .executeTakeFirstOrThrow();
  const change = `card-declined ${orderId} ${chosen_at.toISOString()}`;
  await queueNotice(trx, now, { memberId, kind: "card-declined", change, orderId });
}

type Movement = {
  readonly paymentId: string;
  readonly kind: "hold" | "release" | "capture" | "refund";
  readonly cents: number;
  readonly providerId: string;
};

async function recordMovement(trx: Kysely<DB>, at: Date, { paymentId, kind, cents, providerId }: Movement) {
  await trx
    .insertInto("payment_movements")
    .values({ movement_id: newId(), payment_id: paymentId, kind, amount_cents: cents, provider_id: providerId, at })
    .execute();
}
