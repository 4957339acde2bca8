import type { NoticeList } from "#contracts/notices.ts";
import { EmptyState } from "#design/components/empty-state.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { signedOn } from "#member-app/signed-on.ts";
import { formatInstant } from "#words/dates-and-money.ts";
import type { Language } from "#words/languages.ts";
import { noticeWords } from "#words/notice-words.ts";

type Notices = NoticeList["notices"];
type Delivery = Notices[number]["deliveries"][number];

/** What the member was told, when, by which ways, and whether it came. */
export function NoticeLogPage({ page, notices }: { readonly page: PageContext; readonly notices: Notices }) {
  const { language } = page;
  const words = noticeWords(language);
  const { timeZone } = signedOn(page);
  return (
    <MemberPage page={page} title={words.page.logTitle} section="profile">
      <h1>{words.page.logTitle}</h1>
      <p>{words.page.logIntro}</p>
      {notices.length === 0 ? (
        <EmptyState icon="pen" title={words.page.noLog} />
      ) : (
        <LabelPaper>
          <ul class="kept" role="list">
            {notices.map(({ id, at, words: said, path, deliveries }) => (
              <li key={id}>
                <div>
                  <p>
                    <a href={path}>{said}</a>
                  </p>
                  <p>
                    <small>
                      <time datetime={at}>{formatInstant(at, language, timeZone)}</time>
                      {deliveries.map((delivery) => (
                        <span key={delivery.channel}>
                          <br />
                          {words.channels[delivery.channel]}: {outcome(delivery, language, timeZone)}
                        </span>
                      ))}
                    </small>
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </LabelPaper>
      )}
      <p>
        <a href="/profile/notices">{words.page.logBack}</a>
      </p>
    </MemberPage>
  );
}

function outcome({ status, reason, at }: Delivery, language: Language, timeZone: string): string {
  const { statuses, dropped } = noticeWords(language);
  const when = formatInstant(at, language, timeZone);
  switch (status) {
    case "waiting":
      return statuses.waiting(when);
    case "sent":
      return statuses.sent(when);
    case "delivered":
      return statuses.delivered(when);
    case "sending":
    case "failed":
      return statuses[status];
    case "dropped":
      return reason !== null && Object.hasOwn(dropped, reason)
        ? dropped[reason as keyof typeof dropped]
        : statuses.failed;
  }
}
