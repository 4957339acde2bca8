import type { ComponentChildren } from "preact";

/** Props of {@link LabelPaper}. */
export interface LabelPaperProps {
  title?: string | undefined;
  headingLevel?: 2 | 3 | 4 | undefined;
  /** Torn off along its lower edge, like a label from the roll. */
  torn?: boolean | undefined;
  children: ComponentChildren;
}

/** A sheet of label paper for things that belong together. */
export function LabelPaper({ title, headingLevel = 2, torn = false, children }: LabelPaperProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <section class="label-paper" data-torn={torn}>
      {title ? <Heading class="label-title">{title}</Heading> : null}
      {children}
    </section>
  );
}
