import type { Drug } from "#contracts/staff/prescriptions.ts";
import { Field, TextArea } from "#design/components/field.tsx";
import { OneTimeCodeField } from "#design/components/one-time-code-field.tsx";
import { type Faults, faultOf } from "#pages/form-faults.tsx";
import type { PostedForm } from "#pages/posted-form.ts";
import { staffPrescribing as en } from "#words/en/staff-prescribing.ts";
import { staffPrescribing as es } from "#words/es/staff-prescribing.ts";
import type { Language } from "#words/languages.ts";

/** A prescription as it was typed. */
export type TypedPrescription = {
  readonly directionsEn: string;
  readonly directionsEs: string;
  readonly quantity: string;
  readonly daysSupply: string;
  readonly refills: string;
};

export const nothingTyped: TypedPrescription = {
  directionsEn: "",
  directionsEs: "",
  quantity: "",
  daysSupply: "",
  refills: "0",
};

export function readPrescription(form: PostedForm): TypedPrescription {
  return {
    directionsEn: form.text("directionsEn"),
    directionsEs: form.text("directionsEs"),
    quantity: form.text("quantity"),
    daysSupply: form.text("daysSupply"),
    refills: form.text("refills"),
  };
}

/** As the API takes it; what is no number is left for the API to refuse. */
export function writtenOf(typed: TypedPrescription, drugId: string) {
  return {
    drugId,
    directions: { en: typed.directionsEn, es: typed.directionsEs },
    quantity: numberOf(typed.quantity),
    daysSupply: numberOf(typed.daysSupply),
    refills: numberOf(typed.refills),
  };
}

/** An empty field is no 0. */
export function numberOf(text: string): number {
  const value = text === "" ? Number.NaN : Number(text.replace(",", "."));
  // JSON has no NaN; this one is refused wherever a count or quantity is asked for.
  return Number.isNaN(value) ? -1 : value;
}

/** The field of the page for each path of the API's body. */
export function fieldIds(prefix = ""): Record<string, string> {
  return {
    [`${prefix}directions.en`]: "directionsEn",
    [`${prefix}directions.es`]: "directionsEs",
    [`${prefix}quantity`]: "quantity",
    [`${prefix}daysSupply`]: "daysSupply",
    [`${prefix}refills`]: "refills",
    code: "code",
  };
}

type PrescriptionFieldsProps = {
  readonly typed: TypedPrescription;
  readonly drug: Drug;
  readonly faults: Faults | undefined;
  readonly language: Language;
};

/** What is written: directions in both languages, and one fill's units and days. */
export function PrescriptionFields({ typed, drug, faults, language }: PrescriptionFieldsProps) {
  const words = { en, es }[language];
  const fault = (id: string) => faultOf(faults, id, language);
  const number = { inputmode: "decimal", width: "short", mono: true } as const;
  return (
    <>
      <TextArea
        name="directionsEn"
        label={words.directionsEn}
        hint={words.directionsHint}
        value={typed.directionsEn}
        rows={2}
        maxlength={400}
        {...fault("directionsEn")}
      />
      <TextArea
        name="directionsEs"
        label={words.directionsEs}
        value={typed.directionsEs}
        rows={2}
        maxlength={400}
        {...fault("directionsEs")}
      />
      <div class="row">
        <Field name="quantity" label={words.quantity} value={typed.quantity} {...number} {...fault("quantity")} />
        <Field
          name="daysSupply"
          label={words.daysSupply}
          value={typed.daysSupply}
          {...number}
          {...fault("daysSupply")}
        />
        <Field
          name="refills"
          label={words.refills}
          hint={words.refillsHint(drug.mostRefills)}
          value={typed.refills}
          {...number}
          {...fault("refills")}
        />
      </div>
    </>
  );
}

/** The signature of a controlled medicine. */
export function SigningCode({
  faults,
  language,
  id,
}: {
  readonly faults: Faults | undefined;
  readonly language: Language;
  readonly id?: string;
}) {
  const words = { en, es }[language];
  return (
    <OneTimeCodeField
      name="code"
      id={id}
      label={words.code}
      hint={words.codeHint}
      {...faultOf(faults, id ?? "code", language)}
    />
  );
}

/** A signing code as the API takes it: none where the field was left empty. */
export function codeOf(form: PostedForm): { code?: string } {
  const code = form.text("code");
  return code === "" ? {} : { code };
}
