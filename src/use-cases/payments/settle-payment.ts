import { v7 as newId } from "uuid";
import { nextMoneyStep, payableStage, type PaymentStatus } from "#domain/payment/next-money-step.ts";
import { askProvider, type MoneyDependencies } from "#use-cases/payments/ask-provider.ts";
import { type Payable, type PayableFacts, type PaymentRow, readPayable } from "#database/queries/read-payable.ts";

/** A hold, its lapse, another hold and its answer are the longest way. */
const MOST_STEPS = 8;

export type Settled =
  | { readonly kind: "settled"; readonly facts: PayableFacts | null }
  | { readonly kind: "unknown"; readonly cause: unknown };

/**
 * Brings the money of one mailed line or item to where its status wants it. However often and from wherever it is
 * called, each step is done once: every step is written before it is asked, and asked under the same key again.
 *
 * @param shipping it leaves the house now: what is held is charged
 */
export async function settlePayment(
  dependencies: MoneyDependencies,
  payable: Payable,
  shipping = false,
): Promise<Settled> {
  const { database, clock } = dependencies;
  const { kysely } = database;
  for (let step = 0; step < MOST_STEPS; step++) {
    const facts = await readPayable(kysely, payable);
    if (facts === null) return { kind: "settled", facts };
    const { payment } = facts;
    const stage = payableStage(facts.status);
    const lapsed = payment !== null && payment.lapses_at !== null && payment.lapses_at <= clock();
    const next = nextMoneyStep({
      // A hold that ran out before the parcel leaves is made anew and then charged.
      stage: shipping && stage === "being-filled" && payment?.status === "authorised" && !lapsed ? "sent" : stage,
      payment: payment === null ? null : (payment.status as PaymentStatus),
      lapsed,
      declined: facts.declined,
    });
    if (next === null) return { kind: "settled", facts };
    if (next === "authorise") await begin(facts);
    else if (payment !== null && next !== "ask-again") await move(payment, next, facts);
    const open = next === "ask-again" ? payment : (await readPayable(kysely, payable))?.payment;
    if (open === null || open === undefined) continue;
    const answer = await askProvider(dependencies, open, await tokenOf(open));
    if (answer !== "answered") return answer;
  }
  throw new Error("the money of a line does not come to rest");

  async function begin({ orderId, payerId, paymentMethodId, priceCents }: PayableFacts): Promise<void> {
    const now = clock();
    await kysely
      .insertInto("payments")
      .values({
        payment_id: newId(),
        payer_member_id: payerId,
        order_id: orderId,
        line_id: payable.kind === "line" ? payable.id : null,
        order_item_id: payable.kind === "item" ? payable.id : null,
        payment_method_id: paymentMethodId,
        amount_cents: priceCents,
        status: "authorising",
        created_at: now,
        changed_at: now,
      })
      // Another process began at the same moment: its payment is the one that lives.
      .onConflict((on) => on.doNothing())
      .execute();
  }

  async function move(
    { payment_id, status, amount_cents }: PaymentRow,
    step: "capture" | "let-go" | "refund",
    { priceCents }: PayableFacts,
  ): Promise<void> {
    const to = { capture: "capturing", "let-go": "voiding", refund: "refunding" }[step];
    await kysely
      .updateTable("payments")
      .set({ status: to, changed_at: clock() })
      .$if(step === "capture", (update) => update.set({ capture_cents: Math.min(priceCents, amount_cents) }))
      .where("payment_id", "=", payment_id)
      .where("status", "=", status)
      .execute();
  }

  /** Of the card the payment was begun with: another may have been chosen since. */
  async function tokenOf({ payment_method_id }: PaymentRow): Promise<string> {
    const { provider_token } = await kysely
      .selectFrom("payment_methods")
      .select("provider_token")
      .where("payment_method_id", "=", payment_method_id)
      .executeTakeFirstOrThrow();
    return provider_token;
  }
}
