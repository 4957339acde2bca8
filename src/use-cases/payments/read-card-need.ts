import { readDeclinedPayments } from "#database/queries/read-declined-payments.ts";
import type { DeclineCode } from "#partner-ports/payment.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";

/** What of an order waits for another card, and why the last one was declined. */
export type CardNeed = { readonly code: DeclineCode; readonly amountCents: number };

/** Null where nothing waits, or the order is not the member's own: whose card was declined is nobody else's business. */
export async function readCardNeed(
  { database }: Dependencies,
  { memberId }: Actor,
  confirmationNumber: string,
): Promise<CardNeed | null> {
  const rows = await readDeclinedPayments(database.kysely, { memberId, confirmationNumber });
  const [last] = rows;
  if (last === undefined) return null;
  return {
    code: last.code as DeclineCode,
    amountCents: rows.reduce((sum, { amount_cents }) => sum + amount_cents, 0),
  };
}
