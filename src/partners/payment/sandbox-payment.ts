import type { CardDescription, Payment } from "#partner-ports/payment.ts";

/** The published test tokens, each a card that is always approved. */
const TEST_CARDS: Readonly<Record<string, CardDescription>> = {
  tok_visa: { brand: "visa", last4: "4242", expiresMonth: 12, expiresYear: 2034 },
  tok_mastercard: { brand: "mastercard", last4: "4444", expiresMonth: 12, expiresYear: 2034 },
  tok_discover: { brand: "discover", last4: "1117", expiresMonth: 12, expiresYear: 2034 },
  tok_amex: { brand: "amex", last4: "0005", expiresMonth: 12, expiresYear: 2034 },
};

/** A payment provider that moves no money, for the demo and for tests. */
export const sandboxPayment: Payment = {
  async describeToken(token) {
    const card = Object.hasOwn(TEST_CARDS, token) ? TEST_CARDS[token] : undefined;
    return card === undefined ? { kind: "rejected" } : { kind: "accepted", card };
  },
};
