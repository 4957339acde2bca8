/** The payment provider's own phone line: a caller keys a card there, and we get back a token of it. */
export type PaymentLine = {
  /**
   * Hands a call over and waits until the caller is back.
   * @returns the provider's token of the card; null when none was given or taken
   */
  takeCard(callId: string): Promise<string | null>;
};
