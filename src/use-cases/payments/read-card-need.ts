import { readDeclinedPayments } from "#database/queries/read-declined-payments.ts";
import type { DeclineCode } from "#partner-ports/payment.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";

/** What of an order waits for another card, and why the last one was declined. */
export type CardNeed = {
  readonly confirmationNumber: string;
  readonly code: DeclineCode;
  readonly amountCents: number;
};

/**
 * The member's own orders that wait for another card, the last declined first. Whose card was declined is nobody else's
 * business.
 */
export async function listCardNeeds({ database }: Dependencies, { memberId }: Actor): Promise<readonly CardNeed[]> {
  const needs = new Map<string, CardNeed>();
  for (const row of await readDeclinedPayments(database.kysely, memberId)) {
    const { confirmation_number: confirmationNumber, amount_cents: amountCents } = row;
    const need = needs.get(confirmationNumber);
    if (need === undefined)
      needs.set(confirmationNumber, { confirmationNumber, code: row.code as DeclineCode, amountCents });
    else needs.set(confirmationNumber, { ...need, amountCents: need.amountCents + amountCents });
  }
  return [...needs.values()];
}

/** Null where nothing of the order waits for a card, or the order is not the member's own. */
export async function readCardNeed(
  dependencies: Dependencies,
  actor: Actor,
  confirmationNumber: string,
): Promise<CardNeed | null> {
  const needs = await listCardNeeds(dependencies, actor);
  return needs.find((need) => need.confirmationNumber === confirmationNumber) ?? null;
}
