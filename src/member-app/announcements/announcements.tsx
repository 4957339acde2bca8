import type { Announcement } from "#contracts/announcements.ts";
import { Details } from "#design/components/details.tsx";
import { Notice } from "#design/components/notice.tsx";
import type { Tone } from "#design/components/tone.ts";
import { formatInstant } from "#words/dates-and-money.ts";
import type { Language } from "#words/languages.ts";
import { announcementWords } from "#words/word-announcement.ts";

type AnnouncementsProps = { readonly announcements: readonly Announcement[]; readonly language: Language };

const TONE: Readonly<Record<Announcement["kind"], Tone>> = { closure: "wait", emergency: "stop", other: "info" };

/** A reader has come for something else: the rest is a line to open. */
const SHOWN = 2;

/** What administrators tell members, the newest first. Nothing is read out by itself: it stands there with the page. */
export function Announcements({ announcements, language }: AnnouncementsProps) {
  const words = announcementWords[language];
  if (announcements.length === 0) return null;
  const rest = announcements.slice(SHOWN);
  return (
    <section class="stack announcements" data-gap="close" aria-label={words.label}>
      {announcements.slice(0, SHOWN).map((announcement) => (
        <AnnouncementNotice key={announcement.id} {...{ announcement, language }} />
      ))}
      {rest.length === 0 ? null : (
        <Details summary={words.more(rest.length)}>
          <div class="stack" data-gap="close">
            {rest.map((announcement) => (
              <AnnouncementNotice key={announcement.id} {...{ announcement, language }} />
            ))}
          </div>
        </Details>
      )}
    </section>
  );
}

/** One of them. */
export function AnnouncementNotice({
  announcement: { kind, title, text, until, timeZone },
  language,
}: {
  readonly announcement: Announcement;
  readonly language: Language;
}) {
  const words = announcementWords[language];
  return (
    <Notice tone={TONE[kind]} title={title}>
      <p>{text}</p>
      <p class="quiet">{words.until(formatInstant(until, language, timeZone))}</p>
    </Notice>
  );
}
