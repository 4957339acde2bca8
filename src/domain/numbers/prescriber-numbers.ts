import { hasValidCheckDigit } from "#domain/numbers/luhn.ts";

/** A National Provider Identifier: ten digits whose check digit counts the prefix 80840 (45 CFR 162.406). */
export function isNpi(text: string): boolean {
  return /^\d{10}$/.test(text) && hasValidCheckDigit(`80840${text}`);
}

/**
 * A DEA registration number: two letters and seven digits, of which the last is the units digit of the first, third and
 * fifth together with twice the second, fourth and sixth.
 */
export function isDeaNumber(text: string): boolean {
  const digits = /^[A-Z][A-Z9](\d{7})$/.exec(text)?.[1];
  if (digits === undefined) return false;
  const [a, b, c, d, e, f, check] = [...digits].map(Number) as [number, number, number, number, number, number, number];
  return (a + c + e + 2 * (b + d + f)) % 10 === check;
}
