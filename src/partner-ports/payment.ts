import type { Day } from "#domain/calendar/day.ts";

/** What may be kept of a card: never its number. */
export type CardDescription = {
  readonly brand: "visa" | "mastercard" | "discover" | "amex";
  readonly last4: string;
  readonly expiresMonth: number;
  readonly expiresYear: number;
};

/** Why a card, or a charge to it, was refused. */
export type DeclineCode =
  | "declined"
  | "expired"
  | "lost"
  | "insufficient-funds"
  /** The bank wants its customer to be there and confirm. */
  | "authentication-needed"
  | "brand-not-taken"
  /** The provider does not know the card, or not any more. */
  | "unknown-card"
  /** The provider refuses the act itself: the authorisation lapsed, or it was ended before. */
  | "not-possible";

type Rejected = { readonly kind: "rejected"; readonly code: DeclineCode };
/** The provider did not answer: ask again under the same key. */
type Unknown = { readonly kind: "unknown"; readonly cause: unknown };

export type CardAnswer =
  /** `token` is what is kept and charged; it may be another than the one asked about. */
  { readonly kind: "accepted"; readonly card: CardDescription; readonly token: string } | Rejected | Unknown;

/** A visit to the provider's own form. */
export type CardForm =
  | {
      readonly kind: "page";
      /** The form on a page of the provider's. */
      readonly pageUrl: string;
      /** The same form to be shown in a frame; null where the provider's page does not go into one. */
      readonly frameUrl: string | null;
    }
  /** Fields that the provider's own script puts into a page of ours, each in a frame of the provider's. */
  | {
      readonly kind: "fields";
      readonly publishableKey: string;
      readonly clientSecret: string;
      /** Where the provider sends the browser once the card is in. */
      readonly comeBackTo: string;
    };

/** What became of a visit to the provider's form. `reference` is the one it was begun with. */
export type CardFormAnswer =
  | (Extract<CardAnswer, { kind: "accepted" }> & { readonly reference: string })
  | Rejected
  | { readonly kind: "not-finished" }
  | Unknown;

/** A payment as the provider's books have it. */
export type PaymentState = {
  readonly providerId: string;
  /** The key it was authorised under. */
  readonly key: string;
  readonly status: "authorised" | "captured" | "voided" | "declined";
  readonly amountCents: number;
  readonly capturedCents: number;
  readonly refundedCents: number;
  /** Until when it can be captured; null where the provider does not say. */
  readonly lapsesAt: Date | null;
  /** Null until it was captured. */
  readonly chargeId: string | null;
  /** The last refund's; null where nothing was refunded. */
  readonly refundId: string | null;
};

export type PaymentAnswer = { readonly kind: "accepted"; readonly payment: PaymentState } | Rejected | Unknown;
export type RefundAnswer = { readonly kind: "accepted"; readonly refundId: string } | Rejected | Unknown;

/** Money that moved at the provider: charged is positive, refunded negative. */
export type ProviderMovement = {
  /** `other` is what nobody here asked for: a disputed charge, a refund that came back. */
  readonly kind: "capture" | "refund" | "other";
  /** The charge's, the refund's or, with the others, the entry's own. */
  readonly providerId: string;
  readonly amountCents: number;
  readonly at: Date;
};

/** The provider's own forms and tokens. */
export type Cards = {
  /** The card behind a token that the provider's own form or phone line made. */
  describeToken(token: string): Promise<CardAnswer>;
  /**
   * @param ask.reference comes back with the card, so that nobody brings another's
   * @param ask.comeBackTo `{session}` in it becomes what {@link readCardForm} is asked with
   */
  beginCardForm(ask: {
    readonly reference: string;
    readonly comeBackTo: string;
    readonly goBackTo: string;
    readonly language: "en" | "es";
  }): Promise<{ readonly kind: "accepted"; readonly form: CardForm } | Rejected | Unknown>;
  readCardForm(session: string): Promise<CardFormAnswer>;
  /** What a webhook tells; null where the signature is not the provider's. */
  readWebhook(body: string, signature: string): PaymentNews | null;
};

/** News of the payment with this key, or of nothing that concerns us. */
export type PaymentNews = { readonly kind: "payment"; readonly key: string } | { readonly kind: "of-no-interest" };

/** Money. Each act has a key: asked again under it, it is done once. */
export type Payment = Cards & {
  /** Holds the amount on the card. */
  authorise(ask: {
    readonly key: string;
    readonly token: string;
    readonly amountCents: number;
  }): Promise<PaymentAnswer>;
  /** Charges what was held, or part of it; the rest is let go. */
  capture(providerId: string, ask: { readonly key: string; readonly amountCents: number }): Promise<PaymentAnswer>;
  /** Lets go what was held. Ended before is accepted. */
  endHold(providerId: string, key: string): Promise<PaymentAnswer>;
  refund(providerId: string, ask: { readonly key: string; readonly amountCents: number }): Promise<RefundAnswer>;
  read(providerId: string): Promise<PaymentAnswer>;
  /** By the key it was authorised under; null where nothing was done under it. */
  find(key: string): Promise<{ readonly kind: "accepted"; readonly payment: PaymentState | null } | Rejected | Unknown>;
  /** All of a day, UTC. */
  listMovements(
    day: Day,
  ): Promise<{ readonly kind: "accepted"; readonly movements: readonly ProviderMovement[] } | Rejected | Unknown>;
};
