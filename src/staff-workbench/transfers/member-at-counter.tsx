import { DateFields } from "#design/components/date-fields.tsx";
import { Field } from "#design/components/field.tsx";
import { type Faults, faultOf } from "#pages/form-faults.tsx";
import type { PostedForm } from "#pages/posted-form.ts";
import { dayOfTyped, readTypedDate, type TypedDate } from "#pages/typed-date.ts";
import { transferWords } from "#staff-workbench/transfers/transfer-words.ts";
import { forms as en } from "#words/en/forms.ts";
import { forms as es } from "#words/es/forms.ts";
import type { Language } from "#words/languages.ts";

export type TypedMember = { readonly mrn: string; readonly birthDate: TypedDate };

export const nobodyTyped: TypedMember = { mrn: "", birthDate: { month: "", day: "", year: "" } };

export function readMember(form: PostedForm): TypedMember {
  return { mrn: form.text("mrn"), birthDate: readTypedDate(form, "birthDate") };
}

export function memberOf({ mrn, birthDate }: TypedMember) {
  return { mrn, birthDate: dayOfTyped(birthDate) };
}

/** Who stands at the counter: two things only they or their card can tell. */
export function MemberFields({
  typed,
  faults,
  language,
}: {
  readonly typed: TypedMember;
  readonly faults: Faults | undefined;
  readonly language: Language;
}) {
  const words = transferWords[language];
  return (
    <>
      <Field
        name="mrn"
        label={words.mrn}
        hint={words.mrnHint}
        value={typed.mrn}
        inputmode="numeric"
        autocomplete="off"
        width="medium"
        mono
        maxlength={15}
        {...faultOf(faults, "mrn", language)}
      />
      <DateFields
        name="birthDate"
        label={words.birthDate}
        hint={words.birthDateHint}
        value={typed.birthDate}
        words={{ en, es }[language]}
        {...faultOf(faults, "birthDate", language)}
      />
    </>
  );
}
