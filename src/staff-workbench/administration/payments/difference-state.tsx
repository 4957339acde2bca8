import type { PaymentDifference } from "#contracts/staff/payments.ts";
import { Button } from "#design/components/button.tsx";
import { TextArea } from "#design/components/field.tsx";
import type { faultOf } from "#pages/form-faults.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { formatInstant } from "#words/dates-and-money.ts";
import { staffPayments as en } from "#words/en/staff-payments.ts";
import { staffPayments as es } from "#words/es/staff-payments.ts";

type DifferenceStateProps = {
  readonly page: WorkbenchContext;
  readonly difference: PaymentDifference;
  /** The day that is shown, to come back to. */
  readonly day: string;
  readonly timeZone: string;
  readonly fault: ReturnType<typeof faultOf>;
};

/** What became of a difference, or the room to write down what it is. */
export function DifferenceState({ page, difference, day, timeZone, fault }: DifferenceStateProps) {
  const { language } = page;
  const words = { en, es }[language];
  const { id, state, resolved } = difference;
  if (resolved !== null)
    return <bdi>{words.resolved(resolved.note, resolved.by, formatInstant(resolved.at, language, timeZone))}</bdi>;
  if (state === "cleared") return <>{words.cleared}</>;
  return (
    <form method="post" action="/staff/administration/payments/resolve" class="stack" novalidate>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="day" value={day} />
      <TextArea
        name="note"
        id={`note-${id}`}
        label={words.note}
        hint={words.noteHint}
        rows={2}
        maxlength={500}
        {...fault}
      />
      <Button kind="secondary">{words.resolve}</Button>
    </form>
  );
}
