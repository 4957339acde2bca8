import { readCheckedDigits } from "#domain/numbers/luhn.ts";

/** The number in the upper left corner of the label: ten digits, the last a check digit. */
export type PrescriptionNumber = string & { readonly __prescriptionNumber: unique symbol };

/** Null when the text is no prescription number; whether one exists is another question. */
export function parsePrescriptionNumber(text: string): PrescriptionNumber | null {
  return readCheckedDigits(text, 10) as PrescriptionNumber | null;
}
