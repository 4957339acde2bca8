import type { PharmacyList } from "#contracts/places.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import { Select } from "#design/components/select.tsx";
import { Row } from "#design/components/stack.tsx";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { MemberFields, nobodyTyped, type TypedMember } from "#staff-workbench/transfers/member-at-counter.tsx";
import { transferWords } from "#staff-workbench/transfers/transfer-words.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";

export type TypedMove = TypedMember & { readonly rxNumber: string; readonly toPharmacyId: string };

type MovePageProps = {
  readonly page: WorkbenchContext;
  readonly pharmacies: PharmacyList["pharmacies"];
  readonly typed?: TypedMove;
  readonly faults?: Faults;
  readonly done?: string | undefined;
};

/** A prescription goes to another pharmacy of the plan, at the counter or on the phone. */
export function MovePage({ page, pharmacies, typed, faults, done }: MovePageProps) {
  const { language } = page;
  const words = transferWords[language];
  const staff = signedOnStaff(page);
  return (
    <WorkbenchPage page={page} title={words.moveTitle} section="transfers" width="text">
      <DoneNotice done={done} words={words.done} />
      <FaultSummary
        faults={faults}
        language={language}
        labels={{ mrn: words.mrn, birthDate: words.birthDate, rxNumber: words.rxNumber }}
      />
      <h1>{words.moveTitle}</h1>
      <p>{words.moveLead}</p>
      <form method="post" action="/staff/transfers/move" novalidate>
        <MemberFields typed={typed ?? nobodyTyped} {...{ faults, language }} />
        <Field
          name="rxNumber"
          label={words.rxNumber}
          hint={words.rxNumberHint}
          value={typed?.rxNumber}
          inputmode="numeric"
          autocomplete="off"
          width="medium"
          mono
          maxlength={15}
          {...faultOf(faults, "rxNumber", language)}
        />
        <Select
          name="toPharmacyId"
          label={words.toPharmacy}
          value={typed?.toPharmacyId ?? staff.pharmacy?.id ?? ""}
          options={[
            { value: "", text: words.choosePharmacy },
            ...pharmacies
              .filter(({ kind }) => kind !== "contracted-community")
              .map(({ id, name }) => ({ value: id, text: name })),
          ]}
          {...faultOf(faults, "toPharmacyId", language)}
        />
        <Row>
          <Button>{words.moveGo}</Button>
          {staff.permissions.includes("work-transfer") ? (
            <LinkButton kind="secondary" href="/staff/transfers">
              {words.back}
            </LinkButton>
          ) : null}
        </Row>
      </form>
    </WorkbenchPage>
  );
}
