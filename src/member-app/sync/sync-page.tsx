import type { PeopleList } from "#contracts/accounts.ts";
import type { SyncChoices, SyncPlan, SyncRequest } from "#contracts/sync.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { DateFields } from "#design/components/date-fields.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Notice } from "#design/components/notice.tsx";
import { RadioCards } from "#design/components/radio-cards.tsx";
import { ReceiptLine } from "#design/components/receipt.tsx";
import { Select } from "#design/components/select.tsx";
import { parseDay } from "#domain/calendar/day.ts";
import { bagWords, promiseWords } from "#member-app/bag/bag-words.ts";
import type { Places } from "#member-app/bag/delivery-choice.ts";
import { brandName } from "#member-app/cards/card-words.ts";
import { MemberPage } from "#member-app/member-page.tsx";
import { syncWords } from "#member-app/sync/sync-words.ts";
import type { PageContext } from "#member-app/page-context.ts";
import { faultOf, type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { formatDay, formatMoney } from "#words/dates-and-money.ts";
import { forms as formsEn } from "#words/en/forms.ts";
import { forms as formsEs } from "#words/es/forms.ts";

type ChooseDayPageProps = {
  readonly page: PageContext;
  readonly choices: SyncChoices;
  /** Whose lists the reader may see besides their own. */
  readonly people: PeopleList["people"];
  /** A grant's id; empty for oneself. */
  readonly person: string;
  readonly places: Places;
  readonly faults: Faults | undefined;
};

/** Whose medicines, which day, and how the short fills come. */
export function ChooseDayPage({ page, choices, people, person, places, faults }: ChooseDayPageProps) {
  const { language } = page;
  const words = syncWords[language];
  return (
    <MemberPage page={{ ...page, path: "/sync" }} title={words.title} section="home">
      <FaultSummary faults={faults} language={language} labels={{ day: words.day }} />
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      {people.length === 0 ? null : (
        <nav class="row" aria-label={words.whose}>
          <LinkButton kind={person === "" ? "secondary" : "quiet"} href="/sync">
            {words.mine}
          </LinkButton>
          {people.map(({ id, name }) => (
            <LinkButton key={id} kind={person === id ? "secondary" : "quiet"} href={`/sync?person=${id}`}>
              {name}
            </LinkButton>
          ))}
        </nav>
      )}
      {choices.medicines.length < 2 ? (
        <EmptyState icon="clock" title={words.noneTitle} action={<LinkButton href="/home">{words.back}</LinkButton>}>
          <p>{words.none}</p>
        </EmptyState>
      ) : (
        <ChooseDay {...{ page, choices, person, places, faults }} />
      )}
    </MemberPage>
  );
}

function ChooseDay({ page, choices, person, places, faults }: Omit<ChooseDayPageProps, "people">) {
  const { language } = page;
  const words = syncWords[language];
  const day = (on: string) => formatDay(parseDay(on), language);
  const mailable = places.mails && places.cards.length > 0 ? places.addresses : [];
  return (
    <LabelPaper title={choices.person} torn>
      <ul>
        {choices.medicines.map(({ id, drug, words: supply }) => (
          <li key={id}>
            {drug}: {supply}
          </li>
        ))}
      </ul>
      <form method="post" action="/sync" class="stack">
        <input type="hidden" name="person" value={person} />
        {choices.days.length === 0 ? null : (
          <RadioCards
            name="on"
            label={words.day}
            hint={words.dayHint}
            value={choices.days[0]}
            options={choices.days.map((on) => ({ value: on, title: day(on) }))}
          />
        )}
        <DateFields
          name="day"
          label={choices.days.length === 0 ? words.day : words.otherDay}
          hint={words.otherDayHint}
          words={{ en: formsEn, es: formsEs }[language]}
          {...faultOf(faults, "day", language)}
        />
        <Select
          name="way"
          label={words.how}
          value={undefined}
          options={[
            ...places.pharmacies
              .slice(0, 6)
              .map(({ id, name }) => ({ value: `pickup:${id}`, text: words.pickup(name) })),
            ...mailable.map(({ id, line1 }) => ({ value: `mail:${id}`, text: words.mail(line1) })),
          ]}
        />
        {mailable.length === 0 ? null : (
          <Select
            name="card"
            label={bagWords[language].card}
            value={places.cards[0]?.id}
            options={places.cards.map(({ id, brand, last4 }) => ({
              value: id,
              text: bagWords[language].cardName(brandName(brand), last4),
            }))}
          />
        )}
        <Button name="act" value="show">
          {words.show}
        </Button>
      </form>
    </LabelPaper>
  );
}

type SyncPlanPageProps = {
  readonly page: PageContext;
  readonly plan: SyncPlan;
  readonly request: SyncRequest;
  readonly orderKey: string;
  readonly changed: boolean;
};

/** Each medicine with its short fill and price, and the one button. */
export function SyncPlanPage({ page, plan, request, orderKey, changed }: SyncPlanPageProps) {
  const { language } = page;
  const words = syncWords[language];
  const amount = formatMoney(plan.total.amountCents, language);
  const title = words.planTitle(formatDay(parseDay(plan.syncOn), language));
  const goes = plan.lines.some(({ decided }) => decided !== undefined && decided.outcome !== "refused");
  return (
    <MemberPage page={{ ...page, path: "/sync" }} title={title} section="home">
      <h1>{title}</h1>
      {changed ? <Notice tone="wait">{words.changed}</Notice> : null}
      <LabelPaper title={plan.person}>
        <ul class="receipt-lines" role="list">
          {plan.lines.map(({ id, drug, step, words: what, decided }) => (
            <ReceiptLine
              key={id}
              name={drug}
              headingLevel={3}
              state={{ tone: step === "left-out" || decided?.outcome === "refused" ? "wait" : "well", text: what }}
              next={decided?.promise === undefined ? decided?.detail : promiseWords(decided.promise, language)}
              price={decided?.price && { amount: formatMoney(decided.price.amountCents, language) }}
            >
              {decided?.price === undefined ? null : <p class="quiet">{decided.price.because}</p>}
            </ReceiptLine>
          ))}
        </ul>
      </LabelPaper>
      <p>{words.refillUsed}</p>
      {goes ? (
        <form method="post" action="/sync" class="row">
          <input type="hidden" name="key" value={orderKey} />
          <input type="hidden" name="request" value={JSON.stringify(request)} />
          <input type="hidden" name="agreed" value={String(plan.total.amountCents)} />
          <strong>{words.total(amount)}</strong>
          <Button name="act" value="order">
            {words.agree(amount)}
          </Button>
        </form>
      ) : (
        <Notice tone="wait">{words.nothing}</Notice>
      )}
      <p>
        <LinkButton kind="quiet" href={request.person === undefined ? "/sync" : `/sync?person=${request.person}`}>
          {words.other}
        </LinkButton>
      </p>
    </MemberPage>
  );
}
