import type { PickList, PickLists, StaffItemAct } from "#contracts/staff/items.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Details } from "#design/components/details.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { Icon } from "#design/components/icon.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { Select } from "#design/components/select.tsx";
import { VisuallyHidden } from "#design/components/visually-hidden.tsx";
import type { Day } from "#domain/calendar/day.ts";
import { formatConfirmationNumber } from "#domain/numbers/confirmation-number.ts";
import type { ItemStatus } from "#domain/otc/item-status.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { itemWords } from "#staff-workbench/items/staff-item-words.ts";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { reasonOptions } from "#staff-workbench/reason-options.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatInstant, formatYearDay } from "#words/dates-and-money.ts";

type PickListsPageProps = {
  readonly page: WorkbenchContext;
  readonly lists: PickLists;
  readonly done?: string | undefined;
  readonly faults?: Faults | undefined;
};

/** Where the order of one confirmation number stands in the page. */
export function pickListAnchor(orderId: string): string {
  return `o-${orderId}`;
}

/** What goes on with everything of an order at a press, in the order of the work. */
const TOGETHER = ["gather", "make-ready", "ship", "hand-over"] as const satisfies readonly StaffItemAct[];
const ALONE = ["put-back", "return"] as const satisfies readonly StaffItemAct[];

/** Orders with items to gather, hand over or ship, due time first. It keeps itself up to date where scripts run. */
export function PickListsPage({ page, lists, done, faults }: PickListsPageProps) {
  const { language } = page;
  const words = itemWords[language];
  return (
    <WorkbenchPage
      page={{ ...page, path: "/staff/items/orders" }}
      title={words.ordersTitle}
      section="items"
      islands={["staff-workbench/queue/live-queue"]}
    >
      <FaultSummary faults={faults} language={language} />
      <DoneNotice done={done} words={words.done} />
      <div class="queue-top">
        <h1>
          {words.ordersTitle} <small>{words.at(lists.pharmacy.name)}</small>
        </h1>
        <p class="row">
          <LinkButton kind="quiet" href="/staff/items" data-key="i">
            {words.toShelf}
          </LinkButton>
          <LinkButton kind="quiet" href="/staff/queue" data-key="q">
            {words.toQueue}
          </LinkButton>
        </p>
      </div>
      <div data-queue class="pick-lists">
        {lists.orders.length === 0 ? (
          <EmptyState icon="bag" title={words.ordersNone}>
            <p>{words.ordersNoneText}</p>
          </EmptyState>
        ) : (
          lists.orders.map((order) => (
            <Order key={order.orderId} {...{ page, order }} timeZone={lists.pharmacy.timeZone} />
          ))
        )}
      </div>
      <p role="status" data-queue-news={words.changed}>
        <VisuallyHidden> </VisuallyHidden>
      </p>
    </WorkbenchPage>
  );
}

type OrderProps = { readonly page: WorkbenchContext; readonly order: PickList; readonly timeZone: string };

function Order({ page, order, timeZone }: OrderProps) {
  const { language } = page;
  const words = itemWords[language];
  const spoken = formatConfirmationNumber(order.confirmationNumber);
  const together = TOGETHER.flatMap((act) => {
    const items = order.items.filter(({ acts }) => acts.includes(act));
    return items.length === 0 ? [] : [{ act, items }];
  });
  return (
    <section class="pick-list" id={pickListAnchor(order.orderId)} aria-labelledby={`${order.orderId}-title`}>
      <div class="pick-list-head">
        <p>
          {order.overdue ? (
            <b class="queue-overdue">
              <Icon name="stop" /> {words.overdue}{" "}
            </b>
          ) : null}
          <time datetime={order.dueAt}>{words.due(formatInstant(order.dueAt, language, timeZone))}</time>
        </p>
        <h2 id={`${order.orderId}-title`}>
          <a href={`#${pickListAnchor(order.orderId)}`} data-key-item>
            {order.member.name}
          </a>
        </h2>
        <p class="quiet">
          {words.born(formatYearDay(order.member.birthDate as Day, language))} · {words.order("")}
          <a href={`/staff/orders/${order.orderId}`}>
            <NumberText digits={order.confirmationNumber} />
          </a>{" "}
          · {order.delivery === "mail" ? words.mail : words.pickup}
        </p>
      </div>
      {order.withRefills ? <p>{words.withRefills}</p> : null}
      <ul role="list" class="pick-items">
        {order.items.map((item) => (
          <li key={item.id}>
            <p class="pick-item">
              <b class="pick-count">{item.quantity} ×</b> <b>{item.name}</b> <span class="quiet">{item.package}</span>{" "}
              <span class="mono">{item.upc}</span>
            </p>
            <p class="pick-status">{words.status[item.status as ItemStatus]}</p>
            <ItemForms {...{ page, order, item }} />
          </li>
        ))}
      </ul>
      {together.some(({ act }) => act === "hand-over") ? <p>{words.checkIdentity}</p> : null}
      <div class="row">
        {together.map(({ act, items }, index) => (
          <form key={act} method="post" action={`/staff/items/orders/${order.orderId}`}>
            {items.map(({ id, version }) => (
              <input key={id} type="hidden" name="item" value={`${id} ${version}`} />
            ))}
            <Button kind={index === 0 ? "primary" : "secondary"} name="act" value={act} context={spoken}>
              {words.actsWith(words.acts[act], items.length)}
            </Button>
          </form>
        ))}
      </div>
    </section>
  );
}

/** What can be done with one item by itself, folded away: it is the exception. */
function ItemForms({
  page,
  order,
  item,
}: Pick<OrderProps, "page" | "order"> & { readonly item: PickList["items"][number] }) {
  const words = itemWords[page.language];
  const alone = ALONE.filter((act) => item.acts.includes(act));
  const canRefuse = item.acts.includes("refuse");
  if (alone.length === 0 && !canRefuse) return null;
  const action = `/staff/items/orders/${order.orderId}`;
  return (
    <Details summary={words.cannot(item.name)}>
      <div class="row">
        {alone.map((act) => (
          <form key={act} method="post" action={action}>
            <input type="hidden" name="item" value={`${item.id} ${item.version}`} />
            <Button kind="quiet" name="act" value={act} context={item.name}>
              {words.acts[act]}
            </Button>
          </form>
        ))}
        {canRefuse ? (
          <form method="post" action={action} class="row pick-refuse">
            <input type="hidden" name="item" value={`${item.id} ${item.version}`} />
            <Select
              name="reason"
              id={`${item.id}-reason`}
              label={words.reason}
              options={reasonOptions(signedOnStaff(page), "item", page.language)}
            />
            <Button kind="secondary" name="act" value="refuse" context={item.name}>
              {words.acts.refuse}
            </Button>
          </form>
        ) : null}
      </div>
    </Details>
  );
}
