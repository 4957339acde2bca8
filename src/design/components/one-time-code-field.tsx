import { Field } from "#design/components/field.tsx";
import type { Question } from "#design/components/field-frame.tsx";

/** Props of {@link OneTimeCodeField}. */
export interface OneTimeCodeFieldProps extends Question {
  /** Six unless said otherwise. */
  length?: number | undefined;
  /** What was typed, where only something else has to be mended. */
  value?: string | undefined;
}

/** A code sent or shown elsewhere: one field that phones fill by themselves, never six little boxes. */
export function OneTimeCodeField({ length = 6, ...question }: OneTimeCodeFieldProps) {
  return (
    <Field
      {...question}
      mono
      width="short"
      inputmode="numeric"
      autocomplete="one-time-code"
      pattern="[0-9 ]*"
      // Room for the spaces people type between groups.
      maxlength={length + 2}
      spellcheck={false}
    />
  );
}
