import type { ComponentChildren } from "preact";
import { Icon } from "#design/components/icon.tsx";

/** Props of {@link Details}. */
export interface DetailsProps {
  summary: ComponentChildren;
  open?: boolean | undefined;
  /** The single key that opens it, on the workbench. */
  "data-key"?: string | undefined;
  children: ComponentChildren;
}

/** More for whoever wants it. */
export function Details({ summary, open, children, "data-key": key }: DetailsProps) {
  return (
    <details class="details" open={open}>
      <summary data-key={key}>
        <Icon name="plus" />
        <Icon name="minus" />
        {summary}
      </summary>
      <div class="details-body">{children}</div>
    </details>
  );
}
