import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import type { PriceCode } from "#domain/price/price.ts";
import type { Promised } from "#domain/promise/promised.ts";
import type { RefillDecision } from "#domain/refill/refill-decision.ts";
import { formatMoney } from "#words/dates-and-money.ts";
import { readBack as en } from "#words/en/read-back.ts";
import { readBack as es } from "#words/es/read-back.ts";
import type { Language } from "#words/languages.ts";
import { wordDecision } from "#words/word-decision.ts";
import { wordPrice, wordPromise } from "#words/word-order.ts";

const catalogues = { en, es };

/** A line as it was decided; without a drug where it may not be named. */
export type LineToRead = {
  readonly rxNumber: string;
  readonly decision: RefillDecision;
  readonly drug: string | undefined;
  readonly prescriber: string | undefined;
  /** Whose it is, where it is not the caller's own. */
  readonly person: string | undefined;
  readonly daysSupply: number | undefined;
  readonly price: { readonly amountCents: number; readonly code: PriceCode | "by-number" } | undefined;
  readonly promise: Exclude<Promised, { kind: "transferred-by" }> | undefined;
  readonly where:
    | { readonly kind: "pickup"; readonly name: string; readonly line1: string; readonly city: string }
    | { readonly kind: "mail"; readonly line1: string; readonly city: string }
    | undefined;
};

/** The sentences to read to a caller for one line: what, how much of it, where, by when, at what price and why. */
export function wordLineToRead(line: LineToRead, language: Language): string {
  const words = catalogues[language];
  const { decision, drug, where, price, promise } = line;
  const what = words.what(drug ?? words.numbered([...line.rxNumber.slice(-3)].join(" ")), line.person ?? "");
  if (decision.kind === "already-ordered") {
    return `${what} ${words.alreadyOrdered(formatConfirmationNumber(decision.confirmationNumber))}`;
  }
  const about = { drugName: drug, prescriberName: line.prescriber };
  if (decision.kind === "refused")
    return `${what} ${wordDecision(decision, language, about).detail} ${words.notOrdered}`;
  return [
    what,
    ...(line.daysSupply === undefined ? [] : [words.days(line.daysSupply)]),
    ...(decision.kind === "accepted" ? [] : [wordDecision(decision, language, about).detail]),
    ...(where === undefined
      ? []
      : [
          where.kind === "pickup"
            ? words.pickUp(where.name, `${where.line1}, ${where.city}`)
            : words.mail(`${where.line1}, ${where.city}`),
        ]),
    ...(promise === undefined ? [] : [`${wordPromise(promise, language)}.`]),
    ...(price === undefined ? [] : [priceSentence(price, language)]),
  ].join(" ");
}

function priceSentence({ amountCents, code }: NonNullable<LineToRead["price"]>, language: Language): string {
  const words = catalogues[language];
  const because = wordPrice(code, language);
  return amountCents === 0 ? words.free(because) : words.price(formatMoney(amountCents, language), because);
}

/** What is said before the lines, after them, and asked at the end. */
export function wordReadBack(
  order: {
    readonly name: string;
    readonly totalCents: number;
    readonly delivery: "pickup" | "mail";
    readonly card: string;
    readonly ordersSomething: boolean;
  },
  language: Language,
): { readonly opening: string; readonly total: string; readonly question: string } {
  const words = catalogues[language];
  const amount = formatMoney(order.totalCents, language);
  return {
    opening: words.opening(order.name),
    total: !order.ordersSomething
      ? words.nothing
      : order.totalCents === 0
        ? words.totalFree
        : order.delivery === "pickup"
          ? words.totalPickUp(amount)
          : words.totalMail(amount, order.card),
    question: order.ordersSomething ? words.question : "",
  };
}
