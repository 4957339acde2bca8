import type { PeopleList } from "#contracts/accounts.ts";
import type { Quote } from "#contracts/orders.ts";
import type { CardNeeds } from "#contracts/places.ts";
import type { PrescriptionList } from "#contracts/prescriptions.ts";
import { WithBag } from "#design/components/bag.tsx";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Details } from "#design/components/details.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { StripList } from "#design/components/medicine-strip.tsx";
import { Notice } from "#design/components/notice.tsx";
import { PersonTabs } from "#design/components/person-tabs.tsx";
import type { BagContent } from "#member-app/bag/bag-words.ts";
import { SideBag } from "#member-app/bag/side-bag.tsx";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { itemPageWords } from "#member-app/items/item-words.ts";
import { CardNeedNotice } from "#member-app/home/card-need-notice.tsx";
import { matching, MedicineSearch } from "#member-app/home/medicine-search.tsx";
import { medicineWords } from "#member-app/medicines/medicine-words.ts";
import { byNeed, needOf } from "#member-app/medicines/need.ts";
import { PrescriptionStrip, stateWords, stripId } from "#member-app/medicines/prescription-strip.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { syncWords } from "#member-app/sync/sync-words.ts";
import { transferWords } from "#member-app/transfers/transfer-words.ts";

/** With fewer medicines, looking is quicker than searching. */
const WORTH_SEARCHING = 6;

/** What needs the reader is told at the top for the first few; the strips below say the rest. */
const TOLD_AT_THE_TOP = 3;

type HomePageProps = {
  readonly page: PageContext;
  readonly people: PeopleList["people"];
  /** Opaque id of the person shown; undefined for the reader. */
  readonly person: string | undefined;
  readonly list: PrescriptionList;
  readonly bag: BagContent;
  /** Orders of the reader's own that wait for another card. */
  readonly cardNeeds: CardNeeds["orders"];
  readonly quote: Quote | undefined;
  readonly query: string;
  readonly faults: Faults | undefined;
};

export function homePath(person: string | undefined): string {
  return person === undefined ? "/home" : `/home?person=${encodeURIComponent(person)}`;
}

/** The medicines of one person, what needs the reader first, and the bag for everybody's. */
export function HomePage({ page, people, person, list, bag, cardNeeds, quote, query, faults }: HomePageProps) {
  const words = medicineWords[page.language];
  const action = homePath(person);
  const shown = byNeed(matching(list.prescriptions, query), page.language);
  const current = shown.filter((each) => needOf(each) !== "ended");
  const ended = shown.filter((each) => needOf(each) === "ended");
  const ready = current.filter(({ refill, inBag }) => refill.kind === "accepted" && !inBag);
  return (
    <MemberPage page={page} title={words.homeTitle} section="home" width="list">
      <FaultSummary faults={faults} language={page.language} />
      {cardNeeds.map((need) => (
        <CardNeedNotice key={need.confirmationNumber} page={page} need={need} />
      ))}
      <h1>{person === undefined ? words.yours : words.medicinesOf(list.person)}</h1>
      {people.length > 0 ? <PersonTabs label={words.whose} people={tabs(people, person, page)} /> : null}
      <WithBag bag={<SideBag {...{ page, bag, quote, action }} />}>
        {query === "" && list.prescriptions.length > 0 ? <WhatNeedsYou page={page} prescriptions={current} /> : null}
        {list.prescriptions.length >= WORTH_SEARCHING ? (
          <MedicineSearch {...{ page, action, query }} found={shown.length} />
        ) : null}
        {ready.length >= 2 && query === "" ? (
          <form method="post" action={action}>
            <Button kind="secondary" icon="bag" name="act" value="add-all">
              {words.addAll(ready.length)}
            </Button>
          </form>
        ) : null}
        {list.prescriptions.length === 0 ? (
          <EmptyState
            title={words.noneTitle}
            action={<LinkButton href="/order-by-number">{words.orderByNumber}</LinkButton>}
          >
            <p>{words.none}</p>
          </EmptyState>
        ) : null}
        <StripList label={words.listLabel}>
          {current.map((prescription) => (
            <PrescriptionStrip key={prescription.id} {...{ page, prescription, action }} />
          ))}
        </StripList>
        {ended.length > 0 ? (
          <Details summary={words.notNow(ended.length)} open={query !== ""}>
            <StripList label={words.state.refused}>
              {ended.map((prescription) => (
                <PrescriptionStrip key={prescription.id} {...{ page, prescription, action }} />
              ))}
            </StripList>
          </Details>
        ) : null}
        <p class="row">
          <LinkButton kind="quiet" icon="plus" href="/items">
            {itemPageWords[page.language].toItems}
          </LinkButton>
          <LinkButton kind="quiet" icon="pen" href="/order-by-number">
            {words.orderByNumber}
          </LinkButton>
          <LinkButton kind="quiet" icon="arrow" href="/transfers">
            {transferWords[page.language].linkMine}
          </LinkButton>
          {list.prescriptions.length > 1 ? (
            <LinkButton kind="quiet" icon="clock" href={`/sync${action.slice("/home".length)}`}>
              {syncWords[page.language].link}
            </LinkButton>
          ) : null}
          {list.prescriptions.length > 0 ? (
            <LinkButton kind="quiet" icon="printer" href={`/medicines/print${action.slice("/home".length)}`}>
              {words.print}
            </LinkButton>
          ) : null}
        </p>
      </WithBag>
    </MemberPage>
  );
}

function tabs(people: PeopleList["people"], person: string | undefined, page: PageContext) {
  const words = medicineWords[page.language];
  return [
    { href: "/home", name: words.you, current: person === undefined },
    ...people.map(({ id, name, scope }) =>
      scope === "full"
        ? { href: homePath(id), name, current: id === person }
        : { href: "/order-by-number", name, note: words.byNumber },
    ),
  ];
}

function WhatNeedsYou({
  page,
  prescriptions,
}: {
  readonly page: PageContext;
  readonly prescriptions: PrescriptionList["prescriptions"];
}) {
  const words = medicineWords[page.language];
  const needing = prescriptions.filter((each) => needOf(each) !== "nothing" && !each.inBag);
  if (needing.length === 0) return <Notice tone="well" title={words.nothingNeeds} />;
  return (
    <Notice tone="wait" title={words.needTitle(needing.length)}>
      <ul role="list">
        {needing.slice(0, TOLD_AT_THE_TOP).map((each) => (
          <li key={each.id}>
            <a href={`#${stripId(each)}`}>{`${each.drug} ${each.strength}`}</a>:{" "}
            {needOf(each) === "runs-out" ? each.supply.words : stateWords(each, page)}
          </li>
        ))}
        {needing.length > TOLD_AT_THE_TOP ? <li>{words.needMore(needing.length - TOLD_AT_THE_TOP)}</li> : null}
      </ul>
    </Notice>
  );
}
