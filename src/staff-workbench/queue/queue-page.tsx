import type { Queue, QueueFilter } from "#contracts/staff/queue.ts";
import { LinkButton } from "#design/components/button.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { VisuallyHidden } from "#design/components/visually-hidden.tsx";
import { DoneNotice } from "#pages/done-notice.tsx";
import { itemWords } from "#staff-workbench/items/staff-item-words.ts";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { QueueLedger } from "#staff-workbench/queue/queue-ledger.tsx";
import { queueWords } from "#staff-workbench/queue/queue-words.ts";
import { SearchForm } from "#staff-workbench/queue/search-form.tsx";
import { staffBridges as en } from "#words/en/staff-bridges.ts";
import { staffBridges as es } from "#words/es/staff-bridges.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";

type QueuePageProps = {
  readonly page: WorkbenchContext;
  readonly queue: Queue;
  readonly filter: QueueFilter;
  readonly done: string | undefined;
};

/** The order in which the piles stand, from what is pressing to what only waits. */
const FILTERS = [
  "all",
  "overdue",
  "mine",
  "verify",
  "fill",
  "check",
  "ready",
  "rest-owed",
  "on-hold",
  "waiting",
] as const satisfies readonly QueueFilter[];

/** A pharmacy's work, due time first. It keeps itself up to date where scripts run. */
export function QueuePage({ page, queue, filter, done }: QueuePageProps) {
  const words = queueWords[page.language];
  const next = queue.next === undefined ? undefined : `/staff/queue?filter=${filter}&after=${queue.next}`;
  return (
    <WorkbenchPage page={page} title={words.title} section="queue" islands={["staff-workbench/queue/live-queue"]}>
      <DoneNotice done={done} words={{ "nothing-next": words.nothingNext }} />
      <div class="queue-top">
        <h1>
          {words.title} <small>{words.at(queue.pharmacy.name)}</small>
        </h1>
        {queue.itemOrders === 0 ? null : (
          <p>
            <LinkButton kind="secondary" icon="bag" href="/staff/items/orders" data-key="i">
              {itemWords[page.language].toOrders(queue.itemOrders)}
            </LinkButton>
          </p>
        )}
        {signedOnStaff(page).permissions.includes("give-bridge") ? (
          <p>
            <LinkButton kind={queue.bridges === 0 ? "quiet" : "secondary"} href="/staff/bridges" data-key="b">
              {{ en, es }[page.language].link(queue.bridges)}
            </LinkButton>
          </p>
        ) : null}
        <SearchForm language={page.language} />
      </div>
      <nav class="queue-filters" aria-label={words.filtersLabel} data-queue-filters>
        <ul role="list">
          {FILTERS.map((key, index) => (
            <li key={key}>
              <a
                href={`/staff/queue?filter=${key}`}
                aria-current={key === filter ? "page" : undefined}
                data-key={String((index + 1) % 10)}
                data-tone={key === "overdue" && (queue.counts.overdue ?? 0) > 0 ? "stop" : undefined}
              >
                <span>{words.filters[key]}</span> <b>{queue.counts[key] ?? 0}</b>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {queue.lines.length === 0 ? (
        <div data-queue>
          <EmptyState icon="clock" title={words.none}>
            <p>{words.noneText}</p>
          </EmptyState>
        </div>
      ) : (
        <QueueLedger
          lines={queue.lines}
          language={page.language}
          timeZone={queue.pharmacy.timeZone}
          reasonWords={signedOnStaff(page).reasonWords}
          moreHref={next}
        />
      )}
      <p role="status" data-queue-news={words.changed}>
        <VisuallyHidden> </VisuallyHidden>
      </p>
    </WorkbenchPage>
  );
}
