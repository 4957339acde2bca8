import { Button } from "#design/components/button.tsx";
import { Details } from "#design/components/details.tsx";
import { Field } from "#design/components/field.tsx";
import { Notice } from "#design/components/notice.tsx";
import { bagWords } from "#member-app/bag/bag-words.ts";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";

/** More than one order can hold for a person is typed in another go. */
export const MAX_NUMBERS = 10;

type OrderByNumberPageProps = {
  readonly page: PageContext;
  readonly mrn: string;
  readonly rxNumbers: readonly string[];
  /** How many of those typed are in the bag already. */
  readonly added: number;
  readonly faults: Faults | undefined;
};

/** The id of the n-th prescription number's field. */
export function rxField(index: number): string {
  return `rx-${index + 1}`;
}

/** Ordering for somebody whose list stays hidden, with the two numbers that person gave. */
export function OrderByNumberPage({ page, mrn, rxNumbers, added, faults }: OrderByNumberPageProps) {
  const { language } = page;
  const words = bagWords[language];
  return (
    <MemberPage page={page} title={words.byNumberTitle} section="home">
      <FaultSummary faults={faults} language={language} />
      {added > 0 ? <Notice tone="well" title={words.byNumberAdded(added)} /> : null}
      <h1>{words.byNumberTitle}</h1>
      <p>{words.byNumberLead}</p>
      <Details summary={words.byNumberWhere}>
        <div class="stack" data-gap="close">
          <p>{words.byNumberWhereCard}</p>
          <p>{words.byNumberWhereLabel}</p>
          <p>{words.byNumberWhereMore}</p>
        </div>
      </Details>
      <form method="post" action="/order-by-number">
        <Field
          name="mrn"
          label={words.byNumberMrn}
          hint={words.byNumberMrnHint}
          value={mrn}
          inputmode="numeric"
          autocomplete="off"
          width="medium"
          mono
          maxlength={15}
          {...faultOf(faults, "mrn", language)}
        />
        {rxNumbers.map((rxNumber, index) => (
          <Field
            key={index}
            name="rx"
            id={rxField(index)}
            label={words.byNumberRx(index + 1)}
            {...(index === 0 ? { hint: words.byNumberRxHint } : {})}
            value={rxNumber}
            inputmode="numeric"
            autocomplete="off"
            width="medium"
            mono
            maxlength={15}
            {...faultOf(faults, rxField(index), language)}
          />
        ))}
        <Button name="act" value="add" icon="bag">
          {words.byNumberAdd}
        </Button>
        {rxNumbers.length < MAX_NUMBERS ? (
          <Button kind="quiet" icon="plus" name="act" value="more">
            {words.byNumberMore}
          </Button>
        ) : null}
      </form>
    </MemberPage>
  );
}
