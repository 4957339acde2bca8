import type { Random } from "#demo-data/random.ts";
import { luhnCheckDigit } from "#domain/numbers/luhn.ts";

/** A card-issuer prefix that makes Luhn's check digit that of a National Provider Identifier (45 CFR 162.406). */
const NPI_PREFIX = "80840";

/** A National Provider Identifier with a valid check digit, made up from a number below 100,000,000. */
export function madeUpNpi(serial: number): string {
  const digits = `1${String(serial).padStart(8, "0")}`;
  return digits + luhnCheckDigit(NPI_PREFIX + digits);
}

/** An NCPDP provider id with its check digit, made up from a number below 10,000; California's begin with 05, Hawaii's with 12. */
export function madeUpNcpdpId(state: "CA" | "HI", serial: number): string {
  const digits = `${state === "CA" ? "05" : "12"}${String(serial).padStart(4, "0")}`;
  return digits + luhnCheckDigit(digits);
}

/** Draws numbers of `length` digits that begin with `prefix` and end in a check digit, none twice. */
export function createNumberDrawer(random: Random, prefix: string, length: number): () => string {
  const drawn = new Set<string>();
  const free = length - prefix.length - 1;
  return function draw(): string {
    const digits = prefix + String(random.int(0, 10 ** free - 1)).padStart(free, "0");
    const number = digits + luhnCheckDigit(digits);
    if (drawn.has(number)) return draw();
    drawn.add(number);
    return number;
  };
}

/**
 * Hands out the numbers of an area code that are kept for fiction (555-0100 to 555-0199), none twice.
 * @throws RangeError when an area code's hundred are used up.
 */
export function createPhoneBook(taken: Iterable<string>): (areaCode: string) => string {
  const used = new Set(taken);
  return function next(areaCode: string): string {
    for (let line = 0; line < 100; line += 1) {
      const number = `${areaCode}55501${String(line).padStart(2, "0")}`;
      if (used.has(number)) continue;
      used.add(number);
      return number;
    }
    throw new RangeError(`no number left in area code ${areaCode}`);
  };
}
