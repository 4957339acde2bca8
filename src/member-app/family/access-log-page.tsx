import type { AccessLog } from "#contracts/accounts.ts";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Pager } from "#design/components/pager.tsx";
import { Timeline, type TimelineEvent } from "#design/components/timeline.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { signedOn } from "#member-app/signed-on.ts";
import { formatInstant } from "#words/dates-and-money.ts";
import { familyPages as en } from "#words/en/family-pages.ts";
import { familyPages as es } from "#words/es/family-pages.ts";

type AccessLogPageProps = { readonly page: PageContext; readonly log: AccessLog; readonly isFirst: boolean };

/** Who did what with the member's data, and through what. */
export function AccessLogPage({ page, log, isFirst }: AccessLogPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const { timeZone } = signedOn(page);
  const { entries, nextBefore } = log;
  return (
    <MemberPage page={page} title={words.logTitle} section="family">
      <h1>{words.logTitle}</h1>
      <p>{words.logIntro}</p>
      <LabelPaper torn>
        {entries.length === 0 ? (
          <p>{words.logEmpty}</p>
        ) : (
          <Timeline
            label={words.logList}
            events={alikeTogether(
              entries.map(({ at, who, what, from, why }) => ({
                when: formatInstant(at, language, timeZone),
                dateTime: at,
                text: `${who}: ${what}`,
                detail: why === undefined ? from : `${from} · ${words.logWhy(why)}`,
              })),
              words.logTimes,
            )}
          />
        )}
      </LabelPaper>
      {isFirst && nextBefore === undefined ? null : (
        <Pager
          label={words.pages}
          position={isFirst ? words.newestFirst : words.earlierEntries}
          previous={isFirst ? undefined : { href: "/family/access-log", text: words.toNewest }}
          next={
            nextBefore === undefined
              ? undefined
              : { href: `/family/access-log?before=${encodeURIComponent(nextBefore)}`, text: words.toEarlier }
          }
        />
      )}
      <p>
        <a href="/family">{words.back}</a>
      </p>
    </MemberPage>
  );
}

/** What was done over and over in one minute is one entry with its count: a page that is looked at reads many times. */
function alikeTogether(events: readonly TimelineEvent[], times: (count: number) => string): TimelineEvent[] {
  const alike: { event: TimelineEvent; count: number }[] = [];
  for (const event of events) {
    const last = alike.at(-1);
    if (last !== undefined && (["when", "text", "detail"] as const).every((key) => last.event[key] === event[key])) {
      last.count += 1;
    } else {
      alike.push({ event, count: 1 });
    }
  }
  return alike.map(({ event, count }) =>
    count === 1 ? event : { ...event, detail: `${event.detail ?? ""} · ${times(count)}` },
  );
}
