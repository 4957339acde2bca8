/** The digit that makes `digits` + digit pass the Luhn check (ISO/IEC 7812-1), which catches any one wrong digit. */
export function luhnCheckDigit(digits: string): number {
  return (10 - (luhnSum(`${digits}0`) % 10)) % 10;
}

/** False for anything that isn't digits only. */
export function hasValidCheckDigit(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && luhnSum(digits) % 10 === 0;
}

/**
 * A number as people write and key it: spaces and dashes are dropped. Null unless it then has exactly `length` digits,
 * the last a valid check digit.
 */
export function readCheckedDigits(text: string, length: number): string | null {
  const digits = text.replace(/[\s\-\u2010-\u2015]/g, "");
  return digits.length === length && hasValidCheckDigit(digits) ? digits : null;
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (let at = digits.length - 1, doubled = false; at >= 0; at--, doubled = !doubled) {
    const digit = Number(digits[at]) * (doubled ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum;
}
