import { payablesDue, payablesOfOrder, payablesOfPayment } from "#database/queries/payables-to-settle.ts";
import type { Payable } from "#database/queries/read-payable.ts";
import type { MoneyDependencies } from "#use-cases/payments/ask-provider.ts";
import { settlePayment } from "#use-cases/payments/settle-payment.ts";
import type { Work } from "#use-cases/queue-work.ts";

/** Holds the money of what was just ordered; asked again until the provider has answered. */
export async function settleOrder(dependencies: MoneyDependencies, payload: unknown): Promise<void> {
  const { orderId } = payload as Work["payment-due"];
  await settleEach(dependencies, await payablesOfOrder(dependencies.database.kysely, orderId));
}

/** A line moved: its money follows. */
export async function settleLine(dependencies: MoneyDependencies, payload: unknown): Promise<void> {
  const { lineId } = payload as Work["line-changed"];
  await settleEach(dependencies, [{ kind: "line", id: lineId }]);
}

/** The provider has news of a payment. They say only where to look: old ones and doubled ones change nothing. */
export async function settleNews(dependencies: MoneyDependencies, payload: unknown): Promise<void> {
  const { paymentId } = payload as Work["payment-news"];
  await settleEach(dependencies, await payablesOfPayment(dependencies.database.kysely, paymentId));
}

const UNANSWERED_MS = 30_000;

/** What no message told of: unanswered asks, holds that ran out, items, and lines whose money is not where it belongs. */
export async function settleDue(dependencies: MoneyDependencies): Promise<void> {
  const now = dependencies.clock();
  const askedBefore = new Date(now.getTime() - UNANSWERED_MS);
  await settleEach(dependencies, await payablesDue(dependencies.database.kysely, { now, askedBefore }));
}

/** One that can't be settled now holds up no other; that it couldn't is thrown at the end, to be tried again. */
async function settleEach(dependencies: MoneyDependencies, payables: readonly Payable[]): Promise<void> {
  const causes: unknown[] = [];
  for (const payable of payables) {
    const settled = await settlePayment(dependencies, payable).catch((cause: unknown) => ({
      kind: "unknown" as const,
      cause,
    }));
    if (settled.kind === "unknown") causes.push(settled.cause);
  }
  if (causes.length > 0) throw new Error(`${causes.length} payments could not be settled`, { cause: causes[0] });
}
