import type { OrderTimeline } from "#contracts/staff/members.ts";
import { LinkButton } from "#design/components/button.tsx";
import { DescriptionList } from "#design/components/description-list.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { Notice } from "#design/components/notice.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { Row } from "#design/components/stack.tsx";
import { Timeline } from "#design/components/timeline.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { detailsOf } from "#staff-workbench/filling/line-timeline.tsx";
import { membersWords } from "#staff-workbench/members/members-words.ts";
import { fillingWords } from "#staff-workbench/queue/queue-words.ts";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatDay, formatInstant, formatMoney } from "#words/dates-and-money.ts";
import { staffLayout as layoutEn } from "#words/en/staff-layout.ts";
import { staffLayout as layoutEs } from "#words/es/staff-layout.ts";
import type { Language } from "#words/languages.ts";

type TimelinePageProps = {
  readonly page: WorkbenchContext;
  readonly order: OrderTimeline;
  readonly done: string | undefined;
};

/** Everything that happened to an order: who, when and what, line by line, and what its members were told. */
export function TimelinePage({ page, order, done }: TimelinePageProps) {
  const { language } = page;
  const words = membersWords[language];
  const { timeZone, permissions } = signedOnStaff(page);
  const title = words.timelineTitle(formatConfirmationNumber(order.confirmationNumber));
  const how = [
    words.channels[order.channel] ?? order.channel,
    ...(order.orderer === null ? [] : [words.orderer(order.orderer)]),
  ].join(", ");
  const [withheld] = order.withheld;
  return (
    <WorkbenchPage page={{ ...page, path: `/staff/orders/${order.id}` }} title={title} width="full">
      <DoneNotice done={done} words={{ answered: words.answered, gone: words.gone }} />
      <h1>{title}</h1>
      <p class="quiet">
        <bdi>{words.placedBy(formatInstant(order.placedAt, language, timeZone), how)}</bdi>
      </p>
      {withheld === undefined ? null : (
        <Notice
          tone="info"
          title={words.withheld}
          action={
            <LinkButton
              kind="secondary"
              href={`/staff/members/${withheld}/open?then=${encodeURIComponent(`/staff/orders/${order.id}`)}`}
            >
              {words.withheldOpen}
            </LinkButton>
          }
        >
          <p>{words.withheldWhy}</p>
        </Notice>
      )}
      <div class="order-lines">
        {order.lines.map((line) => (
          <Line key={line.id} line={line} language={language} mayLookUp={permissions.includes("look-up-member")} />
        ))}
      </div>
      <section class="stack" data-gap="close">
        <h2>{words.notices}</h2>
        {order.notices.length === 0 ? (
          <p>{words.noNotices}</p>
        ) : (
          <Ledger
            caption={words.noticesCaption}
            captionHidden
            columns={[{ text: words.when }, { text: words.to }, { text: words.by }, { text: words.status }]}
            rows={order.notices.map(({ at, member, channel, status }, index) => ({
              id: String(index),
              cells: [
                formatInstant(at, language, timeZone),
                <bdi>{member}</bdi>,
                words.noticeChannels[channel] ?? channel,
                words.noticeStatus[status] ?? status,
              ],
            }))}
          />
        )}
      </section>
    </WorkbenchPage>
  );
}

type LineProps = {
  readonly line: OrderTimeline["lines"][number];
  readonly language: Language;
  readonly mayLookUp: boolean;
};

function Line({ line, language, mayLookUp }: LineProps) {
  const words = membersWords[language];
  const day = (text: string) => formatDay(text as Day, language);
  return (
    <LabelPaper title={line.drug ?? words.numberEnding(line.rxNumber.slice(-3))}>
      <DescriptionList
        items={[
          {
            term: words.lineFor,
            detail: mayLookUp ? (
              <a href={`/staff/members/${line.member.id}`}>
                <bdi>{line.member.name}</bdi>
              </a>
            ) : (
              <bdi>{line.member.name}</bdi>
            ),
          },
          { term: words.status, detail: <b>{line.statusWords}</b> },
          { term: words.number, detail: <NumberText digits={line.rxNumber} /> },
          {
            term: words.at,
            detail: `${line.pharmacy} · ${line.delivery === "mail" ? words.mail : words.pickUp}`,
          },
          { term: words.amount, detail: words.amountText(line.quantity, line.daysSupply) },
          {
            term: words.price,
            detail: words.priceText(formatMoney(line.price.amountCents, language), line.price.because),
          },
          { term: words.promisedNow, detail: line.promiseWords },
          ...(line.firstPromisedBy === line.promisedBy
            ? []
            : [{ term: words.firstPromise, detail: day(line.firstPromisedBy) }]),
        ]}
      />
      <Row>
        {line.mayEnterRenewal ? (
          <LinkButton icon="phone" href={`/staff/lines/${line.id}/renewal`}>
            {words.enterAnswer}
          </LinkButton>
        ) : null}
        {line.worksOnIt ? (
          <LinkButton kind="secondary" href={`/staff/lines/${line.id}`} data-key-item="">
            {words.toLine}
          </LinkButton>
        ) : null}
      </Row>
      <h3>{words.whatHappened}</h3>
      <Timeline
        label={words.whatHappened}
        events={line.events.map((event, index) => ({
          when: formatInstant(event.at, language, line.timeZone),
          dateTime: event.at,
          text: eventWords(event, index, language),
          detail: [whoOf(event, language), ...detailsOf(event.details, language, line.timeZone)].join(" · "),
        }))}
      />
    </LabelPaper>
  );
}

type Event = OrderTimeline["lines"][number]["events"][number];

function eventWords({ code, status }: Event, index: number, language: Language): string {
  const { status: statuses, events } = fillingWords[language];
  const acts: Readonly<Record<string, string>> = events;
  const named = acts[code ?? ""] ?? membersWords[language].events[code ?? ""];
  if (named !== undefined) return named;
  const now = statuses[status as LineStatus];
  return index === 0 ? `${membersWords[language].orderPlaced}: ${now}` : now;
}

/** The name, with the role where it was one of staff. */
function whoOf({ by, byKind, role }: Event, language: Language): string {
  const actors: Readonly<Record<string, string>> = fillingWords[language].by;
  if (by === null) return actors[byKind] ?? byKind;
  const roles: Readonly<Record<string, string>> = { en: layoutEn, es: layoutEs }[language].roles;
  return role === null ? by : `${by}, ${roles[role] ?? role}`;
}
