import type { Drug, PatientDetails } from "#contracts/staff/prescriptions.ts";
import type { PrescribingWarning } from "#contracts/staff/renewals.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import { Select } from "#design/components/select.tsx";
import { Row } from "#design/components/stack.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { PatientProfile } from "#staff-workbench/prescribing/patient-profile.tsx";
import {
  PrescriptionFields,
  SigningCode,
  type TypedPrescription,
} from "#staff-workbench/prescribing/prescription-fields.tsx";
import { WarningsNotice } from "#staff-workbench/prescribing/warnings-notice.tsx";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { staffPrescribing as en } from "#words/en/staff-prescribing.ts";
import { staffPrescribing as es } from "#words/es/staff-prescribing.ts";

export type TypedNew = TypedPrescription & {
  readonly purposeEn: string;
  readonly purposeEs: string;
  readonly pharmacyId: string;
};

type WritePageProps = {
  readonly page: WorkbenchContext;
  readonly patient: PatientDetails;
  readonly drug: Drug;
  readonly typed: TypedNew;
  readonly warnings?: readonly PrescribingWarning[];
  readonly faults?: Faults;
};

/** A new prescription; where something speaks against it, that is read before it is sent. */
export function WritePage({ page, patient, drug, typed, warnings = [], faults }: WritePageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const title = words.writeTitle(`${drug.name} ${drug.strength}`);
  const fault = (id: string) => faultOf(faults, id, language);
  return (
    <WorkbenchPage page={page} title={words.title} section="prescriptions">
      <FaultSummary faults={faults} language={language} />
      <h1>{title}</h1>
      <p>
        <bdi>{words.chooseFor(patient.name)}</bdi>
        {drug.deaSchedule === undefined ? null : ` · ${words.schedule(drug.deaSchedule)}`}
      </p>
      <WarningsNotice warnings={warnings} ask language={language} />
      <div class="prescribing">
        <form method="post" novalidate>
          <input type="hidden" name="drugId" value={drug.id} />
          {warnings.length === 0 ? null : <input type="hidden" name="warningsRead" value="yes" />}
          <PrescriptionFields {...{ typed, drug, faults, language }} />
          <Field
            name="purposeEn"
            label={words.purposeEn}
            hint={words.purposeHint}
            value={typed.purposeEn}
            maxlength={200}
            {...fault("purposeEn")}
          />
          <Field
            name="purposeEs"
            label={words.purposeEs}
            value={typed.purposeEs}
            maxlength={200}
            {...fault("purposeEs")}
          />
          <Select
            name="pharmacyId"
            label={words.pharmacy}
            value={typed.pharmacyId}
            options={patient.pharmacies.map(({ id, name, kind, city }) => ({
              value: id,
              text: kind === "mail-order" ? words.mailOrder(name) : name.includes(city) ? name : `${name}, ${city}`,
            }))}
            {...fault("pharmacyId")}
          />
          {drug.deaSchedule === undefined ? null : <SigningCode {...{ faults, language }} />}
          <Row>
            <Button kind={warnings.length === 0 ? "primary" : "danger"}>
              {warnings.length === 0 ? words.send : words.sendAllTheSame}
            </Button>
            <LinkButton kind="quiet" href={`/staff/prescriptions/patients/${patient.id}/new`}>
              {words.another}
            </LinkButton>
          </Row>
        </form>
        <div>
          <PatientProfile profile={patient.profile} language={language} />
        </div>
      </div>
    </WorkbenchPage>
  );
}
