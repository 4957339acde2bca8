import type { ComponentChildren } from "preact";
import { Icon } from "#design/components/icon.tsx";
import { Money } from "#design/components/money.tsx";
import { NumberText } from "#design/components/number-text.tsx";
import { type Tone, toneIcon } from "#design/components/tone.ts";

/** Props of {@link ReceiptLine}. */
export interface ReceiptLineProps {
  name: string;
  person?: string | undefined;
  /** "Goes to the pharmacy now" */
  state: { tone: Tone; text: string };
  /** What happens next and by when. */
  next?: string | undefined;
  price?: { amount: string; note?: string | undefined } | undefined;
  headingLevel?: 2 | 3 | 4 | undefined;
  /** A verb that still makes sense: "Undo". */
  children?: ComponentChildren;
}

/** What becomes of one line of the order. */
export function ReceiptLine({ name, person, state, next, price, headingLevel = 2, children }: ReceiptLineProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <li class="receipt-line" data-tone={state.tone}>
      <Heading class="receipt-name">
        {name}
        {person ? (
          <>
            {" "}
            <span class="receipt-person">
              <bdi>{person}</bdi>
            </span>
          </>
        ) : null}
      </Heading>
      {price ? (
        <p class="receipt-price">
          <Money {...price} />
        </p>
      ) : null}
      <p class="receipt-state">
        <Icon name={toneIcon[state.tone]} />
        <strong>{state.text}</strong>
      </p>
      {next ? <p class="receipt-next">{next}</p> : null}
      {children ? <div class="receipt-verb">{children}</div> : null}
    </li>
  );
}

/** Props of {@link Receipt}. */
export interface ReceiptProps {
  /** The page's first heading: "Your order is in". */
  title: string;
  /** "Confirmation number" */
  numberLabel: string;
  /** Ten digits. */
  number: string;
  /** "Placed Tue, Nov 24 at 9:12 am by Rosa Delgado" */
  placed?: string | undefined;
  /** `ReceiptLine`s. */
  children: ComponentChildren;
  total?: { label: string; amount: string; note?: string | undefined } | undefined;
  /** Print and save. */
  actions?: ComponentChildren;
}

/** The confirmation: number first, large enough to read across a room, then what happens to each line and by when. */
export function Receipt({ title, numberLabel, number, placed, children, total, actions }: ReceiptProps) {
  return (
    <section class="receipt" aria-labelledby="receipt-title">
      <div class="receipt-paper">
        <p class="receipt-number">
          <span class="receipt-number-label">{numberLabel}</span> <NumberText digits={number} />
        </p>
        <h1 class="receipt-title" id="receipt-title" tabindex={-1}>
          <Icon name="well" />
          {title}
        </h1>
        {placed ? <p class="receipt-placed">{placed}</p> : null}
        <ul class="receipt-lines" role="list">
          {children}
        </ul>
        {total ? (
          <p class="receipt-total">
            <span>{total.label}</span> <Money amount={total.amount} note={total.note} />
          </p>
        ) : null}
      </div>
      {actions ? <div class="receipt-actions row">{actions}</div> : null}
    </section>
  );
}
