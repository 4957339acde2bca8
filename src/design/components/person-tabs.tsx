/** One person whose medicines can be shown. */
export interface PersonTab {
  href: string;
  /** "Rosa", or "You". */
  name: string;
  /** What waits there, in words: "2 need you". */
  note?: string | undefined;
  current?: boolean | undefined;
}

/** Props of {@link PersonTabs}. */
export interface PersonTabsProps {
  /** "Whose medicines" */
  label: string;
  people: readonly PersonTab[];
}

/** Family members as tabs of paper: plain links, the open one joined to the sheet below. */
export function PersonTabs({ label, people }: PersonTabsProps) {
  return (
    <nav class="person-tabs" aria-label={label}>
      <ul role="list">
        {people.map(({ href, name, note, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? "page" : undefined}>
              <bdi>{name}</bdi>
              {note ? (
                <>
                  {" "}
                  <span class="person-note">{note}</span>
                </>
              ) : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
