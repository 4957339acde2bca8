import type { Shelf, ShelfItem } from "#contracts/staff/items.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { itemWords } from "#staff-workbench/items/staff-item-words.ts";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatInstant } from "#words/dates-and-money.ts";

type ShelfPageProps = {
  readonly page: WorkbenchContext;
  readonly shelf: Shelf;
  readonly query: string;
  readonly done?: string | undefined;
  readonly faults?: Faults | undefined;
};

/** What the own pharmacy sells without a prescription; each row is saved by itself. */
export function ShelfPage({ page, shelf, query, done, faults }: ShelfPageProps) {
  const { language } = page;
  const words = itemWords[language];
  const shown = matching(shelf.items, query);
  const { columns } = words;
  return (
    <WorkbenchPage page={{ ...page, path: shelfPath(query) }} title={words.title} section="items">
      <FaultSummary faults={faults} language={language} />
      <DoneNotice done={done} words={words.done} />
      <div class="queue-top">
        <h1>
          {words.title} <small>{words.at(shelf.pharmacy.name)}</small>
        </h1>
        <p>
          <LinkButton
            kind={shelf.waiting === 0 ? "quiet" : "primary"}
            href="/staff/items/orders"
            iconAfter="arrow"
            data-key="o"
          >
            {shelf.waiting === 0 ? words.noOrders : words.toOrders(shelf.waiting)}
          </LinkButton>
        </p>
        <form method="get" action="/staff/items" role="search" class="queue-search">
          <Field name="q" type="search" label={words.search} hint={words.searchHint} value={query} autocomplete="off" />
          <Button kind="secondary" icon="search">
            {words.find}
          </Button>
          {query === "" ? null : (
            <p role="status">
              {words.found(shown.length)}{" "}
              <LinkButton kind="quiet" href="/staff/items">
                {words.all}
              </LinkButton>
            </p>
          )}
        </form>
      </div>
      <Ledger
        caption={words.caption}
        captionHidden
        columns={[
          { text: columns.item },
          { text: columns.shelf },
          { text: columns.upc },
          { text: columns.offered },
          { text: columns.price, numeric: true },
          { text: columns.onHand, numeric: true },
          { text: columns.promised, numeric: true },
          { text: columns.changed },
          { text: columns.save },
        ]}
        rows={shown.map((item) => ({
          id: item.id,
          cells: cellsOf({ page, item, query, timeZone: shelf.pharmacy.timeZone }),
          ...(item.shelf?.offered === true && item.shelf.onHand === 0 ? { tone: "wait" as const } : {}),
        }))}
      />
    </WorkbenchPage>
  );
}

type Row = {
  readonly page: WorkbenchContext;
  readonly item: ShelfItem;
  readonly query: string;
  readonly timeZone: string;
};

/** The fields of a row belong to the form in its last cell: a form can't go round cells of a table. */
function cellsOf({ page, item, query, timeZone }: Row) {
  const { language } = page;
  const words = itemWords[language];
  const { shelf, name, changed } = item;
  const form = `shelf-${item.id}`;
  const labelled = (what: string) => words.of(what, name);
  return [
    <>
      {name} <small class="quiet">{item.package}</small>
      {shelf?.offered === true && shelf.onHand === 0 ? <b> {words.soldOut}</b> : null}
    </>,
    item.categoryWords,
    <span class="mono">{item.upc}</span>,
    <input
      type="checkbox"
      class="shelf-check"
      form={form}
      name="offered"
      value="1"
      checked={shelf?.offered === true}
      aria-label={labelled(words.columns.offered)}
    />,
    <input
      class="input shelf-number"
      form={form}
      name="price"
      inputmode="decimal"
      value={shelf === undefined ? "" : (shelf.priceCents / 100).toFixed(2)}
      aria-label={labelled(words.columns.price)}
    />,
    <input
      class="input shelf-number"
      form={form}
      name="onHand"
      inputmode="numeric"
      value={shelf === undefined ? "" : String(shelf.onHand)}
      aria-label={labelled(words.columns.onHand)}
    />,
    item.promised === 0 ? "" : String(item.promised),
    changed === undefined ? "" : words.changedBy(changed.by, formatInstant(changed.at, language, timeZone)),
    <form id={form} class="shelf-save" method="post" action={`/staff/items/${item.id}`}>
      <input type="hidden" name="q" value={query} />
      <input type="hidden" name="version" value={shelf?.version ?? ""} />
      <input type="hidden" name="seenOnHand" value={shelf?.onHand ?? 0} />
      <Button kind="quiet" context={name}>
        {words.save}
      </Button>
    </form>,
  ];
}

export function shelfPath(query: string): string {
  return query === "" ? "/staff/items" : `/staff/items?${new URLSearchParams({ q: query })}`;
}

/** Items whose name or bar code holds what was typed, accents and capitals aside. */
function matching(items: readonly ShelfItem[], query: string): readonly ShelfItem[] {
  const wanted = plain(query);
  return items.filter(({ name, upc, categoryWords }) =>
    [name, upc, categoryWords].some((text) => plain(text).includes(wanted)),
  );
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}
