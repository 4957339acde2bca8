import { describedBy, HintAndError, type Question } from "#design/components/field-frame.tsx";

/** The parts of a date as typed, not yet checked. */
export interface DateParts {
  month: string;
  day: string;
  year: string;
}

/** Props of {@link DateFields}; `label` is the question, sent as `<name>Month`, `<name>Day` and `<name>Year`. */
export interface DateFieldsProps extends Question {
  value?: DateParts | undefined;
  words: Record<keyof DateParts, string>;
  /** A date of birth, which browsers can fill in. */
  birthday?: boolean | undefined;
}

/** A date people know by heart, typed as three numbers: quicker than any calendar for a year long gone. */
export function DateFields({
  name,
  id = name,
  label,
  hint,
  error,
  errorLabel,
  value,
  words,
  birthday = false,
}: DateFieldsProps) {
  const part = (key: keyof DateParts, suffix: string, length: number) => {
    const partId = key === "month" ? id : `${id}-${key}`;
    return (
      <div class="date-part">
        <label for={partId}>{words[key]}</label>
        <input
          class="input mono"
          id={partId}
          name={`${name}${suffix}`}
          value={value?.[key]}
          inputmode="numeric"
          maxlength={length}
          size={length}
          autocomplete={birthday ? `bday-${key}` : "off"}
          aria-invalid={error ? true : undefined}
        />
      </div>
    );
  };
  return (
    <fieldset class="field" data-invalid={Boolean(error)} aria-describedby={describedBy(id, { hint, error })}>
      <legend class="field-label">{label}</legend>
      <HintAndError {...{ id, hint, error, errorLabel }} />
      <div class="date-parts">
        {part("month", "Month", 2)}
        {part("day", "Day", 2)}
        {part("year", "Year", 4)}
      </div>
    </fieldset>
  );
}
