import type { QueueLine } from "#contracts/staff/queue.ts";
import { LinkButton } from "#design/components/button.tsx";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { QueueLedger } from "#staff-workbench/queue/queue-ledger.tsx";
import { queueWords } from "#staff-workbench/queue/queue-words.ts";
import { SearchForm, type TypedSearch } from "#staff-workbench/queue/search-form.tsx";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";

type FoundPageProps = {
  readonly page: WorkbenchContext;
  readonly typed: TypedSearch;
  readonly lines?: readonly QueueLine[];
  readonly faults?: Faults;
};

/** What a search found, or what is missing to search. */
export function FoundPage({ page, typed, lines = [], faults }: FoundPageProps) {
  const { language } = page;
  const words = queueWords[language];
  const title = faults === undefined ? words.found(lines.length) : words.search;
  return (
    <WorkbenchPage page={{ ...page, path: "/staff/queue" }} title={title} section="queue">
      <FaultSummary faults={faults} language={language} />
      <div class="queue-top">
        <h1>{title}</h1>
        <SearchForm language={language} typed={typed} faults={faults} />
      </div>
      <p class="row">
        <span>{faults === undefined ? words.foundHint : words.searchHint}</span>
        <LinkButton kind="quiet" href="/staff/queue" data-key="q">
          {words.backToQueue}
        </LinkButton>
      </p>
      {lines.length === 0 ? null : (
        <QueueLedger
          {...{ lines, language }}
          timeZone={signedOnStaff(page).timeZone}
          reasonWords={signedOnStaff(page).reasonWords}
          ordersLinked
        />
      )}
    </WorkbenchPage>
  );
}
