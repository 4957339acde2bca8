import { v7 as newId } from "uuid";
import { looksLikeCardNumber } from "#domain/numbers/card-number.ts";
import { isCardGood } from "#domain/payment/card-expiry.ts";
import type { CardAnswer, CardForm, Cards } from "#partner-ports/payment.ts";
import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type PaymentDependencies = Dependencies & { readonly payment: Cards };

/** A card the member saved: the provider's token stays inside. */
export type PaymentMethod = {
  readonly id: string;
  readonly brand: string;
  readonly last4: string;
  readonly expiresMonth: number;
  readonly expiresYear: number;
  /** What a new order is paid with, unless another is chosen. */
  readonly isDefault: boolean;
  /** Its last month is over. */
  readonly isExpired?: true;
};

type Channel = "web" | "phone";
type CardRefusal = Refusal<"payment-token-unknown" | "card-brand-not-taken" | "try-again">;

/** The member's cards: the one new orders are paid with, then the oldest first, and last those that expired. */
export async function listPaymentMethods({ database, clock }: Dependencies, actor: Actor): Promise<PaymentMethod[]> {
  const now = clock();
  const cards = await database.kysely
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
    .orderBy("is_default", "desc")
    .orderBy("created_at")
    .orderBy("payment_method_id")
    .execute();
  const good = cards.filter((card) => isCardGood(card, now));
  const expired = cards.filter((card) => !good.includes(card));
  return [
    ...good.map((card, index) => ({ ...card, isDefault: index === 0 })),
    ...expired.map((card) => ({ ...card, isDefault: false, isExpired: true as const })),
  ];
}

/** Saves a card by the token that the provider's own form made of it. A card's number is never taken. */
export async function addPaymentMethod(
  dependencies: PaymentDependencies,
  actor: Actor,
  token: string,
  channel: Channel = "web",
): Promise<
  { readonly kind: "added"; readonly paymentMethod: PaymentMethod } | Refusal<"card-number-refused"> | CardRefusal
> {
  if (looksLikeCardNumber(token)) return refuse("card-number-refused");
  const answer = await dependencies.payment.describeToken(token);
  return answer.kind === "accepted" ? keepCard(dependencies, actor, answer, channel, null) : refusalOf(answer);
}

/**
 * Opens the provider's form for a card.
 * @param comeBackTo where the browser goes once the card is in, with `{session}` for {@link addCardFromForm}
 */
export async function beginCardForm(
  { payment }: PaymentDependencies,
  actor: Actor,
  ways: { readonly comeBackTo: string; readonly goBackTo: string },
): Promise<{ readonly kind: "begun"; readonly form: CardForm } | Refusal<"try-again">> {
  const answer = await payment.beginCardForm({ reference: actor.memberId, language: actor.language, ...ways });
  return answer.kind === "accepted" ? { kind: "begun", form: answer.form } : refuse("try-again");
}

/** Saves the card that was typed into the provider's form. A visit of another member's is no visit at all. */
export async function addCardFromForm(
  dependencies: PaymentDependencies,
  actor: Actor,
  session: string,
): Promise<
  { readonly kind: "added"; readonly paymentMethod: PaymentMethod } | Refusal<"card-form-not-finished"> | CardRefusal
> {
  const answer = await dependencies.payment.readCardForm(session);
  if (answer.kind === "not-finished") return refuse("card-form-not-finished");
  if (answer.kind !== "accepted") return refusalOf(answer);
  if (answer.reference !== actor.memberId) return refuse("card-form-not-finished");
  return keepCard(dependencies, actor, answer, "web", session);
}

async function keepCard(
  dependencies: Dependencies,
  actor: Actor,
  { card, token }: Extract<CardAnswer, { kind: "accepted" }>,
  channel: Channel,
  session: string | null,
): Promise<{ readonly kind: "added"; readonly paymentMethod: PaymentMethod }> {
  const { database, clock } = dependencies;
  const { memberId } = actor;
  const now = clock();
  const id = await database.kysely.transaction().execute(async (trx) => {
    const added = await trx
      .insertInto("payment_methods")
      .values({
        payment_method_id: newId(),
        member_id: memberId,
        provider_token: token,
        provider_session: session,
        brand: card.brand,
        last4: card.last4,
        expires_month: card.expiresMonth,
        expires_year: card.expiresYear,
        created_at: now,
      })
      .onConflict((on) => on.column("provider_session").doNothing())
      .returning("payment_method_id")
      .executeTakeFirst();
    // The page that comes back from the form was loaded again.
    if (added === undefined) {
      const before = await trx
        .selectFrom("payment_methods")
        .select("payment_method_id")
        .where("provider_session", "=", session)
        .executeTakeFirstOrThrow();
      return before.payment_method_id;
    }
    await recordAccess(trx, now, { memberId, by: byMember(memberId, memberId), action: "card-added", channel });
    return added.payment_method_id;
  });
  const [first] = await listPaymentMethods(dependencies, actor);
  return { kind: "added", paymentMethod: { id, ...card, isDefault: first?.id === id } };
}

function refusalOf(answer: Exclude<CardAnswer, { kind: "accepted" }>): CardRefusal {
  if (answer.kind === "unknown") return refuse("try-again");
  return refuse(answer.code === "brand-not-taken" ? "card-brand-not-taken" : "payment-token-unknown");
}

/** New orders are paid with it from now on. */
export async function makeDefault(
  { database }: Dependencies,
  { memberId }: Actor,
  paymentMethodId: string,
): Promise<Refusal<"not-found"> | undefined> {
  return database.kysely.transaction().execute(async (trx) => {
    const own = trx.updateTable("payment_methods").where("member_id", "=", memberId).where("removed_at", "is", null);
    await own.set({ is_default: false }).where("is_default", "=", true).execute();
    const { numUpdatedRows } = await own
      .set({ is_default: true })
      .where("payment_method_id", "=", paymentMethodId)
      .executeTakeFirst();
    return numUpdatedRows === 0n ? refuse("not-found") : undefined;
  });
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
