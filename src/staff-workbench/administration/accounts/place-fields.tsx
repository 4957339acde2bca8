import type { StaffPlaces } from "#contracts/staff/accounts.ts";
import { Field } from "#design/components/field.tsx";
import { Select } from "#design/components/select.tsx";
import { ROLES } from "#domain/staff/roles.ts";
import { type Faults, faultOf } from "#pages/form-faults.tsx";
import type { PostedForm } from "#pages/posted-form.ts";
import { staffAccounts as en } from "#words/en/staff-accounts.ts";
import { staffLayout as layoutEn } from "#words/en/staff-layout.ts";
import { staffAccounts as es } from "#words/es/staff-accounts.ts";
import { staffLayout as layoutEs } from "#words/es/staff-layout.ts";
import type { Language } from "#words/languages.ts";

export type TypedPlace = Readonly<Record<"name" | "role" | "pharmacyId" | "prescriberId", string>>;

export function readPlace(form: PostedForm): TypedPlace {
  return {
    name: form.text("name"),
    role: form.text("role"),
    pharmacyId: form.text("pharmacyId"),
    prescriberId: form.text("prescriberId"),
  };
}

/** As the API takes it: what was not chosen is left out. */
export function bodyOfPlace({ name, role, pharmacyId, prescriberId }: TypedPlace) {
  return {
    name,
    role,
    ...(pharmacyId === "" ? {} : { pharmacyId }),
    ...(prescriberId === "" ? {} : { prescriberId }),
  };
}

type PlaceFieldsProps = {
  readonly places: StaffPlaces;
  readonly typed: TypedPlace;
  readonly faults: Faults | undefined;
  readonly language: Language;
};

/** Name, role, and where the role works. */
export function PlaceFields({ places, typed, faults, language }: PlaceFieldsProps) {
  const words = { en, es }[language];
  const { roles } = { en: layoutEn, es: layoutEs }[language];
  const choose = { value: "", text: words.choose };
  const named = (list: readonly { id: string; name: string }[]) => [
    choose,
    ...list.map(({ id, name }) => ({ value: id, text: name })),
  ];
  return (
    <>
      <Field name="name" label={words.name} value={typed.name} maxlength={100} {...faultOf(faults, "name", language)} />
      <Select
        name="role"
        label={words.role}
        value={typed.role}
        options={[choose, ...ROLES.map((role) => ({ value: role, text: roles[role] }))]}
        {...faultOf(faults, "role", language)}
      />
      <Select
        name="pharmacyId"
        label={words.pharmacy}
        hint={words.pharmacyHint}
        value={typed.pharmacyId}
        options={named(places.pharmacies)}
        {...faultOf(faults, "pharmacyId", language)}
      />
      <Select
        name="prescriberId"
        label={words.prescriber}
        hint={words.prescriberHint}
        value={typed.prescriberId}
        options={named(places.prescribers)}
        {...faultOf(faults, "prescriberId", language)}
      />
    </>
  );
}
