import Stripe from "stripe";
import type { CardDescription, DeclineCode, PaymentState, ProviderMovement } from "#partner-ports/payment.ts";

/** The brands the plan takes, as Stripe calls them. */
export const BRANDS: Readonly<Record<string, CardDescription["brand"]>> = {
  visa: "visa",
  mastercard: "mastercard",
  discover: "discover",
  amex: "amex",
};

export function idOf(thing: string | { readonly id: string } | null): string | undefined {
  return typeof thing === "string" ? thing : thing?.id;
}

/** A payment as its intent tells it, read with its newest charge and refunds. */
export function stateOf(intent: Stripe.PaymentIntent): PaymentState {
  const charge = typeof intent.latest_charge === "string" ? null : intent.latest_charge;
  const before = charge?.payment_method_details?.card?.capture_before;
  return {
    providerId: intent.id,
    key: intent.metadata["payment"] ?? "",
    status: STATUS[intent.status] ?? "declined",
    amountCents: intent.amount,
    capturedCents: intent.amount_received,
    refundedCents: charge?.amount_refunded ?? 0,
    lapsesAt: before === undefined || before === null ? null : new Date(before * 1000),
    chargeId: intent.status === "succeeded" ? (charge?.id ?? null) : null,
    refundId: charge?.refunds?.data[0]?.id ?? null,
  };
}

const STATUS: Readonly<Record<string, PaymentState["status"]>> = {
  requires_capture: "authorised",
  succeeded: "captured",
  canceled: "voided",
};

/** Money that went in or out; none for what Stripe and the plan settle between them. */
export function movementsOf({ id, type, amount, source, created }: Stripe.BalanceTransaction): ProviderMovement[] {
  if (BETWEEN_THEM_AND_THE_PLAN.has(type)) return [];
  const kind = MOVEMENT_KINDS[type] ?? "other";
  const providerId = kind === "other" ? id : (idOf(source) ?? id);
  return [{ kind, providerId, amountCents: amount, at: new Date(created * 1000) }];
}

/** https://docs.stripe.com/reports/balance-transaction-types */
const MOVEMENT_KINDS: Readonly<Record<string, ProviderMovement["kind"]>> = { charge: "capture", refund: "refund" };
/** Payouts to the plan's bank and Stripe's own fees are no member's money. */
const BETWEEN_THEM_AND_THE_PLAN: ReadonlySet<string> = new Set([
  "payout",
  "payout_cancel",
  "payout_failure",
  "stripe_fee",
  "stripe_fx_fee",
  "tax_fee",
  "topup",
  "topup_reversal",
]);

/** What Stripe answers, or why not: `unknown` where it may have done what was asked, or may yet. */
export async function answer<T>(
  ask: () => Promise<T>,
): Promise<T | { kind: "rejected"; code: DeclineCode } | { kind: "unknown"; cause: unknown }> {
  try {
    return await ask();
  } catch (error) {
    const code = error instanceof Stripe.errors.StripeError ? refusalOf(error) : null;
    return code === null ? { kind: "unknown", cause: error } : { kind: "rejected", code };
  }
}

/** https://docs.stripe.com/declines/codes: what the bank or Stripe says no to is final, all else may pass. */
function refusalOf(error: InstanceType<typeof Stripe.errors.StripeError>): DeclineCode | null {
  if (error instanceof Stripe.errors.StripeCardError) {
    const why = error.decline_code ?? error.code ?? "";
    return DECLINES[why] ?? DECLINES[error.code ?? ""] ?? "declined";
  }
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return null;
  if (error.code === "resource_missing" || error.code === "payment_method_unactivated") return "unknown-card";
  // The same key for another request is a defect of ours, and is to be seen.
  return "not-possible";
}

const DECLINES: Readonly<Record<string, DeclineCode>> = {
  expired_card: "expired",
  lost_card: "lost",
  stolen_card: "lost",
  insufficient_funds: "insufficient-funds",
  authentication_required: "authentication-needed",
  card_not_supported: "brand-not-taken",
};
