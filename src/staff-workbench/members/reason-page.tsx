import { Button, LinkButton } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { RadioCards } from "#design/components/radio-cards.tsx";
import { Row } from "#design/components/stack.tsx";
import { ACCESS_REASONS } from "#domain/staff/access-reasons.ts";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { sameSitePath } from "#pages/same-site-path.ts";
import { membersWords } from "#staff-workbench/members/members-words.ts";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";

type ReasonPageProps = {
  readonly page: WorkbenchContext;
  readonly memberId: string;
  /** The page that asked for it, not yet trusted. */
  readonly then: string | undefined;
  readonly typed?: { readonly reason: string; readonly note: string };
  readonly faults?: Faults;
};

/** Why the page is opened: nothing of the member is shown here, not even the name. */
export function ReasonPage({ page, memberId, then, typed, faults }: ReasonPageProps) {
  const { language } = page;
  const words = membersWords[language];
  const target = sameSitePath(then, `/staff/members/${memberId}`);
  return (
    <WorkbenchPage
      page={{ ...page, path: `/staff/members/${memberId}/open?then=${encodeURIComponent(target)}` }}
      title={words.reasonTitle}
      section="members"
      width="text"
    >
      <FaultSummary faults={faults} language={language} />
      <h1>{words.reasonTitle}</h1>
      <LabelPaper torn>
        <p>{words.reasonWhy}</p>
        <form method="post" action={`/staff/members/${memberId}/open`} novalidate>
          <input type="hidden" name="then" value={target} />
          <RadioCards
            name="reason"
            label={words.reason}
            value={typed?.reason}
            options={ACCESS_REASONS.map((reason) => ({
              value: reason,
              title: words.reasons[reason],
              detail: words.reasonDetails[reason],
            }))}
            {...faultOf(faults, "reason", language)}
          />
          <Field
            name="note"
            label={words.note}
            maxlength={200}
            value={typed?.note ?? ""}
            autocomplete="off"
            {...faultOf(faults, "note", language)}
          />
          <Row>
            <Button>{words.open}</Button>
            <LinkButton kind="quiet" href="/staff/members">
              {words.back}
            </LinkButton>
          </Row>
        </form>
      </LabelPaper>
    </WorkbenchPage>
  );
}
