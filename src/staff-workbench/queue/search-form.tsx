import { Button } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import { faultOf, type Faults } from "#pages/form-faults.tsx";
import { queueWords } from "#staff-workbench/queue/queue-words.ts";
import type { Language } from "#words/languages.ts";

export type TypedSearch = { readonly what: string; readonly born: string };

type SearchFormProps = {
  readonly language: Language;
  readonly typed?: TypedSearch;
  readonly faults?: Faults | undefined;
};

/** Finds a line by number or person. Posted, because what is typed here must never stand in an address. */
export function SearchForm({ language, typed = { what: "", born: "" }, faults }: SearchFormProps) {
  const words = queueWords[language];
  return (
    <form method="post" action="/staff/queue/search" class="queue-search" role="search" aria-label={words.search}>
      <Field
        name="what"
        type="search"
        label={words.what}
        width="full"
        value={typed.what}
        autocomplete="off"
        spellcheck={false}
        {...faultOf(faults, "what", language)}
      />
      <Field
        name="born"
        label={words.birthDate}
        width="short"
        value={typed.born}
        autocomplete="off"
        inputmode="numeric"
        {...faultOf(faults, "born", language)}
      />
      <Button kind="secondary" icon="search">
        {words.find}
      </Button>
    </form>
  );
}

/**
 * What was typed, as the API asks for it, or what has to be typed besides.
 * @returns the fields at fault, by id, where it can't be searched for
 */
export function searchOf(
  { what, born }: TypedSearch,
  language: Language,
): { readonly ask: unknown } | { readonly faults: Faults } {
  const words = queueWords[language];
  const digits = what.replace(/[\s-]/g, "");
  if (/^\d+$/.test(digits)) {
    return digits.length === 9 || digits.length === 10
      ? { ask: { number: digits } }
      : { faults: { fields: { what: words.needsNumber } } };
  }
  if (what === "") return { faults: { fields: { what: words.needsNumber } } };
  const [, month, day, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(born) ?? [];
  if (month === undefined || day === undefined || year === undefined)
    return { faults: { fields: { born: words.needsBirthDate } } };
  return { ask: { familyName: what, birthDate: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` } };
}
