import type { FoundMembers } from "#contracts/staff/members.ts";
import { Button } from "#design/components/button.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { Field } from "#design/components/field.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { membersWords } from "#staff-workbench/members/members-words.ts";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";

export type TypedMemberSearch = { readonly what: string; readonly born: string };

type SearchPageProps = {
  readonly page: WorkbenchContext;
  readonly typed?: TypedMemberSearch;
  /** Undefined before anything was searched for. */
  readonly found?: FoundMembers["members"];
  readonly faults?: Faults;
};

/** Whom it is about. Posted, because what is typed here must never stand in an address; what is found says little. */
export function SearchPage({ page, typed = { what: "", born: "" }, found, faults }: SearchPageProps) {
  const { language } = page;
  const words = membersWords[language];
  return (
    <WorkbenchPage page={{ ...page, path: "/staff/members" }} title={words.title} section="members">
      <FaultSummary faults={faults} language={language} />
      <h1>{words.title}</h1>
      <form method="post" action="/staff/members" class="queue-search" role="search" aria-label={words.title}>
        <Field
          name="what"
          type="search"
          label={words.what}
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
        <Button icon="search">{words.find}</Button>
      </form>
      <p class="quiet">{words.searchHint}</p>
      {found === undefined ? null : found.length === 0 ? (
        <EmptyState icon="person" title={words.found(0)}>
          <p>{words.nobodyWhy}</p>
        </EmptyState>
      ) : (
        <section class="stack" data-gap="close">
          <h2>{words.found(found.length)}</h2>
          <Ledger
            caption={words.foundCaption}
            captionHidden
            columns={[
              { text: words.columns.name },
              { text: words.columns.born, numeric: true },
              { text: words.columns.city },
            ]}
            rows={found.map(({ id, name, birthYear, city }) => ({
              id,
              cells: [
                <a href={`/staff/members/${id}`} data-key-item="">
                  <bdi>{name}</bdi>
                </a>,
                birthYear,
                city,
              ],
            }))}
          />
        </section>
      )}
    </WorkbenchPage>
  );
}

/**
 * What was typed, as the API asks for it, or what has to be typed besides.
 * @returns the fields at fault, by id, where it can't be searched for
 */
export function memberSearchOf(
  { what, born }: TypedMemberSearch,
  language: WorkbenchContext["language"],
): { readonly ask: unknown } | { readonly faults: Faults } {
  const words = membersWords[language];
  const digits = what.replaceAll(/[\s().+-]/g, "").replace(/^1(?=\d{10}$)/, "");
  if (what === "" || /^\d+$/.test(digits)) {
    return digits.length === 9 || digits.length === 10
      ? { ask: { number: digits } }
      : { faults: { fields: { what: words.needsNumber } } };
  }
  const [, month, day, year] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(born) ?? [];
  if (month === undefined || day === undefined || year === undefined)
    return { faults: { fields: { born: words.needsBirthDate } } };
  return { ask: { familyName: what, birthDate: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` } };
}
