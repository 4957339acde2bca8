import type { PhoneRenewal } from "#contracts/staff/members.ts";
import type { Drug } from "#contracts/staff/prescriptions.ts";
import type { PrescribingWarning } from "#contracts/staff/renewals.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Field, TextArea } from "#design/components/field.tsx";
import { RadioCards } from "#design/components/radio-cards.tsx";
import { Select } from "#design/components/select.tsx";
import { Row } from "#design/components/stack.tsx";
import { ANSWER_KINDS } from "#domain/renewal/renewal-answer.ts";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { membersWords } from "#staff-workbench/members/members-words.ts";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { PatientProfile } from "#staff-workbench/prescribing/patient-profile.tsx";
import { PrescriptionFields, type TypedPrescription } from "#staff-workbench/prescribing/prescription-fields.tsx";
import { WarningsNotice } from "#staff-workbench/prescribing/warnings-notice.tsx";
import { RenewalFacts } from "#staff-workbench/renewals/renewal-page.tsx";
import { reasonOptions } from "#staff-workbench/reason-options.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { staffPrescribing as prescribingEn } from "#words/en/staff-prescribing.ts";
import { staffRenewals as renewalsEn } from "#words/en/staff-renewals.ts";
import { staffPrescribing as prescribingEs } from "#words/es/staff-prescribing.ts";
import { staffRenewals as renewalsEs } from "#words/es/staff-renewals.ts";
import type { Language } from "#words/languages.ts";

/** Who spoke, and when; told with every answer. */
export type TypedCall = { readonly informant: string; readonly toldAt: string };

export type TypedPhoneAnswer = TypedCall & {
  readonly kind: string;
  readonly refills: string;
  readonly reason: string;
  readonly note: string;
};

type PhoneAnswerPageProps = {
  readonly page: WorkbenchContext;
  readonly lineId: string;
  readonly renewal: PhoneRenewal;
  readonly typed: TypedPhoneAnswer;
  readonly faults?: Faults;
};

/** What the prescriber's office said, written down as it was heard, beside what was asked. */
export function PhoneAnswerPage({ page, lineId, renewal, typed, faults }: PhoneAnswerPageProps) {
  const { language } = page;
  const words = membersWords[language];
  const renewals = { en: renewalsEn, es: renewalsEs }[language];
  return (
    <WorkbenchPage page={{ ...page, path: `/staff/lines/${lineId}/renewal` }} title={words.phoneTitle} section="queue">
      <FaultSummary faults={faults} language={language} />
      <h1>{words.phoneTitle}</h1>
      <p>
        <b>{renewal.drug}</b> · <bdi>{renewal.patient.name}</bdi> · {words.callOffice(renewal.prescriber)}{" "}
        {words.phoneWhy}
      </p>
      <WarningsNotice warnings={renewal.warnings} ask={false} language={language} />
      <div class="prescribing">
        <form method="post" action={`/staff/lines/${lineId}/renewal`} novalidate>
          <CallFields {...{ typed, faults, language }} />
          <RadioCards
            name="kind"
            label={words.said}
            value={typed.kind}
            options={ANSWER_KINDS.map((kind) => ({
              value: kind,
              title:
                kind === "approved"
                  ? words.answers.approved(renewals.refills(renewal.refillsAsked))
                  : words.answers[kind],
              ...(kind === "replaced" ? { detail: words.replaceNext } : {}),
            }))}
            {...faultOf(faults, "kind", language)}
          />
          <Field
            name="refills"
            label={words.refillsField}
            value={typed.refills}
            inputmode="numeric"
            width="short"
            mono
            {...faultOf(faults, "refills", language)}
          />
          <Select
            name="reason"
            label={words.denyReason}
            value={typed.reason}
            options={reasonOptions(signedOnStaff(page), "deny", language)}
            {...faultOf(faults, "reason", language)}
          />
          <TextArea
            name="note"
            label={words.memberNote}
            hint={words.memberNoteHint}
            rows={2}
            maxlength={400}
            value={typed.note}
          />
          <Row>
            <Button>{words.write}</Button>
            <LinkButton kind="quiet" href={`/staff/lines/${lineId}`} data-key="b">
              {words.backToLine}
            </LinkButton>
          </Row>
        </form>
        <div>
          <RenewalFacts page={page} renewal={renewal} />
          <PatientProfile profile={renewal.profile} language={language} others />
        </div>
      </div>
    </WorkbenchPage>
  );
}

type PhoneReplacePageProps = {
  readonly page: WorkbenchContext;
  readonly lineId: string;
  readonly renewal: PhoneRenewal;
  readonly drug: Drug;
  readonly typed: TypedPrescription & TypedCall & { readonly note: string };
  readonly warnings?: readonly PrescribingWarning[];
  readonly faults?: Faults;
};

/** The prescription that the office gave by phone in place of the one asked for. */
export function PhoneReplacePage({ page, lineId, renewal, drug, typed, warnings = [], faults }: PhoneReplacePageProps) {
  const { language } = page;
  const words = membersWords[language];
  const prescribing = { en: prescribingEn, es: prescribingEs }[language];
  const here = `/staff/lines/${lineId}/renewal`;
  return (
    <WorkbenchPage page={{ ...page, path: here }} title={words.phoneTitle} section="queue">
      <FaultSummary faults={faults} language={language} />
      <h1>{words.answers.replaced}</h1>
      <p>
        <bdi>{prescribing.chooseFor(renewal.patient.name)}</bdi> · {renewal.drug}
      </p>
      <WarningsNotice warnings={warnings} ask language={language} />
      <div class="prescribing">
        <form method="post" action={`${here}/replace`} novalidate>
          <input type="hidden" name="drugId" value={drug.id} />
          {warnings.length === 0 ? null : <input type="hidden" name="warningsRead" value="yes" />}
          <p>
            <strong>
              {drug.name} {drug.strength}
            </strong>
          </p>
          <PrescriptionFields {...{ typed, drug, faults, language }} />
          <CallFields {...{ typed, faults, language }} />
          <TextArea
            name="note"
            label={words.memberNote}
            hint={words.memberNoteHint}
            rows={2}
            maxlength={400}
            value={typed.note}
          />
          <Row>
            <Button kind={warnings.length === 0 ? "primary" : "danger"}>
              {warnings.length === 0 ? words.write : words.writeAllTheSame}
            </Button>
            <LinkButton kind="quiet" href={`${here}/medicine`}>
              {prescribing.another}
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

function CallFields({
  typed,
  faults,
  language,
}: {
  readonly typed: TypedCall;
  readonly faults: Faults | undefined;
  readonly language: Language;
}) {
  const words = membersWords[language];
  return (
    <>
      <Field
        name="informant"
        label={words.informantField}
        hint={words.informantHint}
        value={typed.informant}
        maxlength={80}
        autocomplete="off"
        {...faultOf(faults, "informant", language)}
      />
      <Field
        name="toldAt"
        type="datetime-local"
        label={words.toldAt}
        value={typed.toldAt}
        width="medium"
        {...faultOf(faults, "toldAt", language)}
      />
    </>
  );
}
