import type { PostedForm } from "#pages/posted-form.ts";

/** A date as its three fields were typed. */
export type TypedDate = { readonly month: string; readonly day: string; readonly year: string };

/** Reads `<name>Month`, `<name>Day` and `<name>Year`, as `DateFields` names them. */
export function readTypedDate(form: PostedForm, name: string): TypedDate {
  return { month: form.text(`${name}Month`), day: form.text(`${name}Day`), year: form.text(`${name}Year`) };
}

/** `YYYY-MM-DD`, not checked to exist: the API does that. Empty where nothing was typed. */
export function dayOfTyped({ month, day, year }: TypedDate): string {
  return month + day + year === "" ? "" : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
