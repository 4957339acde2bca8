import type { Drug } from "#contracts/staff/prescriptions.ts";
import type { TransferDetails } from "#contracts/staff/transfers.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Checkbox } from "#design/components/checkbox.tsx";
import { DateFields } from "#design/components/date-fields.tsx";
import { Field, TextArea } from "#design/components/field.tsx";
import { Select } from "#design/components/select.tsx";
import { Row } from "#design/components/stack.tsx";
import type { TransferObstacle } from "#domain/transfer/transfer-status.ts";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { transferWords } from "#staff-workbench/transfers/transfer-words.ts";
import type { TypedAnswer } from "#staff-workbench/transfers/typed-answer.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { forms as formsEn } from "#words/en/forms.ts";
import { staffPrescribing as prescribingEn } from "#words/en/staff-prescribing.ts";
import { forms as formsEs } from "#words/es/forms.ts";
import { staffPrescribing as prescribingEs } from "#words/es/staff-prescribing.ts";

type AnswerPageProps = {
  readonly page: WorkbenchContext;
  readonly transfer: TransferDetails;
  readonly drug: Drug;
  readonly typed: TypedAnswer;
  readonly faults?: Faults;
  /** What rules the transfer out, as it was taken down. */
  readonly obstacle?: TransferObstacle | undefined;
};

/** What the outside pharmacy says of its prescription, in the order it is asked for on the phone. */
export function AnswerPage({ page, transfer, drug, typed, faults, obstacle }: AnswerPageProps) {
  const { language } = page;
  const words = transferWords[language];
  const prescribing = { en: prescribingEn, es: prescribingEs }[language];
  const parts = { en: formsEn, es: formsEs }[language];
  const fault = (id: string) => faultOf(faults, id, language);
  const here = `/staff/transfers/${transfer.id}`;
  const number = { inputmode: "decimal", width: "short", mono: true } as const;
  return (
    <WorkbenchPage page={page} title={words.answerTitle} section="transfers" width="text">
      <FaultSummary
        faults={faults}
        language={language}
        labels={{
          writtenOn: words.writtenOn,
          lastFilledOn: words.lastFilledOn,
          prescriberName: words.prescriberName,
          prescriberPhone: words.prescriberPhone,
          givenBy: words.givenBy,
        }}
      />
      {obstacle === undefined ? null : (
        <p>
          <LinkButton kind="secondary" href={`${here}?refuse=${obstacle}`}>
            {words.refuseGo}
          </LinkButton>
        </p>
      )}
      <h1>{words.answerTitle}</h1>
      <p>
        <bdi>{transfer.outside.pharmacy}</bdi> · <bdi class="mono">{transfer.outside.rxNumber}</bdi> ·{" "}
        <bdi>{transfer.member.name}</bdi>
      </p>
      <p>{words.answerLead}</p>
      <form method="post" action={`${here}/answer`} novalidate>
        <input type="hidden" name="version" value={transfer.version} />
        <input type="hidden" name="drugId" value={drug.id} />
        <p class="row">
          <strong>
            {drug.name} {drug.strength}
            {drug.deaSchedule === undefined ? null : ` · ${words.scheduleOurs(drug.deaSchedule)}`}
          </strong>
          <LinkButton kind="quiet" href={`${here}/answer/medicine`}>
            {words.anotherMedicine}
          </LinkButton>
        </p>
        <Select
          name="schedule"
          label={words.schedule}
          value={typed.schedule}
          width="medium"
          options={Object.entries(words.schedules).map(([value, text]) => ({ value, text }))}
          {...fault("schedule")}
        />
        <TextArea
          name="directionsEn"
          label={prescribing.directionsEn}
          value={typed.directionsEn}
          rows={2}
          maxlength={400}
          {...fault("directionsEn")}
        />
        <TextArea
          name="directionsEs"
          label={prescribing.directionsEs}
          value={typed.directionsEs}
          rows={2}
          maxlength={400}
          {...fault("directionsEs")}
        />
        <h2>{words.fillTitle}</h2>
        <Field name="quantity" label={prescribing.quantity} value={typed.quantity} {...number} {...fault("quantity")} />
        <Field
          name="daysSupply"
          label={prescribing.daysSupply}
          value={typed.daysSupply}
          {...number}
          {...fault("daysSupply")}
        />
        <Field
          name="refills"
          label={words.refillsRemaining}
          hint={words.refillsRemainingHint}
          value={typed.refills}
          {...number}
          {...fault("refills")}
        />
        <h2>{words.datesTitle}</h2>
        <DateFields
          name="writtenOn"
          label={words.writtenOn}
          value={typed.writtenOn}
          words={parts}
          {...fault("writtenOn")}
        />
        <DateFields
          name="lastFilledOn"
          label={words.lastFilledOn}
          hint={words.lastFilledOnHint}
          value={typed.lastFilledOn}
          words={parts}
          {...fault("lastFilledOn")}
        />
        <h2>{words.prescriberTitle}</h2>
        <Field
          name="prescriberName"
          label={words.prescriberName}
          value={typed.prescriberName}
          autocomplete="off"
          maxlength={120}
          {...fault("prescriberName")}
        />
        <Field
          name="prescriberNpi"
          label={words.prescriberNpi}
          hint={words.prescriberPhoneHint}
          value={typed.prescriberNpi}
          inputmode="numeric"
          autocomplete="off"
          width="medium"
          mono
          maxlength={20}
          {...fault("prescriberNpi")}
        />
        <Field
          name="prescriberPhone"
          type="tel"
          label={words.prescriberPhone}
          value={typed.prescriberPhone}
          autocomplete="off"
          width="medium"
          mono
          maxlength={30}
          {...fault("prescriberPhone")}
        />
        <h2>{words.recordTitle}</h2>
        <Checkbox
          name="transferredBefore"
          value="yes"
          label={words.transferredBefore}
          checked={typed.transferredBefore}
        />
        <Field
          name="outsideDeaNumber"
          label={words.outsideDeaNumber}
          hint={words.outsideDeaNumberHint}
          value={typed.outsideDeaNumber}
          autocomplete="off"
          spellcheck={false}
          width="medium"
          mono
          maxlength={20}
          {...fault("outsideDeaNumber")}
        />
        <Field
          name="givenBy"
          label={words.givenBy}
          value={typed.givenBy}
          autocomplete="off"
          maxlength={120}
          {...fault("givenBy")}
        />
        <Checkbox
          name="givenByPharmacist"
          value="yes"
          label={words.givenByPharmacist}
          checked={typed.givenByPharmacist}
          {...fault("givenByPharmacist")}
        />
        <Row>
          <Button>{words.answerGo}</Button>
          <LinkButton kind="secondary" href={here}>
            {words.oneTitle(transfer.outside.pharmacy)}
          </LinkButton>
        </Row>
      </form>
    </WorkbenchPage>
  );
}
