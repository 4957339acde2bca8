import type { ReadBack } from "#contracts/staff/members.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Checkbox } from "#design/components/checkbox.tsx";
import { Notice } from "#design/components/notice.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { Row } from "#design/components/stack.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { membersWords } from "#staff-workbench/members/members-words.ts";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";

type ReadBackPageProps = {
  readonly page: WorkbenchContext;
  readonly memberId: string;
  readonly readBack: ReadBack;
  /** It was read before, and would not be as it was read. */
  readonly changed?: boolean;
  readonly faults?: Faults;
};

/** The exact words to read to the caller; what they agree to is what is ordered. */
export function ReadBackPage({ page, memberId, readBack, changed = false, faults }: ReadBackPageProps) {
  const { language } = page;
  const words = membersWords[language];
  const here = `/staff/members/${memberId}`;
  const firstNumber = readBack.lines.find((line) => line.confirmationNumber !== undefined)?.confirmationNumber;
  const title = readBack.ordersSomething
    ? words.readBackTitle
    : firstNumber === undefined
      ? words.nothingTitle
      : words.alreadyTitle;
  return (
    <WorkbenchPage page={{ ...page, path: `${here}/order` }} title={title} section="members" width="text">
      <FaultSummary faults={faults} language={language} />
      {changed ? (
        <Notice tone="wait" title={words.changed} live="alert">
          <p>{words.changedWhy}</p>
        </Notice>
      ) : null}
      <h1>{title}</h1>
      <p class="quiet">{words.readBackWhy(words.readLanguages[readBack.language])}</p>
      <div class="read-aloud" lang={readBack.language}>
        <p>{readBack.opening}</p>
        <ol>
          {readBack.lines.map((line) => (
            <li key={line.rxNumber}>{line.words}</li>
          ))}
        </ol>
        <p>{readBack.total}</p>
        {readBack.question === "" ? null : (
          <p>
            <b>{readBack.question}</b>
          </p>
        )}
      </div>
      {readBack.ordersSomething ? (
        <form method="post" action={`${here}/order/place`} novalidate>
          <input type="hidden" name="readBack" value={readBack.id} />
          <Checkbox name="agreed" value="yes" label={words.agreed} {...faultOf(faults, "agreed", language)} />
          <Row>
            <Button>{words.place}</Button>
            <LinkButton kind="quiet" href={`${here}/order`}>
              {words.change}
            </LinkButton>
          </Row>
        </form>
      ) : (
        <>
          {firstNumber === undefined ? null : (
            <p class="read-number">
              <span>{words.firstNumber}</span> <NumberText digits={firstNumber} />
            </p>
          )}
          <Row>
            <LinkButton href={`${here}/order`}>{words.change}</LinkButton>
            <LinkButton kind="quiet" href={here}>
              {words.toMember}
            </LinkButton>
          </Row>
        </>
      )}
    </WorkbenchPage>
  );
}
