import type { MoneyDependencies } from "#use-cases/payments/ask-provider.ts";
import type { Payable } from "#database/queries/read-payable.ts";
import { settlePayment } from "#use-cases/payments/settle-payment.ts";

export type CapturedShipment = {
  /** Paid for, or nothing to pay: these may leave the house. */
  readonly paid: readonly Payable[];
  /** These stay: the card was declined, or the provider did not answer and is to be asked again. */
  readonly unpaid: readonly { readonly payable: Payable; readonly why: "needs-another-card" | "try-again" }[];
};

/**
 * Charges what is about to be shipped, each line and item for itself. To be called before a parcel is handed over, with
 * its lines still `packed`; called again it charges nothing twice. A hold that lapsed is made anew first.
 */
export async function captureShipment(
  dependencies: MoneyDependencies,
  payables: readonly Payable[],
): Promise<CapturedShipment> {
  const paid: Payable[] = [];
  const unpaid: CapturedShipment["unpaid"][number][] = [];
  for (const payable of payables) {
    const settled = await settlePayment(dependencies, payable, true);
    if (settled.kind === "unknown") unpaid.push({ payable, why: "try-again" });
    else if (settled.facts === null || settled.facts.payment?.status === "captured") paid.push(payable);
    else unpaid.push({ payable, why: "needs-another-card" });
  }
  return { paid, unpaid };
}
