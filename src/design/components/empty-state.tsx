import type { ComponentChildren } from "preact";
import { Icon } from "#design/components/icon.tsx";
import type { IconName } from "#design/components/icon-drawings.ts";

/** Props of {@link EmptyState}. */
export interface EmptyStateProps {
  icon?: IconName | undefined;
  title: string;
  headingLevel?: 2 | 3 | undefined;
  /** Why there is nothing, and what would bring something. */
  children?: ComponentChildren;
  action?: ComponentChildren;
}

/** Nothing here yet, and what to do. */
export function EmptyState({ icon = "bottle", title, headingLevel = 2, children, action }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div class="empty-state">
      <Icon name={icon} />
      <Heading>{title}</Heading>
      {children}
      {action ? <div class="row">{action}</div> : null}
    </div>
  );
}
