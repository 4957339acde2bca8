import { describedBy, HintAndError, type Question } from "#design/components/field-frame.tsx";

/** Props of {@link Checkbox}. */
export interface CheckboxProps extends Question {
  /** What is sent when ticked; "on" when left out. */
  value?: string | undefined;
  checked?: boolean | undefined;
  required?: boolean | undefined;
}

/** Yes or no. */
export function Checkbox({ name, id = name, label, hint, error, errorLabel, value, checked, required }: CheckboxProps) {
  return (
    <div class="choice" data-invalid={Boolean(error)}>
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value}
        checked={checked}
        required={required}
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={error ? true : undefined}
      />
      <label class="choice-label" for={id}>
        {label}
      </label>
      <div class="choice-more">
        <HintAndError {...{ id, hint, error, errorLabel }} />
      </div>
    </div>
  );
}
