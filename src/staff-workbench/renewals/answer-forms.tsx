import type { ComponentChildren } from "preact";
import type { Renewal } from "#contracts/staff/renewals.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Details } from "#design/components/details.tsx";
import { Field, TextArea } from "#design/components/field.tsx";
import { Select } from "#design/components/select.tsx";
import { mostRefills } from "#domain/prescription/written-prescription.ts";
import type { DeaSchedule } from "#domain/refill/refill-facts.ts";
import type { ReasonsOff, ReasonWords } from "#domain/settings/reasons.ts";
import { type Faults, faultOf } from "#pages/form-faults.tsx";
import { reasonOptions } from "#staff-workbench/reason-options.ts";
import { SigningCode } from "#staff-workbench/prescribing/prescription-fields.tsx";
import { staffRenewals as en } from "#words/en/staff-renewals.ts";
import { staffRenewals as es } from "#words/es/staff-renewals.ts";
import type { Language } from "#words/languages.ts";

/** The answer as it was typed, where it came back. */
export type TypedAnswer = {
  readonly kind: string;
  readonly refills: string;
  readonly reason: string;
  readonly note: string;
};

type AnswerFormsProps = {
  readonly reasonsOff: ReasonsOff;
  readonly reasonWords: ReasonWords;
  readonly renewal: Renewal;
  readonly typed: TypedAnswer | undefined;
  readonly faults: Faults | undefined;
  readonly language: Language;
};

/** Each answer in a form of its own: the likeliest first and open, the others a key away. */
export function AnswerForms({ renewal, typed, faults, language, reasonsOff, reasonWords }: AnswerFormsProps) {
  const words = { en, es }[language];
  const most = mostRefills((renewal.deaSchedule ?? null) as DeaSchedule | null);
  const kept = (kind: string) => (typed?.kind === kind ? typed : undefined);
  const code = (kind: string) =>
    renewal.deaSchedule === undefined ? null : (
      <SigningCode faults={typed?.kind === kind ? faults : undefined} language={language} id={`${kind}-code`} />
    );
  return (
    <div class="stack" data-gap="close">
      <form method="post" novalidate>
        <input type="hidden" name="kind" value="approved" />
        {code("approved")}
        <Button data-key="a">{words.approve(words.refills(renewal.refillsAsked))}</Button>
      </form>
      <Choice
        kind="approved-with-changes"
        accessKey="o"
        summary={words.otherRefills}
        open={kept("approved-with-changes") !== undefined}
      >
        <Field
          name="refills"
          label={words.refillsField}
          hint={words.refillsHint(most)}
          value={kept("approved-with-changes")?.refills ?? ""}
          inputmode="numeric"
          width="short"
          mono
          {...faultOf(faults, "refills", language)}
        />
        <Note kind="approved-with-changes" typed={typed} language={language} />
        {code("approved-with-changes")}
        <Button>{words.approveOther}</Button>
      </Choice>
      <p>
        <LinkButton kind="secondary" href={`/staff/renewals/${renewal.id}/replace`} data-key="r">
          {words.replace}
        </LinkButton>
      </p>
      <Choice kind="denied" accessKey="d" summary={words.deny} open={kept("denied") !== undefined}>
        <Select
          name="reason"
          label={words.denyReason}
          value={kept("denied")?.reason}
          options={reasonOptions({ reasonsOff, reasonWords }, "deny", language)}
          {...(kept("denied") === undefined ? {} : faultOf(faults, "reason", language))}
        />
        <Note kind="denied" typed={typed} language={language} />
        <Button kind="danger">{words.denyGo}</Button>
      </Choice>
      <Choice kind="visit-asked" accessKey="v" summary={words.visit} open={kept("visit-asked") !== undefined}>
        <p>{words.visitWhy}</p>
        <Note kind="visit-asked" typed={typed} language={language} />
        <Button>{words.visitGo}</Button>
      </Choice>
    </div>
  );
}

type ChoiceProps = {
  readonly kind: string;
  readonly accessKey: string;
  readonly summary: string;
  readonly open: boolean;
  readonly children: ComponentChildren;
};

/** One other answer, folded until it is wanted. */
function Choice({ kind, accessKey, summary, open, children }: ChoiceProps) {
  return (
    <Details summary={summary} open={open} data-key={accessKey}>
      <form method="post" novalidate>
        <input type="hidden" name="kind" value={kind} />
        {children}
      </form>
    </Details>
  );
}

function Note({
  kind,
  typed,
  language,
}: {
  readonly kind: string;
  readonly typed: TypedAnswer | undefined;
  readonly language: Language;
}) {
  const words = { en, es }[language];
  return (
    <TextArea
      name="note"
      id={`${kind}-note`}
      label={words.note}
      hint={words.noteHint}
      rows={2}
      maxlength={400}
      value={typed?.kind === kind ? typed.note : ""}
    />
  );
}
