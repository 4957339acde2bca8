import type { CallFigures } from "#contracts/staff/calls.ts";
import { Button } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { Field } from "#design/components/field.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { CallsTabs } from "#staff-workbench/calls/calls-tabs.tsx";
import { callWords, wordCode } from "#staff-workbench/calls/calls-words.ts";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";

type FiguresPageProps = {
  readonly page: WorkbenchContext;
  readonly fromOn: string;
  readonly toOn: string;
  readonly figures?: CallFigures;
  readonly faults?: Faults;
};

/** What the calls of a span of days came to. */
export function FiguresPage({ page, fromOn, toOn, figures, faults }: FiguresPageProps) {
  const { language } = page;
  const words = callWords[language];
  return (
    <WorkbenchPage page={{ ...page, path: "/staff/calls/figures" }} title={words.figuresTitle} section="calls">
      <FaultSummary faults={faults} language={language} />
      <div class="queue-top">
        <h1>{words.figuresTitle}</h1>
        <CallsTabs page={page} current="figures" />
      </div>
      <form method="get" action="/staff/calls/figures" class="admin-filters" novalidate>
        <Field
          name="fromOn"
          type="date"
          label={words.firstDay}
          value={fromOn}
          {...faultOf(faults, "fromOn", language)}
        />
        <Field name="toOn" type="date" label={words.lastDay} value={toOn} {...faultOf(faults, "toOn", language)} />
        <div class="row">
          <Button kind="secondary" data-key="s">
            {words.show}
          </Button>
        </div>
      </form>
      {figures === undefined ? null : figures.calls === 0 ? <p>{words.noCalls}</p> : <Figures {...{ page, figures }} />}
    </WorkbenchPage>
  );
}

function Figures({ page, figures }: { readonly page: WorkbenchContext; readonly figures: CallFigures }) {
  const words = callWords[page.language];
  const { calls, ended, contained, orders, averageSeconds, failures, outcomes, leftAt } = figures;
  const share = (count: number, of: number) => words.share(count, of === 0 ? 0 : Math.round((count / of) * 100));
  const rowsOf = (counted: CallFigures["outcomes"], names: Readonly<Record<string, string>>, of: number) =>
    counted.map((row) => ({ id: row.key, cells: [wordCode(names, row.key), share(row.calls, of)] }));
  return (
    <>
      <DescriptionList
        items={[
          { term: words.figures.calls, detail: String(calls) },
          { term: words.figures.orders, detail: String(orders) },
          {
            term: words.figures.contained,
            detail: (
              <>
                {share(contained, ended)} <small class="quiet">{words.containedText}</small>
              </>
            ),
          },
          ...(averageSeconds === null ? [] : [{ term: words.figures.average, detail: words.length(averageSeconds) }]),
          {
            term: words.figures.failures,
            detail: (
              <>
                {failures} <small class="quiet">{words.failuresText}</small>
              </>
            ),
          },
        ]}
      />
      <div class="call-figures">
        <Ledger
          caption={words.outcomes}
          columns={[{ text: words.outcome }, { text: words.callsColumn, numeric: true }]}
          rows={rowsOf(outcomes, words.outcomeWords, ended)}
        />
        {leftAt.length === 0 ? (
          <p>{words.nobodyLeft}</p>
        ) : (
          <Ledger
            caption={words.leftAt}
            columns={[{ text: words.step }, { text: words.callsColumn, numeric: true }]}
            rows={rowsOf(leftAt, words.steps, ended)}
          />
        )}
      </div>
    </>
  );
}
