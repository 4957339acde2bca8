import type { ComponentChildren } from "preact";

/** Props of {@link DescriptionList}. */
export interface DescriptionListProps {
  /** `action` is a quiet link at the row's end: "Change". */
  items: readonly { term: string; detail: ComponentChildren; action?: ComponentChildren }[];
}

/** What things are: a term and its detail a row. */
export function DescriptionList({ items }: DescriptionListProps) {
  return (
    <dl class="descriptions">
      {items.map(({ term, detail, action }) => (
        <div key={term} class="description">
          <dt>{term}</dt>
          <dd>{detail}</dd>
          {action ? <dd class="description-action">{action}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
