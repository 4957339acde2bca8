import { describedBy, HintAndError, type Question } from "#design/components/field-frame.tsx";

/** One card to choose. */
export interface RadioCard {
  value: string;
  title: string;
  detail?: string | undefined;
  /** At the card's end: a price, a distance. */
  aside?: string | undefined;
  disabled?: boolean | undefined;
}

/** Props of {@link RadioCards}; `label` is the question all cards answer. */
export interface RadioCardsProps extends Question {
  options: readonly RadioCard[];
  value?: string | undefined;
  required?: boolean | undefined;
}

/** A few answers with room to say what each means. An error leads to the first card. */
export function RadioCards(props: RadioCardsProps) {
  const { name, id = name, label, options, value, hint, error, errorLabel, required } = props;
  return (
    <fieldset class="radio-cards" data-invalid={Boolean(error)} aria-describedby={describedBy(id, { hint, error })}>
      <legend class="field-label">{label}</legend>
      <HintAndError {...{ id, hint, error, errorLabel }} />
      {options.map((option, index) => {
        const optionId = index === 0 ? id : `${id}-${index + 1}`;
        return (
          <label key={option.value} class="radio-card" for={optionId}>
            <input
              type="radio"
              id={optionId}
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              required={required}
            />
            <span class="radio-title">{option.title}</span>
            {option.aside ? <span class="radio-aside">{option.aside}</span> : null}
            {option.detail ? <span class="radio-detail">{option.detail}</span> : null}
          </label>
        );
      })}
    </fieldset>
  );
}
