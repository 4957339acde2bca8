import { Button, LinkButton } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import { Row } from "#design/components/stack.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { MemberFields, nobodyTyped, type TypedMember } from "#staff-workbench/transfers/member-at-counter.tsx";
import { transferWords } from "#staff-workbench/transfers/transfer-words.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";

export type TypedTransfer = TypedMember & {
  readonly outsidePharmacyName: string;
  readonly outsidePharmacyPhone: string;
  readonly outsideRxNumber: string;
  readonly medicineNamed: string;
};

const nothingTyped: TypedTransfer = {
  ...nobodyTyped,
  outsidePharmacyName: "",
  outsidePharmacyPhone: "",
  outsideRxNumber: "",
  medicineNamed: "",
};

type NewPageProps = {
  readonly page: WorkbenchContext;
  readonly typed?: TypedTransfer;
  readonly faults?: Faults;
};

/** What a member asks for at the counter. */
export function NewPage({ page, typed = nothingTyped, faults }: NewPageProps) {
  const { language } = page;
  const words = transferWords[language];
  const fault = (id: string) => faultOf(faults, id, language);
  return (
    <WorkbenchPage page={page} title={words.newTitle} section="transfers" width="text">
      <FaultSummary
        faults={faults}
        language={language}
        labels={{
          mrn: words.mrn,
          birthDate: words.birthDate,
          outsidePharmacyName: words.outsidePharmacy,
          outsidePharmacyPhone: words.outsidePhone,
          outsideRxNumber: words.outsideRx,
        }}
      />
      <h1>{words.newTitle}</h1>
      <p>{words.newLead}</p>
      <form method="post" action="/staff/transfers/new" novalidate>
        <h2>{words.whoTitle}</h2>
        <MemberFields {...{ typed, faults, language }} />
        <h2>{words.bottleTitle}</h2>
        <Field
          name="outsidePharmacyName"
          label={words.outsidePharmacy}
          value={typed.outsidePharmacyName}
          autocomplete="off"
          maxlength={120}
          {...fault("outsidePharmacyName")}
        />
        <Field
          name="outsidePharmacyPhone"
          type="tel"
          label={words.outsidePhone}
          value={typed.outsidePharmacyPhone}
          autocomplete="off"
          width="medium"
          mono
          maxlength={30}
          {...fault("outsidePharmacyPhone")}
        />
        <Field
          name="outsideRxNumber"
          label={words.outsideRx}
          value={typed.outsideRxNumber}
          autocomplete="off"
          width="medium"
          mono
          maxlength={40}
          {...fault("outsideRxNumber")}
        />
        <Field
          name="medicineNamed"
          label={words.medicineNamed}
          hint={words.medicineNamedHint}
          value={typed.medicineNamed}
          autocomplete="off"
          maxlength={120}
          {...fault("medicineNamed")}
        />
        <Row>
          <Button>{words.recordGo}</Button>
          <LinkButton kind="secondary" href="/staff/transfers">
            {words.back}
          </LinkButton>
        </Row>
      </form>
    </WorkbenchPage>
  );
}
