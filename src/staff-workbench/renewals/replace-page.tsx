import type { Drug } from "#contracts/staff/prescriptions.ts";
import type { PrescribingWarning, Renewal } from "#contracts/staff/renewals.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { TextArea } from "#design/components/field.tsx";
import { Row } from "#design/components/stack.tsx";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { PatientProfile } from "#staff-workbench/prescribing/patient-profile.tsx";
import {
  PrescriptionFields,
  SigningCode,
  type TypedPrescription,
} from "#staff-workbench/prescribing/prescription-fields.tsx";
import { WarningsNotice } from "#staff-workbench/prescribing/warnings-notice.tsx";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { staffPrescribing as prescribingEn } from "#words/en/staff-prescribing.ts";
import { staffRenewals as en } from "#words/en/staff-renewals.ts";
import { staffPrescribing as prescribingEs } from "#words/es/staff-prescribing.ts";
import { staffRenewals as es } from "#words/es/staff-renewals.ts";

type ReplacePageProps = {
  readonly page: WorkbenchContext;
  readonly renewal: Renewal;
  readonly drug: Drug;
  readonly typed: TypedPrescription & { readonly note: string };
  readonly warnings?: readonly PrescribingWarning[];
  readonly faults?: Faults;
};

/** The prescription that takes the old one's place: another drug, dose, quantity or other directions. */
export function ReplacePage({ page, renewal, drug, typed, warnings = [], faults }: ReplacePageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const prescribing = { en: prescribingEn, es: prescribingEs }[language];
  return (
    <WorkbenchPage page={page} title={words.title} section="renewals">
      <FaultSummary faults={faults} language={language} />
      <h1>{words.replaceTitle(renewal.drug)}</h1>
      <p>
        <bdi>{prescribing.chooseFor(renewal.patient.name)}</bdi> · {words.replaceWhy}
      </p>
      <WarningsNotice warnings={warnings} ask language={language} />
      <div class="prescribing">
        <form method="post" novalidate>
          <input type="hidden" name="drugId" value={drug.id} />
          {warnings.length === 0 ? null : <input type="hidden" name="warningsRead" value="yes" />}
          <p class="row">
            <strong>
              {drug.name} {drug.strength}
              {drug.deaSchedule === undefined ? null : ` · ${words.schedule(drug.deaSchedule)}`}
            </strong>
            <LinkButton kind="quiet" href={`/staff/renewals/${renewal.id}/replace/medicine`}>
              {prescribing.another}
            </LinkButton>
          </p>
          <PrescriptionFields {...{ typed, drug, faults, language }} />
          <TextArea name="note" label={words.note} hint={words.noteHint} rows={2} maxlength={400} value={typed.note} />
          {drug.deaSchedule === undefined ? null : <SigningCode {...{ faults, language }} />}
          <Row>
            <Button kind={warnings.length === 0 ? "primary" : "danger"}>
              {warnings.length === 0 ? words.replaceGo : prescribing.sendAllTheSame}
            </Button>
            <LinkButton kind="secondary" href={`/staff/renewals/${renewal.id}`}>
              {words.back}
            </LinkButton>
          </Row>
        </form>
        <div>
          <PatientProfile profile={renewal.profile} language={language} others />
        </div>
      </div>
    </WorkbenchPage>
  );
}
