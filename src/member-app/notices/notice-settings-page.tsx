import type { NoticeSettings } from "#contracts/notices.ts";
import { Button } from "#design/components/button.tsx";
import { Checkbox } from "#design/components/checkbox.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { CHANNELS, isAlwaysOn, TOPICS } from "#domain/notice/notice-kinds.ts";
import { MemberPage } from "#member-app/member-page.tsx";
import { PushSection, PUSH_CHOICES } from "#member-app/notices/push-section.tsx";
import { TextSection } from "#member-app/notices/text-section.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { noticeWords } from "#words/notice-words.ts";

export type NoticeSettingsPageProps = {
  readonly page: PageContext;
  readonly settings: NoticeSettings;
  readonly done?: string | undefined;
  /** What was typed as the number for texts. */
  readonly typedPhone?: string | undefined;
  readonly faults?: Faults | undefined;
};

/** What the member hears about, by which ways; the number for texts; the devices for push messages. */
export function NoticeSettingsPage({ page, settings, done, typedPhone, faults }: NoticeSettingsPageProps) {
  const words = noticeWords(page.language);
  return (
    <MemberPage page={page} title={words.page.title} section="profile" islands={[PUSH_CHOICES]}>
      <DoneNotice done={done} words={words.page.done} />
      <FaultSummary faults={faults} language={page.language} />
      <h1>{words.page.title}</h1>
      <p>{words.page.intro}</p>
      <p>
        <a href="/profile/notices/log">{words.page.logLink}</a>
      </p>
      {settings.canText ? <TextSection page={page} settings={settings} typed={typedPhone} faults={faults} /> : null}
      <PushSection page={page} settings={settings} />
      <LabelPaper title={words.page.choicesTitle} torn>
        <form method="post" action="/profile/notices">
          {TOPICS.map((topic) => (
            <fieldset key={topic} class="told-by">
              <legend class="field-label">{words.topics[topic]}</legend>
              {CHANNELS.filter((channel) => !isAlwaysOn(topic, channel)).map((channel) => (
                <Checkbox
                  key={channel}
                  name={`${topic}.${channel}`}
                  label={words.ways[channel]}
                  checked={settings.preferences[topic][channel]}
                />
              ))}
            </fieldset>
          ))}
          <div>
            <p>{words.page.always}</p>
            <p>{words.page.reminderRule}</p>
            <p>{words.page.nightRule}</p>
          </div>
          <Button>{words.page.save}</Button>
        </form>
      </LabelPaper>
      <p>
        <a href="/profile">{words.page.back}</a>
      </p>
    </MemberPage>
  );
}
