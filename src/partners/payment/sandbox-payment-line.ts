import type { PaymentLine } from "#partner-ports/payment-line.ts";

/** A payment line that asks nothing: every caller has the published test card, which is always approved. */
export const sandboxPaymentLine: PaymentLine = {
  takeCard: async () => "tok_visa",
};
