import type { DeskTransfer, TransferDesk } from "#contracts/staff/transfers.ts";
import { LinkButton } from "#design/components/button.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { Row } from "#design/components/stack.tsx";
import { VisuallyHidden } from "#design/components/visually-hidden.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { transferWords } from "#staff-workbench/transfers/transfer-words.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatDay, formatInstant, formatYearDay } from "#words/dates-and-money.ts";

type DeskPageProps = {
  readonly page: WorkbenchContext;
  readonly transfers: TransferDesk["transfers"];
  readonly done: string | undefined;
};

/** The transfer desk of a pharmacy: what is due first, and what ended lately. */
export function DeskPage({ page, transfers, done }: DeskPageProps) {
  const words = transferWords[page.language];
  const open = transfers.filter((transfer) => transfer.open);
  const ended = transfers.filter((transfer) => !transfer.open);
  return (
    <WorkbenchPage page={page} title={words.title} section="transfers">
      <DoneNotice done={done} words={words.done} />
      <h1>{words.title}</h1>
      <p>{words.lead(open.length, open.filter(({ overdue }) => overdue).length)}</p>
      <Row>
        <LinkButton href="/staff/transfers/new" icon="plus" data-key="n">
          {words.record}
        </LinkButton>
        <LinkButton kind="secondary" href="/staff/transfers/move" data-key="m">
          {words.move}
        </LinkButton>
      </Row>
      {transfers.length === 0 ? (
        <EmptyState icon="arrow" title={words.none}>
          <p>{words.noneWhy}</p>
        </EmptyState>
      ) : null}
      {open.length === 0 ? null : <Transfers page={page} caption={words.openCaption} transfers={open} />}
      {ended.length === 0 ? null : <Transfers page={page} caption={words.closedCaption} transfers={ended} />}
    </WorkbenchPage>
  );
}

function Transfers({
  page,
  caption,
  transfers,
}: {
  readonly page: WorkbenchContext;
  readonly caption: string;
  readonly transfers: readonly DeskTransfer[];
}) {
  const { columns } = transferWords[page.language];
  return (
    <Ledger
      caption={caption}
      columns={[
        columns.due,
        columns.member,
        columns.medicine,
        columns.from,
        columns.status,
        columns.calls,
        columns.asked,
      ].map((text) => ({ text, numeric: text === columns.calls || undefined }))}
      rows={transfers.map((transfer) => ({
        id: transfer.id,
        cells: cellsOf(transfer, page),
        tone: transfer.overdue ? "stop" : transfer.status === "answered" ? "wait" : undefined,
      }))}
    />
  );
}

function cellsOf(transfer: DeskTransfer, page: WorkbenchContext) {
  const { language } = page;
  const words = transferWords[language];
  const { member, outside, lastCall } = transfer;
  return [
    <>
      {formatDay(transfer.answerBy as Day, language)}
      {transfer.overdue ? ` · ${words.overdue}` : null}
    </>,
    <>
      <bdi>{member.name}</bdi>
      <span class="quiet">, {words.born(formatYearDay(member.birthDate as Day, language))}</span>
    </>,
    <a href={`/staff/transfers/${transfer.id}`} data-key-item="">
      {transfer.medicine ?? words.notNamed}
      <VisuallyHidden> {member.name}</VisuallyHidden>
    </a>,
    <bdi>{outside.pharmacy}</bdi>,
    <>
      {words.status[transfer.status]}
      {lastCall === undefined || transfer.status !== "called" ? null : (
        <span class="quiet"> · {words.outcome[lastCall]}</span>
      )}
    </>,
    String(transfer.calls),
    formatInstant(transfer.requestedAt, language, signedOnStaff(page).timeZone),
  ];
}
