import { Checkbox } from "#design/components/checkbox.tsx";
import { Field } from "#design/components/field.tsx";
import { type Faults, faultOf } from "#pages/form-faults.tsx";
import { forms as en } from "#words/en/forms.ts";
import { forms as es } from "#words/es/forms.ts";
import type { Language } from "#words/languages.ts";

type PasswordFieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: "current-password" | "new-password";
  readonly language: Language;
  readonly faults: Faults | undefined;
};

/** The script entry that lets a password be shown; pages with a {@link PasswordField} name it as an island. */
export const SHOW_PASSWORD = "pages/show-password";

/** A password, never sent back to the page, with a way to see it where scripts run. */
export function PasswordField({ name, label, hint, kind, language, faults }: PasswordFieldProps) {
  return (
    <div class="stack" data-gap="close">
      <Field
        type="password"
        {...{ name, label, hint }}
        autocomplete={kind}
        spellcheck={false}
        {...faultOf(faults, name, language)}
      />
      <div hidden data-shows-password={name}>
        <Checkbox name={`${name}Shown`} label={{ en, es }[language].showPassword} />
      </div>
    </div>
  );
}
