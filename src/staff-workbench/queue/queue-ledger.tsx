import type { QueueLine } from "#contracts/staff/queue.ts";
import { Icon } from "#design/components/icon.tsx";
import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import type { ReasonWords } from "#domain/settings/reasons.ts";
import { NumberText } from "#design/components/number-text.tsx";
import {
  dueWords,
  holdWords,
  nextWords,
  ownerWords,
  queueWords,
  restWords,
} from "#staff-workbench/queue/queue-words.ts";
import type { Language } from "#words/languages.ts";

type QueueLedgerProps = {
  readonly lines: readonly QueueLine[];
  readonly language: Language;
  readonly timeZone: string;
  readonly reasonWords: ReasonWords;
  /** Where the next page of rows is, while there is one. */
  readonly moreHref?: string | undefined;
  /** Leads to the order's timeline, too: not in the queue, where each row is one stop of the tab key. */
  readonly ordersLinked?: boolean;
};

const COLUMNS = ["due", "next", "member", "medicine", "amount", "how", "number", "hands"] as const;

/**
 * The queue as a ruled ledger: one group of rows a page, and the browser leaves out the groups that are out of sight.
 * Measured with 20,000 rows: 860 ms a frame with rows in one group, 47 ms in groups of 100. Tables know no such groups,
 * so these are grids, and the roles tell what a table would.
 */
export function QueueLedger({
  lines,
  language,
  timeZone,
  reasonWords,
  moreHref,
  ordersLinked = false,
}: QueueLedgerProps) {
  const words = queueWords[language];
  return (
    <div class="queue-ledger" data-queue>
      <div role="table" aria-label={words.caption}>
        <div role="rowgroup">
          <div role="row" class="queue-head">
            {COLUMNS.map((column) => (
              <span key={column} role="columnheader">
                {words.columns[column]}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" class="queue-group" data-queue-rows>
          {lines.map((line) => (
            <Row key={line.id} {...{ line, language, timeZone, reasonWords, ordersLinked }} />
          ))}
        </div>
      </div>
      {moreHref === undefined ? null : (
        <p class="queue-more">
          <a href={moreHref} data-queue-more>
            {words.more}
          </a>
        </p>
      )}
    </div>
  );
}

function Row({
  line,
  language,
  timeZone,
  reasonWords,
  ordersLinked,
}: {
  readonly line: QueueLine;
  readonly language: Language;
  readonly timeZone: string;
  readonly reasonWords: ReasonWords;
  readonly ordersLinked: boolean;
}) {
  const words = queueWords[language];
  return (
    <div
      role="row"
      class="queue-row"
      id={`line-${line.id}`}
      data-version={line.version}
      data-due={line.dueAt}
      data-tone={line.overdue ? "stop" : undefined}
    >
      <span role="rowheader" class="queue-due">
        {line.overdue ? (
          <b class="queue-overdue">
            <Icon name="stop" /> {words.overdue}
          </b>
        ) : null}
        <time datetime={line.dueAt}>{dueWords(line.dueAt, language, timeZone)}</time>
      </span>
      <span role="cell">
        <a href={`/staff/lines/${line.id}`} data-key-item>
          {nextWords(line, language)}
        </a>
        {line.hold === undefined || line.status !== "on-hold" ? null : (
          <small>
            {holdWords(line.hold.code, language, reasonWords)} · {ownerWords(line.hold.owner, language)}
          </small>
        )}
        {line.restBy === undefined ? null : <small>{restWords(line.restBy, language)}</small>}
      </span>
      <span role="cell">{line.member}</span>
      <span role="cell">
        {line.drug}
        {line.deaSchedule === undefined ? null : <b class="queue-mark">{words.schedule(line.deaSchedule)}</b>}
        {line.coldChain ? <b class="queue-mark">{words.cold}</b> : null}
      </span>
      <span role="cell">{words.amount(line.quantity, line.daysSupply)}</span>
      <span role="cell">{line.delivery === "mail" ? words.mail : words.pickup}</span>
      <span role="cell">
        <NumberText digits={line.rxNumber} />
        {ordersLinked ? (
          <small>
            <a href={`/staff/orders/${line.orderId}`}>
              {words.order(formatConfirmationNumber(line.confirmationNumber))}
            </a>
          </small>
        ) : null}
      </span>
      <span role="cell">{line.claim === undefined ? null : line.claim.mine ? <b>{words.mine}</b> : line.claim.by}</span>
    </div>
  );
}
