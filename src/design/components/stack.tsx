import type { ComponentChildren } from "preact";

/** Props of {@link Stack}. */
export interface StackProps {
  /** 8, 24 or 48 px between its children. */
  gap?: "close" | "normal" | "wide" | undefined;
  children: ComponentChildren;
}

/** Children one under the other at an even distance. */
export function Stack({ gap = "normal", children }: StackProps) {
  return (
    <div class="stack" data-gap={gap}>
      {children}
    </div>
  );
}

/** Children beside each other, wrapping where there is no room: a set of buttons. */
export function Row({ children }: { children: ComponentChildren }) {
  return <div class="row">{children}</div>;
}
