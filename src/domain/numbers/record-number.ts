import { readCheckedDigits } from "#domain/numbers/luhn.ts";

/** A member's health record number, as on the ID card: nine digits, the last a check digit. */
export type RecordNumber = string & { readonly __recordNumber: unique symbol };

/** Null when the text is no record number; whether one exists is another question. */
export function parseRecordNumber(text: string): RecordNumber | null {
  return readCheckedDigits(text, 9) as RecordNumber | null;
}
