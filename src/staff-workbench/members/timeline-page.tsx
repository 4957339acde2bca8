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
import { pickListAnchor } from "#staff-workbench/items/pick-lists-page.tsx";
import { membersWords } from "#staff-workbench/members/members-words.ts";
import { fillingWords } from "#staff-workbench/queue/queue-words.ts";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import type { ReasonWords } from "#domain/settings/reasons.ts";
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
  const { timeZone, permissions, reasonWords } = signedOnStaff(page);
  const title = words.timelineTitle(formatConfirmationNumber(order.confirmationNumber));
  const how = [
    words.channels[order.channel] ?? order.channel,
    ...(order.orderer === null ? [] : [words.orderer(order.orderer)]),
  ].join(", ");
  const [withheld] = order.withheld;
  const mayLookUp = permissions.includes("look-up-member");
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
          <Line key={line.id} {...{ line, language, mayLookUp, reasonWords }} />
        ))}
        {order.items.map((item) => (
          <Item key={item.id} item={item} orderId={order.id} language={language} mayLookUp={mayLookUp} />
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
            columns={[
              { text: words.when },
              { text: words.subject },
              { text: words.to },
              { text: words.by },
              { text: words.status },
            ]}
            rows={order.notices.map(({ at, subject, member, channel, status }, index) => ({
              id: String(index),
              cells: [
                formatInstant(at, language, timeZone),
                subject,
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
  readonly reasonWords: ReasonWords;
};

function Line({ line, language, mayLookUp, reasonWords }: LineProps) {
  const words = membersWords[language];
  const day = (text: string) => formatDay(text as Day, language);
  return (
    <LabelPaper title={line.drug ?? words.numberEnding(line.rxNumber.slice(-3))}>
      <DescriptionList
        items={[
          { term: words.lineFor, detail: <Member member={line.member} mayLookUp={mayLookUp} /> },
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
      <WhatHappened events={line.events} timeZone={line.timeZone} {...{ language, reasonWords }} />
    </LabelPaper>
  );
}

type ItemProps = {
  readonly item: OrderTimeline["items"][number];
  readonly orderId: string;
  readonly language: Language;
  readonly mayLookUp: boolean;
};

/** What was ordered without a prescription. */
function Item({ item, orderId, language, mayLookUp }: ItemProps) {
  const words = membersWords[language];
  return (
    <LabelPaper title={item.name}>
      <DescriptionList
        items={[
          { term: words.lineFor, detail: <Member member={item.member} mayLookUp={mayLookUp} /> },
          {
            term: words.status,
            detail: (
              <>
                <b>{item.statusWords}</b>
                {item.reasonWords === undefined ? null : ` · ${item.reasonWords}`}
              </>
            ),
          },
          { term: words.package, detail: item.package },
          { term: words.pieceCount, detail: item.quantity },
          {
            term: words.at,
            detail: `${item.pharmacy} · ${item.delivery === "mail" ? words.mail : words.pickUp}`,
          },
          {
            term: words.price,
            detail: words.priceText(formatMoney(item.price.amountCents, language), item.price.because),
          },
          { term: words.promisedNow, detail: item.promiseWords },
        ]}
      />
      {item.worksOnIt ? (
        <LinkButton kind="secondary" href={`/staff/items/orders#${pickListAnchor(orderId)}`} data-key-item="">
          {words.toItems}
        </LinkButton>
      ) : null}
      <WhatHappened events={item.events} timeZone={item.timeZone} language={language} isItem />
    </LabelPaper>
  );
}

type MemberProps = { readonly member: OrderTimeline["lines"][number]["member"]; readonly mayLookUp: boolean };

function Member({ member, mayLookUp }: MemberProps) {
  const name = <bdi>{member.name}</bdi>;
  return mayLookUp ? <a href={`/staff/members/${member.id}`}>{name}</a> : name;
}

type Event = OrderTimeline["lines"][number]["events"][number];

type WhatHappenedProps = {
  readonly events: readonly Event[];
  /** The pharmacy's. */
  readonly timeZone: string;
  readonly language: Language;
  readonly reasonWords?: ReasonWords;
  readonly isItem?: boolean;
};

function WhatHappened({ events, timeZone, language, reasonWords = {}, isItem = false }: WhatHappenedProps) {
  const words = membersWords[language];
  return (
    <>
      <h3>{words.whatHappened}</h3>
      <Timeline
        label={words.whatHappened}
        events={events.map((event, index) => ({
          when: formatInstant(event.at, language, timeZone),
          dateTime: event.at,
          text: isItem ? itemEventWords(event, language) : eventWords(event, index, language),
          detail: [whoOf(event, language), ...detailsOf(event, language, timeZone, reasonWords)].join(" · "),
        }))}
      />
    </>
  );
}

function itemEventWords({ code }: Event, language: Language): string {
  const words = membersWords[language];
  return words.itemEvents[code ?? ""] ?? words.orderPlaced;
}

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
