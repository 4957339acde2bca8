import type { ComponentChildren } from "preact";
import { Icon } from "#design/components/icon.tsx";
import type { IconName } from "#design/components/icon-drawings.ts";
import { type Tone, toneIcon } from "#design/components/tone.ts";

/** Props of {@link Notice}. */
export interface NoticeProps {
  tone: Tone;
  title?: string | undefined;
  icon?: IconName | undefined;
  /** Read out when it appears: `status` politely, `alert` at once. Only for news that came after the page. */
  live?: "status" | "alert" | undefined;
  /** What to do about it. */
  action?: ComponentChildren;
  children?: ComponentChildren;
}

/** News in a box of its own: an outline, a ground and, above all, words. */
export function Notice({ tone, title, icon, live, action, children }: NoticeProps) {
  return (
    <div class="notice" data-tone={tone} role={live}>
      <Icon name={icon ?? toneIcon[tone]} />
      <div class="notice-words">
        {title ? <p class="notice-title">{title}</p> : null}
        {children ? <div class="notice-text">{children}</div> : null}
        {action ? <div class="row">{action}</div> : null}
      </div>
    </div>
  );
}
