import { describedBy, FieldFrame, type Question } from "#design/components/field-frame.tsx";

interface InputAttributes {
  autocomplete?: string | undefined;
  inputmode?: "text" | "numeric" | "decimal" | "tel" | "email" | "search" | undefined;
  pattern?: string | undefined;
  required?: boolean | undefined;
  readonly?: boolean | undefined;
  maxlength?: number | undefined;
  min?: string | undefined;
  max?: string | undefined;
  spellcheck?: boolean | undefined;
}

/** Props of {@link Field}. */
export interface FieldProps extends Question, InputAttributes {
  type?: "text" | "email" | "password" | "tel" | "date" | "search" | "number" | "datetime-local" | undefined;
  value?: string | undefined;
  /** How long an answer to expect: `short` a date or ZIP, `medium` a number, `full` a name. */
  width?: "short" | "medium" | "full" | undefined;
  /** Numbers people copy, set in mono. */
  mono?: boolean | undefined;
}

/** One question with room for a short answer. */
export function Field(props: FieldProps) {
  const { name, id = name, label, hint, error, errorLabel, type = "text", width = "full", mono, ...attributes } = props;
  return (
    <FieldFrame question={{ name, id, label, hint, error, errorLabel }}>
      <input
        {...attributes}
        class={mono ? "input mono" : "input"}
        data-width={width}
        id={id}
        name={name}
        // Preact types each kind of input apart; the attributes given here are the same for all of ours.
        // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- the compiler refuses it otherwise
        type={type as "text"}
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={error ? true : undefined}
      />
    </FieldFrame>
  );
}

/** Props of {@link TextArea}. */
export interface TextAreaProps extends Question {
  value?: string | undefined;
  rows?: number | undefined;
  maxlength?: number | undefined;
}

/** One question with room for a long answer. */
export function TextArea({
  name,
  id = name,
  label,
  hint,
  error,
  errorLabel,
  value,
  rows = 4,
  maxlength,
}: TextAreaProps) {
  return (
    <FieldFrame question={{ name, id, label, hint, error, errorLabel }}>
      <textarea
        class="input"
        id={id}
        name={name}
        rows={rows}
        maxlength={maxlength}
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={error ? true : undefined}
      >
        {value}
      </textarea>
    </FieldFrame>
  );
}
