/** The payment provider's own phone line: a caller keys a card there, and we get a token of it. */
export type PaymentLine = {
  /**
   * The SIP address a call is handed over to.
   * @param reference made up for this call alone, so that nobody else can ask for its card
   */
  addressFor(reference: string, language: "en" | "es"): string;
  /** The provider's token of the card the caller gave there; null when none was given or taken. */
  tokenOf(reference: string): Promise<string | null>;
};
