import type { GuestOrderRequest, PlacedLine } from "#contracts/orders.ts";
import type { PharmacyList } from "#contracts/places.ts";
import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import type { Faults } from "#pages/form-faults.tsx";
import type { PostedForm } from "#pages/posted-form.ts";

/** What stands in the form of the quick refill. */
export type QuickRefillForm = {
  readonly mrn: string;
  /** Prescription numbers as typed, at least one place for one. */
  readonly rxNumbers: readonly string[];
  readonly where: "label" | "other";
  readonly zip: string;
  readonly pharmacyId: string;
  /** Makes pressing the button twice one order. */
  readonly key: string;
};

export type Choices = PharmacyList["pharmacies"];

const MOST_LINES = 10;

export function emptyForm(): QuickRefillForm {
  return { mrn: "", rxNumbers: [""], where: "label", zip: "", pharmacyId: "", key: crypto.randomUUID() };
}

export function formOf(posted: PostedForm): QuickRefillForm {
  const rxNumbers = posted.all("rxNumber").slice(0, MOST_LINES);
  return {
    mrn: posted.text("mrn"),
    rxNumbers: rxNumbers.length === 0 ? [""] : rxNumbers,
    where: posted.text("where") === "other" ? "other" : "label",
    zip: posted.text("zip"),
    pharmacyId: posted.text("pharmacyId"),
    key: posted.text("key") || crypto.randomUUID(),
  };
}

/** One more place for a number, up to what one order takes. */
export function withAnotherLine(form: QuickRefillForm): QuickRefillForm {
  return form.rxNumbers.length < MOST_LINES ? { ...form, rxNumbers: [...form.rxNumbers, ""] } : form;
}

/** Empty places are left out, unless nothing at all was typed. */
export function withoutEmptyLines(form: QuickRefillForm): QuickRefillForm {
  const typed = form.rxNumbers.filter((number) => number !== "");
  return { ...form, rxNumbers: typed.length === 0 ? [""] : typed };
}

/**
 * The same form under a new key: after an answer the numbers may be mended, and a key stands for one order only.
 */
export function withNewKey(form: QuickRefillForm): QuickRefillForm {
  return { ...form, key: crypto.randomUUID() };
}

export function orderOf({ mrn, rxNumbers, where, pharmacyId }: QuickRefillForm): GuestOrderRequest {
  return {
    mrn,
    lines: rxNumbers.map((rxNumber) => ({ rxNumber })),
    delivery: { kind: "pickup", ...(where === "other" ? { pharmacyId } : {}) },
  };
}

/** The id in the page of the place for a prescription number. */
export function rxId(index: number): string {
  return `rx-${index + 1}`;
}

/** Where the API's faults stand in the page. */
export function faultIds({ rxNumbers }: QuickRefillForm): Record<string, string> {
  return { mrn: "mrn", ...Object.fromEntries(rxNumbers.map((_, index) => [`lines.${index}.rxNumber`, rxId(index)])) };
}

/** What the API says of each line that did not go ahead, at its number; one ordered before, with that order's number. */
export function faultsOfLines(
  form: QuickRefillForm,
  general: string,
  lines: readonly Pick<PlacedLine, "rxNumber" | "detail" | "confirmationNumber">[],
  firstOrder: (confirmationNumber: string) => string,
): Faults {
  const fields: Record<string, string> = {};
  for (const [index, typed] of form.rxNumbers.entries()) {
    const line = lines.find(({ rxNumber }) => rxNumber === typed.replaceAll(/\D/g, ""));
    if (line === undefined) continue;
    const first =
      line.confirmationNumber === undefined ? "" : ` ${firstOrder(formatConfirmationNumber(line.confirmationNumber))}`;
    fields[rxId(index)] = line.detail + first;
  }
  return { general, fields };
}
