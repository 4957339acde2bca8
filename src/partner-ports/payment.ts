/** What may be kept of a card: never its number. */
export type CardDescription = {
  readonly brand: "visa" | "mastercard" | "discover" | "amex";
  readonly last4: string;
  readonly expiresMonth: number;
  readonly expiresYear: number;
};

export type CardAnswer =
  | { readonly kind: "accepted"; readonly card: CardDescription }
  /** The provider does not know the token, or takes none of this card's brand. */
  | { readonly kind: "rejected" }
  /** The provider did not answer. */
  | { readonly kind: "unknown"; readonly cause: unknown };

export type Payment = {
  /** The card behind a token that the provider's own form made. */
  describeToken(token: string): Promise<CardAnswer>;
};
