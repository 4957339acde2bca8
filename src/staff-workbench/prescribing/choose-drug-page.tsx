import type { Drug } from "#contracts/staff/prescriptions.ts";
import { Button } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import type { Section } from "#staff-workbench/sections.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { staffPrescribing as en } from "#words/en/staff-prescribing.ts";
import { staffPrescribing as es } from "#words/es/staff-prescribing.ts";

type ChooseDrugPageProps = {
  readonly page: WorkbenchContext;
  readonly section: Section;
  readonly patient: string;
  readonly text: string;
  /** Null before anything was searched for. */
  readonly found: readonly Drug[] | null;
  /** Where the search is sent; to the page itself when left out. */
  readonly action?: string;
  /** Where the prescription for a medicine is written. */
  readonly hrefOf: (drugId: string) => string;
};

/** Which medicine: the name is posted, so that it stands in no address. */
export function ChooseDrugPage({ page, section, patient, text, found, action, hrefOf }: ChooseDrugPageProps) {
  const words = { en, es }[page.language];
  return (
    <WorkbenchPage page={page} title={words.chooseTitle} section={section} width="text">
      <h1>{words.chooseTitle}</h1>
      <p>
        <bdi>{words.chooseFor(patient)}</bdi>
      </p>
      <form method="post" action={action} role="search">
        <Field
          name="text"
          type="search"
          label={words.drugSearch}
          hint={words.drugSearchHint}
          value={text}
          spellcheck={false}
          autocomplete="off"
        />
        <Button>{words.find}</Button>
      </form>
      {found === null ? null : (
        <section aria-live="polite">
          <h2>{words.found}</h2>
          {found.length === 0 ? <p>{words.noDrug}</p> : null}
          <ul class="stack" data-gap="close">
            {found.map((drug) => (
              <li key={drug.id}>
                <a href={hrefOf(drug.id)} data-key-item="">
                  {drug.name} {drug.strength}
                </a>
                {drug.deaSchedule === undefined ? null : ` · ${words.schedule(drug.deaSchedule)}`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </WorkbenchPage>
  );
}
