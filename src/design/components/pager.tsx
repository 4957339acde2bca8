import { Icon } from "#design/components/icon.tsx";

/** Props of {@link Pager}. */
export interface PagerProps {
  /** "Pages" */
  label: string;
  /** "Page 2 of 9" */
  position: string;
  previous?: { href: string; text: string } | undefined;
  next?: { href: string; text: string } | undefined;
}

/** On to the next page of a long list and back. */
export function Pager({ label, position, previous, next }: PagerProps) {
  return (
    <nav class="pager" aria-label={label}>
      {previous ? (
        <a class="pager-previous" href={previous.href} rel="prev">
          <Icon name="arrow" />
          {previous.text}
        </a>
      ) : null}
      <span class="pager-position">{position}</span>
      {next ? (
        <a class="pager-next" href={next.href} rel="next">
          {next.text}
          <Icon name="arrow" />
        </a>
      ) : null}
    </nav>
  );
}
