import { Button, LinkButton } from "#design/components/button.tsx";
import { DateFields } from "#design/components/date-fields.tsx";
import { Field } from "#design/components/field.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Row } from "#design/components/stack.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { sameSitePath } from "#pages/same-site-path.ts";
import type { TypedDate } from "#pages/typed-date.ts";
import { membersWords } from "#staff-workbench/members/members-words.ts";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";

export type TypedCaller = {
  readonly recordNumber: string;
  readonly born: TypedDate;
  readonly addressPart: string;
};

const nothingTyped: TypedCaller = { recordNumber: "", born: { month: "", day: "", year: "" }, addressPart: "" };

type CallerPageProps = {
  readonly page: WorkbenchContext;
  readonly memberId: string;
  /** The page that asked for it, not yet trusted. */
  readonly then: string | undefined;
  readonly typed?: TypedCaller;
  readonly faults?: Faults;
};

/** The three things a caller is asked for. What is on file is not shown: it can't be given away by mistake. */
export function CallerPage({ page, memberId, then, typed = nothingTyped, faults }: CallerPageProps) {
  const { language } = page;
  const words = membersWords[language];
  const target = sameSitePath(then, `/staff/members/${memberId}`);
  return (
    <WorkbenchPage
      page={{ ...page, path: `/staff/members/${memberId}/caller?then=${encodeURIComponent(target)}` }}
      title={words.callerTitle}
      section="members"
      width="text"
    >
      <FaultSummary
        faults={faults}
        language={language}
        labels={{ recordNumber: words.recordNumber, born: words.born, addressPart: words.addressPart }}
      />
      <h1>{words.callerTitle}</h1>
      <LabelPaper torn>
        <p>{words.callerWhy}</p>
        <form method="post" action={`/staff/members/${memberId}/caller`} novalidate>
          <input type="hidden" name="then" value={target} />
          <Field
            name="recordNumber"
            label={words.recordNumber}
            hint={words.recordNumberHint}
            value={typed.recordNumber}
            inputmode="numeric"
            width="medium"
            mono
            autocomplete="off"
            {...faultOf(faults, "recordNumber", language)}
          />
          <DateFields
            name="born"
            label={words.born}
            hint={words.dateHint}
            value={typed.born}
            words={{ month: words.month, day: words.day, year: words.year }}
            {...faultOf(faults, "born", language)}
          />
          <Field
            name="addressPart"
            label={words.addressPart}
            hint={words.addressPartHint}
            value={typed.addressPart}
            width="short"
            autocomplete="off"
            {...faultOf(faults, "addressPart", language)}
          />
          <Row>
            <Button>{words.check}</Button>
            <LinkButton kind="quiet" href={`/staff/members/${memberId}/open`}>
              {words.otherReason}
            </LinkButton>
          </Row>
        </form>
      </LabelPaper>
    </WorkbenchPage>
  );
}
