import { permute } from "#domain/numbers/confirmation-permutation.ts";
import { luhnCheckDigit, readCheckedDigits } from "#domain/numbers/luhn.ts";

/** An order's number: ten digits, the last a check digit. */
export type ConfirmationNumber = string & { readonly __confirmationNumber: unique symbol };

/** Null when the text is no confirmation number; whether one exists is another question. */
export function parseConfirmationNumber(text: string): ConfirmationNumber | null {
  return readCheckedDigits(text, 10) as ConfirmationNumber | null;
}

/**
 * The number of the `sequence`-th order, 0 to 999,999,999. Different for each, and without the keys it tells nobody how
 * many orders there are.
 */
export function confirmationNumberOf(sequence: number, roundKeys: readonly number[]): ConfirmationNumber {
  const digits = permute(roundKeys, sequence).toString().padStart(9, "0");
  return `${digits}${luhnCheckDigit(digits)}` as ConfirmationNumber;
}

/** As printed and spoken: `482 177 3605`. */
export function formatConfirmationNumber(number: string): string {
  return `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
}
