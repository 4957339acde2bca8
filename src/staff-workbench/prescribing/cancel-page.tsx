import { Button, LinkButton } from "#design/components/button.tsx";
import { Select } from "#design/components/select.tsx";
import { Row } from "#design/components/stack.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { reasonOptions } from "#staff-workbench/reason-options.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { staffPrescribing as en } from "#words/en/staff-prescribing.ts";
import { staffPrescribing as es } from "#words/es/staff-prescribing.ts";

type CancelPageProps = {
  readonly page: WorkbenchContext;
  readonly patient: { readonly id: string; readonly name: string };
  readonly drug: string;
  readonly faults?: Faults;
};

/** Asks why before a prescription is taken back. */
export function CancelPage({ page, patient, drug, faults }: CancelPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  return (
    <WorkbenchPage page={page} title={words.title} section="prescriptions" width="text">
      <FaultSummary faults={faults} language={language} />
      <h1>{words.cancelTitle(drug)}</h1>
      <p>
        <bdi>{words.chooseFor(patient.name)}</bdi>
      </p>
      <p>{words.cancelWhy}</p>
      <form method="post">
        <Select
          name="reason"
          label={words.reason}
          options={reasonOptions(signedOnStaff(page), "cancel", language)}
          required
          {...faultOf(faults, "reason", language)}
        />
        <Row>
          <Button kind="danger">{words.cancelGo}</Button>
          <LinkButton kind="secondary" href={`/staff/prescriptions/patients/${patient.id}`}>
            {words.keep}
          </LinkButton>
        </Row>
      </form>
    </WorkbenchPage>
  );
}
