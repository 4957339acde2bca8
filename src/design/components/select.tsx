import { describedBy, FieldFrame, type Question } from "#design/components/field-frame.tsx";

/** Props of {@link Select}. */
export interface SelectProps extends Question {
  options: readonly { value: string; text: string }[];
  value?: string | undefined;
  autocomplete?: string | undefined;
  required?: boolean | undefined;
  width?: "short" | "medium" | "full" | undefined;
}

/** One answer out of many; for up to five, `RadioCards` are easier. */
export function Select(props: SelectProps) {
  const { name, id = name, options, value, width = "full", hint, error } = props;
  return (
    <FieldFrame question={props}>
      <select
        class="input select"
        data-width={width}
        id={id}
        name={name}
        autocomplete={props.autocomplete}
        required={props.required}
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={error ? true : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
