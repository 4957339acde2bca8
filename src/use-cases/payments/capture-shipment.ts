import type { PaymentStatus } from "#domain/payment/next-money-step.ts";
import type { MoneyDependencies } from "#use-cases/payments/ask-provider.ts";
import type { Payable } from "#database/queries/read-payable.ts";
import { settlePayment } from "#use-cases/payments/settle-payment.ts";

export type CapturedShipment = {
  /** Paid for, or nothing to pay: these may leave the house. Empty where anything is unpaid. */
  readonly paid: readonly Payable[];
  /** Why it stays: the card was declined, or the provider did not answer and is to be asked again. */
  readonly unpaid: readonly Unpaid[];
};
type Unpaid = { readonly payable: Payable; readonly why: "needs-another-card" | "try-again" };

/**
 * Charges what is about to be shipped together, all of it or, where one card is declined, nothing: what stays in the
 * house is not charged. To be called before a parcel is handed over, with its lines still `packed`; called again it
 * charges nothing twice. A hold that lapsed is made anew first.
 */
export async function captureShipment(
  dependencies: MoneyDependencies,
  payables: readonly Payable[],
): Promise<CapturedShipment> {
  const held = payables.length > 1 ? await settleAll(false, ["authorised", "captured"]) : [];
  const unpaid = held.length > 0 ? held : await settleAll(true, ["captured"]);
  return { paid: unpaid.length > 0 ? [] : payables, unpaid };

  /** @returns those that did not get there */
  async function settleAll(shipping: boolean, there: readonly PaymentStatus[]): Promise<Unpaid[]> {
    const missing: Unpaid[] = [];
    for (const payable of payables) {
      const settled = await settlePayment(dependencies, payable, shipping);
      if (settled.kind === "unknown") missing.push({ payable, why: "try-again" });
      else if (settled.facts !== null && !there.some((status) => status === settled.facts?.payment?.status))
        missing.push({ payable, why: "needs-another-card" });
    }
    return missing;
  }
}
