/** A card is good to the end of its month. */
export function isCardGood(card: { readonly expiresMonth: number; readonly expiresYear: number }, now: Date): boolean {
  return Date.UTC(card.expiresYear, card.expiresMonth, 1) > now.getTime();
}
