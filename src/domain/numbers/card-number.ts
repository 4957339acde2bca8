import { hasValidCheckDigit } from "#domain/numbers/luhn.ts";

const SHORTEST = 13;
const LONGEST = 19;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whether a bank card's number seems to stand somewhere in the text: 13 to 19 digits (ISO/IEC 7812-1) that pass the
 * Luhn check, whole groups of digits joined by nothing, a space or a dash. An id made of hexadecimal groups is none.
 */
export function looksLikeCardNumber(text: string): boolean {
  if (UUID.test(text)) return false;
  for (const [run] of text.matchAll(/\d+(?:[ \-\u2010-\u2015\u00a0]\d+)*/g)) {
    const groups = run.split(/\D/);
    for (let from = 0; from < groups.length; from++) {
      let digits = "";
      for (const group of groups.slice(from)) {
        digits += group;
        if (digits.length > LONGEST) break;
        if (digits.length >= SHORTEST && hasValidCheckDigit(digits)) return true;
      }
    }
  }
  return false;
}
