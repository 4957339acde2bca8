import { randomUUID } from "node:crypto";
import type { PaymentLine } from "#partner-ports/payment-line.ts";
import { memberOf, type PhoneCaller } from "#use-cases/phone/caller.ts";
import { addPaymentMethod, type PaymentDependencies } from "#use-cases/payment-methods/payment-methods.ts";

export type PayByPhoneDependencies = PaymentDependencies & {
  /** Absent where the provider has none: callers who want to give a card get an agent. */
  readonly paymentLine?: PaymentLine | undefined;
};

/**
 * Hands the caller to the payment provider's line and saves the card they gave there. No digit of it passes here.
 * @param handOver resolves once the caller is back; false where they were never there
 * @returns the saved card's id; null when none was taken
 */
export async function payByPhone(
  dependencies: PayByPhoneDependencies,
  caller: PhoneCaller,
  { recordNumber, language }: { readonly recordNumber: string; readonly language: "en" | "es" },
  handOver: (address: string) => Promise<boolean>,
): Promise<string | null> {
  const { paymentLine } = dependencies;
  if (paymentLine === undefined) return null;
  const reference = randomUUID();
  if (!(await handOver(paymentLine.addressFor(reference, language)))) return null;
  const token = await paymentLine.tokenOf(reference);
  return token === null ? null : saveCardOfCall(dependencies, caller, recordNumber, token);
}

/** Saves the card behind a token that came back with a call. */
export async function saveCardOfCall(
  dependencies: PaymentDependencies,
  caller: PhoneCaller,
  recordNumber: string,
  token: string,
): Promise<string | null> {
  const member = await memberOf(dependencies, recordNumber);
  if (member === null) return null;
  const actor = { memberId: member.memberId, sessionId: caller.callId, language: "en" } as const;
  const added = await addPaymentMethod(dependencies, actor, token, "phone");
  return added.kind === "added" ? added.paymentMethod.id : null;
}
