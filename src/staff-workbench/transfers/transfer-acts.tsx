import type { TransferDetails } from "#contracts/staff/transfers.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Details } from "#design/components/details.tsx";
import { Field, TextArea } from "#design/components/field.tsx";
import { Select } from "#design/components/select.tsx";
import { CALL_OUTCOMES } from "#domain/transfer/transfer-status.ts";
import { type Faults, faultOf } from "#pages/form-faults.tsx";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { reasonOptions } from "#staff-workbench/reason-options.ts";
import { AnswerReadBack } from "#staff-workbench/transfers/answer-read-back.tsx";
import { transferWords } from "#staff-workbench/transfers/transfer-words.ts";

/** What was typed for an act that came back. */
export type TypedAct = {
  readonly act: "call" | "attest" | "refuse" | "cancel";
  readonly outcome: string;
  readonly spokeTo: string;
  readonly note: string;
  readonly reason: string;
};

type TransferActsProps = {
  readonly page: WorkbenchContext;
  readonly transfer: TransferDetails;
  readonly typed: TypedAct | undefined;
  readonly faults: Faults | undefined;
};

/** Every act of an open transfer: the one that comes next is open, the others a key away. */
export function TransferActs({ page, transfer, typed, faults }: TransferActsProps) {
  const words = transferWords[page.language];
  const here = `/staff/transfers/${transfer.id}`;
  const isPharmacist = signedOnStaff(page).permissions.includes("attest-transfer");
  const answered = transfer.answer !== undefined;
  return (
    <div class="stack" data-gap="close">
      {transfer.answer === undefined ? null : (
        <section class="stack" data-gap="close" aria-labelledby="attest-title">
          <h3 id="attest-title">{words.attestTitle}</h3>
          <p>{isPharmacist ? words.attestLead : words.attestWaits}</p>
          <AnswerReadBack answer={transfer.answer} prescriber={transfer.prescriber} language={page.language} />
          {isPharmacist ? (
            <form method="post" action={`${here}/attest`} class="row">
              <input type="hidden" name="version" value={transfer.version} />
              <Button icon="check" data-key="a">
                {words.attestGo}
              </Button>
              <LinkButton kind="secondary" href={`${here}/answer`} data-key="e">
                {words.mend}
              </LinkButton>
            </form>
          ) : (
            <p>
              <LinkButton kind="secondary" href={`${here}/answer`} data-key="e">
                {words.mend}
              </LinkButton>
            </p>
          )}
        </section>
      )}
      {transfer.reached && !answered ? (
        <p>
          <LinkButton href={`${here}/answer`} data-key="t">
            {words.takeDown}
          </LinkButton>
        </p>
      ) : null}
      <Details
        summary={transfer.calls === 0 ? words.callTitle : words.callAgain}
        open={!transfer.reached || typed?.act === "call"}
        data-key="c"
      >
        <CallForm {...{ page, transfer, typed, faults }} action={`${here}/call`} />
      </Details>
      {isPharmacist ? (
        <Details summary={words.refuseTitle} open={typed?.act === "refuse"} data-key="r">
          <form method="post" action={`${here}/refuse`}>
            <input type="hidden" name="version" value={transfer.version} />
            <Select
              name="reason"
              label={words.refuseReason}
              hint={words.refuseHint}
              value={typed?.reason}
              options={reasonOptions(signedOnStaff(page), "transfer", page.language)}
              required
              {...faultOf(faults, "reason", page.language)}
            />
            <Button kind="danger">{words.refuseGo}</Button>
          </form>
        </Details>
      ) : null}
      <Details summary={words.cancelTitle} data-key="x">
        <form method="post" action={`${here}/cancel`}>
          <input type="hidden" name="version" value={transfer.version} />
          <Button kind="danger">{words.cancelGo}</Button>
        </form>
      </Details>
    </div>
  );
}

function CallForm({
  page,
  transfer,
  typed,
  faults,
  action,
}: TransferActsProps & {
  readonly action: string;
}) {
  const { language } = page;
  const words = transferWords[language];
  const kept = typed?.act === "call" ? typed : undefined;
  return (
    <form method="post" action={action} novalidate>
      <input type="hidden" name="version" value={transfer.version} />
      <Select
        name="outcome"
        label={words.outcomeField}
        value={kept?.outcome}
        width="medium"
        options={[
          { value: "", text: words.chooseOutcome },
          ...CALL_OUTCOMES.map((outcome) => ({ value: outcome, text: words.outcome[outcome] ?? outcome })),
        ]}
        {...faultOf(faults, "outcome", language)}
      />
      <Field
        name="spokeTo"
        label={words.spokeTo}
        hint={words.spokeToHint}
        value={kept?.spokeTo}
        autocomplete="off"
        maxlength={120}
        {...faultOf(faults, "spokeTo", language)}
      />
      <TextArea
        name="note"
        label={words.note}
        hint={words.noteHint}
        rows={2}
        maxlength={400}
        value={kept?.note}
        {...faultOf(faults, "note", language)}
      />
      <Button kind={transfer.reached ? "secondary" : "primary"}>{words.callGo}</Button>
    </form>
  );
}
