import type { Patient } from "#contracts/staff/prescriptions.ts";
import { Button } from "#design/components/button.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { Field } from "#design/components/field.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import type { Day } from "#domain/calendar/day.ts";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatYearDay } from "#words/dates-and-money.ts";
import { staffPrescribing as en } from "#words/en/staff-prescribing.ts";
import { staffPrescribing as es } from "#words/es/staff-prescribing.ts";

type PatientsPageProps = {
  readonly page: WorkbenchContext;
  readonly text: string;
  readonly patients: readonly Patient[];
};

/** A prescriber's patients by name; whom is searched for is posted, so that no name stands in an address. */
export function PatientsPage({ page, text, patients }: PatientsPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const { columns } = words;
  return (
    <WorkbenchPage page={page} title={words.patientsTitle} section="prescriptions">
      <h1>{words.patientsTitle}</h1>
      <form method="post" role="search">
        <Field
          name="text"
          type="search"
          label={words.search}
          hint={words.searchHint}
          value={text}
          spellcheck={false}
          autocomplete="off"
        />
        <Button>{words.find}</Button>
      </form>
      {patients.length === 0 ? (
        <EmptyState icon="person" title={words.nobody}>
          <p>{words.nobodyWhy}</p>
        </EmptyState>
      ) : (
        <Ledger
          caption={words.patientsCaption}
          columns={[
            { text: columns.patient },
            { text: columns.record },
            { text: columns.born },
            { text: columns.medicines, numeric: true },
          ]}
          rows={patients.map((patient) => ({
            id: patient.id,
            cells: [
              <a href={`/staff/prescriptions/patients/${patient.id}`} data-key-item="">
                <bdi>{patient.name}</bdi>
              </a>,
              <NumberText digits={patient.recordNumber} />,
              formatYearDay(patient.birthDate as Day, language),
              patient.medicines,
            ],
          }))}
        />
      )}
    </WorkbenchPage>
  );
}
