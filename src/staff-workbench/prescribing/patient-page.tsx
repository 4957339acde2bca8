import type { PatientDetails } from "#contracts/staff/prescriptions.ts";
import { LinkButton } from "#design/components/button.tsx";
import { Row } from "#design/components/stack.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { NumberText } from "#design/components/number-text.tsx";
import { DoneNotice } from "#pages/done-notice.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { PatientProfile } from "#staff-workbench/prescribing/patient-profile.tsx";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatYearDay } from "#words/dates-and-money.ts";
import { staffPrescribing as en } from "#words/en/staff-prescribing.ts";
import { staffPrescribing as es } from "#words/es/staff-prescribing.ts";

type PatientPageProps = {
  readonly page: WorkbenchContext;
  readonly patient: PatientDetails;
  readonly done: string | undefined;
};

/** One patient: what they take, what they do not bear, and the way to write or cancel. */
export function PatientPage({ page, patient, done }: PatientPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const here = `/staff/prescriptions/patients/${patient.id}`;
  return (
    <WorkbenchPage page={page} title={words.title} section="prescriptions">
      <DoneNotice done={done} words={words.done} />
      <h1>
        <bdi>{patient.name}</bdi>
      </h1>
      <p class="quiet">
        {words.born(formatYearDay(patient.birthDate as Day, language))} · {words.columns.record}{" "}
        <NumberText digits={patient.recordNumber} />
      </p>
      <Row>
        <LinkButton icon="pen" href={`${here}/new`} data-key="w">
          {words.write}
        </LinkButton>
        <LinkButton kind="quiet" href="/staff/prescriptions">
          {words.back}
        </LinkButton>
      </Row>
      <PatientProfile profile={patient.profile} language={language} cancelHref={(id) => `${here}/cancel/${id}`} />
    </WorkbenchPage>
  );
}
