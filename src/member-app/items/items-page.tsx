import type { Catalogue, CatalogueItem } from "#contracts/items.ts";
import type { Quote } from "#contracts/orders.ts";
import { WithBag } from "#design/components/bag.tsx";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Details } from "#design/components/details.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { Field } from "#design/components/field.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Money } from "#design/components/money.tsx";
import { Select } from "#design/components/select.tsx";
import type { BagContent } from "#member-app/bag/bag-words.ts";
import type { DeliveryChoice, Places } from "#member-app/bag/delivery-choice.ts";
import { SideBag } from "#member-app/bag/side-bag.tsx";
import { itemAnchor, itemPageWords } from "#member-app/items/item-words.ts";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { formatMoney } from "#words/dates-and-money.ts";

export type ItemSearch = { readonly text: string; readonly category: string };

type ItemsPageProps = {
  readonly page: PageContext;
  readonly catalogue: Catalogue;
  readonly choice: DeliveryChoice;
  readonly places: Places;
  readonly search: ItemSearch;
  readonly bag: BagContent;
  readonly quote: Quote | undefined;
  readonly faults: Faults | undefined;
};

/** The shelves of one pharmacy, or what comes by mail, with the bag beside them. */
export function ItemsPage({ page, catalogue, choice, places, search, bag, quote, faults }: ItemsPageProps) {
  const words = itemPageWords[page.language];
  const from = choice.kind === "mail" ? "mail" : choice.pharmacyId;
  const action = `/items?${new URLSearchParams({ pharmacy: from })}`;
  const shown = matching(catalogue.items, search);
  const shelves = Map.groupBy(shown, ({ categoryWords }) => categoryWords);
  const searching = search.text !== "" || search.category !== "";
  return (
    <MemberPage page={page} title={words.title} section="home" width="list">
      <FaultSummary faults={faults} language={page.language} />
      <h1>{words.title}</h1>
      <WithBag bag={<SideBag {...{ page, bag, quote }} action={action} />}>
        <p>{words.lead}</p>
        <SearchForm {...{ page, catalogue, places, search, from }} />
        {searching ? (
          <p role="status" class="row">
            {shown.length === 0 ? words.foundNone : words.found(shown.length)}{" "}
            <LinkButton kind="quiet" href={action}>
              {words.showAll}
            </LinkButton>
          </p>
        ) : null}
        {catalogue.items.length === 0 ? (
          <EmptyState icon="bag" title={words.noneTitle}>
            <p>{words.none}</p>
          </EmptyState>
        ) : null}
        {[...shelves].map(([shelf, items]) => {
          const list = (
            <ul class="shop" role="list">
              {items.map((item) => (
                <ShopItem key={item.id} page={page} item={item} shop={catalogue.pharmacy.id} from={from} />
              ))}
            </ul>
          );
          return searching ? (
            <LabelPaper key={shelf} title={shelf}>
              {list}
            </LabelPaper>
          ) : (
            <LabelPaper key={shelf}>
              <Details
                open={items.some(isTheirs)}
                summary={<h2 class="shop-shelf">{words.shelf(shelf, items.length)}</h2>}
              >
                {list}
              </Details>
            </LabelPaper>
          );
        })}
      </WithBag>
    </MemberPage>
  );
}

/** A shelf that holds something of the reader's stands open; the others are a list short enough to look through. */
function isTheirs({ inCarePlan, inBag }: CatalogueItem): boolean {
  return inCarePlan || inBag !== undefined;
}

type SearchFormProps = Pick<ItemsPageProps, "page" | "catalogue" | "places" | "search"> & { readonly from: string };

function SearchForm({ page, catalogue, places, search, from }: SearchFormProps) {
  const words = itemPageWords[page.language];
  const categories = new Map(catalogue.items.map(({ category, categoryWords }) => [category, categoryWords]));
  return (
    <form method="post" action="/items" role="search" class="shop-search">
      <Select
        name="pharmacy"
        label={words.from}
        value={from}
        options={[
          ...(places.mails ? [{ value: "mail", text: words.mailOption }] : []),
          ...places.pharmacies.map(({ id, name, city }) => ({ value: id, text: `${name}, ${city}` })),
        ]}
      />
      <Select
        name="category"
        label={words.category}
        value={search.category}
        options={[
          { value: "", text: words.allCategories },
          ...[...categories].map(([value, text]) => ({ value, text })),
        ]}
      />
      <Field name="q" type="search" label={words.search} value={search.text} autocomplete="off" maxlength={60} />
      <Button kind="secondary" icon="search" name="act" value="search">
        {words.show}
      </Button>
    </form>
  );
}

type ShopItemProps = {
  readonly page: PageContext;
  readonly item: CatalogueItem;
  /** The pharmacy it comes from. */
  readonly shop: string;
  readonly from: string;
};

/** The choice of how many stays short; more are had at the review. */
const MOST_AT_ONCE = 5;

function ShopItem({ page, item, shop, from }: ShopItemProps) {
  const { language } = page;
  const words = itemPageWords[language];
  const anchor = itemAnchor(item.id);
  const marks = [
    ...(item.inCarePlan ? [words.carePlan] : []),
    ...(item.mailable ? [] : [words.pickupOnly]),
    ...(item.minAge === undefined ? [] : [words.fromAge(item.minAge)]),
  ];
  return (
    <li class="shop-item" id={anchor}>
      <h3>{item.name}</h3>
      <p class="shop-what">
        {item.purpose} <span class="quiet">· {item.package}</span>
      </p>
      <p class="shop-price">
        <Money amount={formatMoney(item.price.amountCents, language)} note={item.price.because} />
      </p>
      {marks.length === 0 ? null : (
        <p class="shop-marks">
          <strong>{marks.join(" · ")}</strong>
          {item.inCarePlan ? <> {words.carePlanMore}</> : null}
        </p>
      )}
      <div class="shop-verb">
        {item.inBag === undefined ? null : (
          <p>
            <strong>{words.inBag(item.inBag)}</strong>
          </p>
        )}
        {item.inStock ? (
          <form method="post" action="/items">
            <input type="hidden" name="pharmacy" value={from} />
            <input type="hidden" name="shop" value={shop} />
            <input type="hidden" name="item" value={item.id} />
            <select class="input select" name="quantity" aria-label={`${words.quantity}: ${item.name}`}>
              {Array.from({ length: Math.min(item.mostPerOrder, MOST_AT_ONCE) }, (_, index) => (
                <option key={index} value={index + 1}>
                  {index + 1}
                </option>
              ))}
            </select>
            <Button kind="secondary" icon="bag" name="act" value="add" context={item.name}>
              {words.add}
            </Button>
          </form>
        ) : (
          <p>
            <strong>{words.soldOut}</strong>
          </p>
        )}
      </div>
      <Details summary={words.facts}>
        {item.ingredients.length === 0 ? null : (
          <p>
            {words.ingredients} {item.ingredientWords.join(", ")}
          </p>
        )}
        <p>{item.warnings}</p>
      </Details>
    </li>
  );
}

/** The items of a category whose name, use or ingredients hold what was typed, accents and capitals aside. */
function matching(items: readonly CatalogueItem[], { text, category }: ItemSearch): readonly CatalogueItem[] {
  const wanted = plain(text);
  return items.filter(
    (item) =>
      (category === "" || item.category === category) &&
      [item.name, item.purpose, ...item.ingredientWords].some((each) => plain(each).includes(wanted)),
  );
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}
