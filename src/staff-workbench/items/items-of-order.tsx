import type { FillingLine } from "#contracts/staff/filling.ts";
import { LinkButton } from "#design/components/button.tsx";
import type { ItemStatus } from "#domain/otc/item-status.ts";
import { pickListAnchor } from "#staff-workbench/items/pick-lists-page.tsx";
import { itemWords } from "#staff-workbench/items/staff-item-words.ts";
import type { Language } from "#words/languages.ts";

/** On a line's page: what else of its order lies at this pharmacy. */
export function ItemsOfOrder({ line, language }: { readonly line: FillingLine; readonly language: Language }) {
  const words = itemWords[language];
  if (line.items.length === 0) return null;
  return (
    <section>
      <h2>{words.inThisOrder}</h2>
      <ul>
        {line.items.map(({ id, name, quantity, status }) => (
          <li key={id}>
            {quantity} × {name} · <b>{words.status[status as ItemStatus]}</b>
          </li>
        ))}
      </ul>
      <p>
        <LinkButton kind="quiet" href={`/staff/items/orders#${pickListAnchor(line.orderId)}`}>
          {words.gatherThem}
        </LinkButton>
      </p>
    </section>
  );
}
