import { hasValidCheckDigit } from "#domain/numbers/luhn.ts";

/** A run of 13 to 19 digits, or digits in the groups cards are printed in, that is no part of a longer word or number. */
const RUNS = /(?<![\w.])\d{13,19}(?![\w.]|-\w)|(?<![\w.-])\d{4}([ -])(?:\d{4}\1\d{4}\1\d{1,7}|\d{6}\1\d{5})(?![\w.-])/g;
/** The ranges of the card companies: 2221–2720 and what begins with 3, 4, 5 or 6. */
const ISSUED = /^(?:2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)|[3-6])/;

/**
 * What stands in a text and may be a bank card's number: 13 to 19 digits of the companies' ranges that pass the Luhn
 * check. Meant for dumps and logs, where other numbers stand too; what is typed is judged by `looksLikeCardNumber`.
 *
 * @param known numbers that are found wherever they stand, also within a longer run
 */
export function findCardNumbers(text: string, known: readonly string[] = []): readonly string[] {
  const found = new Set(known.filter((number) => text.includes(number)));
  for (const [run] of text.matchAll(RUNS)) {
    const digits = run.replaceAll(/\D/g, "");
    if (ISSUED.test(digits) && digits.length >= 13 && digits.length <= 19 && hasValidCheckDigit(digits))
      found.add(digits);
  }
  return [...found];
}
