import { v7 as newId } from "uuid";
import { looksLikeCardNumber } from "#domain/numbers/card-number.ts";
import type { Payment } from "#partner-ports/payment.ts";
import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type PaymentDependencies = Dependencies & { readonly payment: Payment };

/** A card the member saved: the provider's token stays inside. */
export type PaymentMethod = {
  readonly id: string;
  readonly brand: string;
  readonly last4: string;
  readonly expiresMonth: number;
  readonly expiresYear: number;
};

/** The member's cards, the oldest first. */
export async function listPaymentMethods({ database }: Dependencies, actor: Actor): Promise<PaymentMethod[]> {
  return database.kysely
    .selectFrom("payment_methods")
    .select([
      "payment_method_id as id",
      "brand",
      "last4",
      "expires_month as expiresMonth",
      "expires_year as expiresYear",
    ])
    .where("member_id", "=", actor.memberId)
    .where("removed_at", "is", null)
    .orderBy("created_at")
    .orderBy("payment_method_id")
    .execute();
}

/** Saves a card by the token that the provider's own form made of it. A card's number is never taken. */
export async function addPaymentMethod(
  { database, clock, payment }: PaymentDependencies,
  actor: Actor,
  token: string,
  channel: "web" | "phone" = "web",
): Promise<
  | { readonly kind: "added"; readonly paymentMethod: PaymentMethod }
  | Refusal<"card-number-refused" | "payment-token-unknown" | "try-again">
> {
  if (looksLikeCardNumber(token)) return refuse("card-number-refused");
  const answer = await payment.describeToken(token);
  if (answer.kind === "rejected") return refuse("payment-token-unknown");
  if (answer.kind === "unknown") return refuse("try-again");
  const { memberId } = actor;
  const now = clock();
  const { brand, last4, expiresMonth, expiresYear } = answer.card;
  const paymentMethod: PaymentMethod = { id: newId(), brand, last4, expiresMonth, expiresYear };
  await database.kysely.transaction().execute(async (trx) => {
    await trx
      .insertInto("payment_methods")
      .values({
        payment_method_id: paymentMethod.id,
        member_id: memberId,
        provider_token: token,
        brand,
        last4,
        expires_month: expiresMonth,
        expires_year: expiresYear,
        created_at: now,
      })
      .execute();
    await recordAccess(trx, now, { memberId, by: byMember(memberId, memberId), action: "card-added", channel });
  });
  return { kind: "added", paymentMethod };
}

/** No new order is paid with it; orders placed with it keep it. */
export async function removePaymentMethod(
  { database, clock }: Dependencies,
  actor: Actor,
  paymentMethodId: string,
): Promise<Refusal<"not-found"> | undefined> {
  const { memberId } = actor;
  const now = clock();
  return database.kysely.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("payment_methods")
      .set({ removed_at: now })
      .where("payment_method_id", "=", paymentMethodId)
      .where("member_id", "=", memberId)
      .where("removed_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return refuse("not-found");
    await recordAccess(trx, now, {
      memberId,
      by: byMember(memberId, memberId),
      action: "card-removed",
      channel: "web",
    });
    return undefined;
  });
}
