import { createHash } from "node:crypto";
import { hasValidCheckDigit } from "#domain/numbers/luhn.ts";
import type { CardDescription } from "#partner-ports/payment.ts";

/** How a test card behaves when it is charged; Stripe's names where it has one. */
export type Behaviour =
  | "approved"
  | "generic_decline"
  | "expired_card"
  | "lost_card"
  | "insufficient_funds"
  /** The bank asks at every charge, and nobody is there to answer. */
  | "authentication_required"
  /** The bank asks once, on the provider's page. */
  | "confirm_once"
  /** Answers after {@link SLOW_MS}. */
  | "slow"
  /** Does what is asked, and the first answer to each ask never comes. */
  | "no_answer"
  | "webhooks_twice"
  | "webhooks_out_of_order";

export const SLOW_MS = 3000;

type TestCard = { readonly number: string; readonly behaviour: Behaviour };

/** Published numbers that belong to nobody; most are Stripe's own. */
export const TEST_CARDS: readonly TestCard[] = [
  { number: "4242424242424242", behaviour: "approved" },
  { number: "5555555555554444", behaviour: "approved" },
  { number: "6011111111111117", behaviour: "approved" },
  { number: "378282246310005", behaviour: "approved" },
  { number: "4000000000000002", behaviour: "generic_decline" },
  { number: "4000000000000069", behaviour: "expired_card" },
  { number: "4000000000009987", behaviour: "lost_card" },
  { number: "4000000000009995", behaviour: "insufficient_funds" },
  { number: "4000002760003184", behaviour: "authentication_required" },
  { number: "4000002500003155", behaviour: "confirm_once" },
  { number: "4000000000001117", behaviour: "slow" },
  { number: "4000000000002222", behaviour: "no_answer" },
  { number: "4000000000003337", behaviour: "webhooks_twice" },
  { number: "4000000000004442", behaviour: "webhooks_out_of_order" },
];

/** Tokens that need no form, as Stripe's test mode has them: each a card that is always approved. */
export const TEST_TOKENS: Readonly<Record<string, string>> = {
  tok_visa: "4242424242424242",
  tok_mastercard: "5555555555554444",
  tok_discover: "6011111111111117",
  tok_amex: "378282246310005",
  tok_chargeDeclined: "4000000000000002",
  tok_chargeDeclinedInsufficientFunds: "4000000000009995",
};

/** What is kept of a card once it was typed in. */
export type KnownCard = Omit<CardDescription, "expiresMonth" | "expiresYear"> & { readonly behaviour: Behaviour };

export type CardCheck =
  | { readonly kind: "card"; readonly card: KnownCard }
  /** `not-a-test-card`: it may be somebody's. */
  | { readonly kind: "refused"; readonly why: "number" | "brand" | "not-a-test-card" };

/** Takes the plan's four brands, and of them only test cards: nobody's own card belongs into a sandbox. */
export function checkCard(typed: string): CardCheck {
  const number = typed.replaceAll(/[\s-]/g, "");
  if (!/^\d{13,19}$/.test(number) || !hasValidCheckDigit(number)) return { kind: "refused", why: "number" };
  const brand = brandOf(number);
  if (brand === undefined) return { kind: "refused", why: "brand" };
  const known = TEST_CARDS.find((card) => card.number === number);
  if (known === undefined) return { kind: "refused", why: "not-a-test-card" };
  return { kind: "card", card: { brand, last4: number.slice(-4), behaviour: known.behaviour } };
}

/** By the ranges the companies publish. */
function brandOf(number: string): CardDescription["brand"] | undefined {
  if (number.startsWith("4")) return "visa";
  if (/^3[47]/.test(number)) return "amex";
  if (/^(6011|65|64[4-9])/.test(number)) return "discover";
  const first = Number(number.slice(0, 4));
  return (first >= 5100 && first <= 5599) || (first >= 2221 && first <= 2720) ? "mastercard" : undefined;
}

/** An id that says nothing and is the same for the same words. */
export function idFrom(prefix: string, words: string): string {
  return `${prefix}_${createHash("sha256").update(words).digest("hex").slice(0, 24)}`;
}
