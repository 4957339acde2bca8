import { Button, LinkButton } from "#design/components/button.tsx";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import { lineName, type LineOfOrder, orderWords, promiseOf } from "#member-app/orders/order-words.ts";
import type { PageContext } from "#member-app/page-context.ts";

type CancelPageProps = {
  readonly page: PageContext;
  readonly number: string;
  readonly line: LineOfOrder;
  readonly faults?: Faults;
};

/** Asks once more before a refill is undone, and says what that costs. */
export function CancelPage({ page, number, line, faults }: CancelPageProps) {
  const { language } = page;
  const words = orderWords[language];
  return (
    <MemberPage page={page} title={words.cancelTitle} section="orders">
      <FaultSummary faults={faults} language={language} />
      <h1>{words.cancelTitle}</h1>
      <p>
        <strong>{lineName(line, language)}</strong> · <bdi>{line.person ?? words.otherPerson}</bdi>
        <br />
        {line.statusWords} · {promiseOf(line)}
      </p>
      {line.cancelWords === undefined ? null : <p>{line.cancelWords}</p>}
      <form method="post" class="row">
        {line.canCancel ? <Button kind="danger">{words.cancelYes}</Button> : null}
        <LinkButton kind="secondary" href={`/orders/${number}`}>
          {words.cancelNo}
        </LinkButton>
      </form>
    </MemberPage>
  );
}
