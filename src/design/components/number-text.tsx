import { VisuallyHidden } from "#design/components/visually-hidden.tsx";

/** Props of {@link NumberText}. */
export interface NumberTextProps {
  /** Digits without spaces: a prescription, record or confirmation number. */
  digits: string;
}

/** Splits as people read them aloud: ten digits 3-3-4, nine 3-3-3, anything else in threes. */
function groupsOf(digits: string): string[] {
  const groups = digits.length === 10 ? /^(\d{3})(\d{3})(\d{4})$/.exec(digits)?.slice(1) : digits.match(/.{1,3}/g);
  return groups ? [...groups] : [digits];
}

/** A number people copy: mono, grouped, left-to-right in every language, and read out digit by digit. */
export function NumberText({ digits }: NumberTextProps) {
  return (
    <bdi class="number" dir="ltr">
      <span aria-hidden="true">
        {groupsOf(digits).flatMap((group, index) => [
          index === 0 ? "" : " ",
          <span key={index} class="number-group">
            {group}
          </span>,
        ])}
      </span>
      <VisuallyHidden>{[...digits].join(" ")}</VisuallyHidden>
    </bdi>
  );
}
