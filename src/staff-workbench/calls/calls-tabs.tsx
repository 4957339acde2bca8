import { LinkButton } from "#design/components/button.tsx";
import { callWords } from "#staff-workbench/calls/calls-words.ts";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";

const TABS = [
  { key: "messages", href: "/staff/calls", permission: "answer-calls", press: "m" },
  { key: "figures", href: "/staff/calls/figures", permission: "see-call-figures", press: "f" },
  { key: "prompts", href: "/staff/calls/prompts", permission: "see-call-figures", press: "p" },
  { key: "training", href: "/staff/calls/training", permission: "see-call-figures", press: "l" },
] as const;

/** From one page of calls to the others. */
export function CallsTabs({
  page,
  current,
}: {
  readonly page: WorkbenchContext;
  readonly current: (typeof TABS)[number]["key"];
}) {
  const words = callWords[page.language];
  const { permissions } = signedOnStaff(page);
  return (
    <nav class="row" aria-label={words.tabsLabel}>
      {TABS.filter(({ key, permission }) => key !== current && permissions.includes(permission)).map(
        ({ key, href, press }) => (
          <LinkButton key={key} kind="quiet" href={href} data-key={press}>
            {words.tabs[key]}
          </LinkButton>
        ),
      )}
    </nav>
  );
}
