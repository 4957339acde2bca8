import type { ComponentChildren } from "preact";
import { Icon } from "#design/components/icon.tsx";
import { Money } from "#design/components/money.tsx";

/** Props of {@link BagLine}. */
export interface BagLineProps {
  /** "Atorvastatin 20 mg" */
  name: string;
  /** Whose it is, where the bag holds more than one person's. */
  person?: string | undefined;
  /** "Ready Wed, Nov 25" */
  promise: string;
  price?: { amount: string; note?: string | undefined } | undefined;
  /** A quiet way to take it out again. */
  children?: ComponentChildren;
}

/** One strip in the bag, with its promise and price. */
export function BagLine({ name, person, promise, price, children }: BagLineProps) {
  return (
    <li class="bag-line">
      <p class="bag-name">
        <strong>{name}</strong>
        {person ? (
          <>
            {" "}
            <span class="bag-person">
              <bdi>{person}</bdi>
            </span>
          </>
        ) : null}
      </p>
      {price ? (
        <p class="bag-price">
          <Money {...price} />
        </p>
      ) : null}
      <p class="bag-promise">{promise}</p>
      {children ? <div class="bag-take-out">{children}</div> : null}
    </li>
  );
}

/** Props of {@link Bag}. */
export interface BagProps {
  /** "Your bag" */
  title: string;
  /** "3 refills" */
  count?: string | undefined;
  /** `BagLine`s; none in an empty bag. */
  children?: ComponentChildren;
  /** What an empty bag says; it gives way on a phone. */
  emptyText?: string | undefined;
  /** What is charged and when: "Total" "$25.00" "at pick-up". */
  total?: { label: string; amount: string; note?: string | undefined } | undefined;
  /** The one verb: "Review 3 refills". */
  action?: ComponentChildren;
}

/**
 * What will be ordered. A direct child of {@link WithBag}: at the side on a desk; on a phone its lines close the page
 * while the total and the verb stay within the thumb's reach.
 */
export function Bag({ title, count, children, emptyText, total, action }: BagProps) {
  return (
    <aside class="bag" data-empty={emptyText !== undefined} aria-label={title}>
      <div class="bag-sheet">
        <h2 class="bag-title">
          <Icon name="bag" />
          {title}
          {count ? (
            <>
              {" "}
              <span class="bag-count">{count}</span>
            </>
          ) : null}
        </h2>
        {emptyText === undefined ? (
          <ul class="bag-lines" role="list">
            {children}
          </ul>
        ) : (
          <p class="bag-empty">{emptyText}</p>
        )}
      </div>
      {total || action ? (
        <div class="bag-foot">
          {total ? (
            <p class="bag-total">
              <span>{total.label}</span> <Money amount={total.amount} note={total.note} />
            </p>
          ) : null}
          {action}
        </div>
      ) : null}
    </aside>
  );
}

/** A list with the bag after it on a phone and beside it on a desk. */
export function WithBag({ bag, children }: { bag: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="with-bag">
      <div class="stack">{children}</div>
      {bag}
    </div>
  );
}
