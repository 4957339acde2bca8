import type { NoticeSettings } from "#contracts/notices.ts";
import { Button } from "#design/components/button.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Stack } from "#design/components/stack.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { signedOn } from "#member-app/signed-on.ts";
import { Kept } from "#pages/kept.tsx";
import { RemoveButton } from "#pages/remove-button.tsx";
import { formatInstant } from "#words/dates-and-money.ts";
import { noticeWords } from "#words/notice-words.ts";

/** The script entry that subscribes this browser. */
export const PUSH_CHOICES = "member-app/notices/push-choices";
/** What runs in the browser when a message comes. */
const PUSH_WORKER = "member-app/notices/push-worker";

/** The devices that get push messages, and where scripts run a way to add this one. */
export function PushSection({ page, settings }: { readonly page: PageContext; readonly settings: NoticeSettings }) {
  const { page: words } = noticeWords(page.language);
  return (
    <LabelPaper title={words.pushTitle}>
      <p>{words.push}</p>
      {settings.devices.length === 0 ? null : (
        <ul class="kept" role="list">
          {settings.devices.map(({ id, device, createdAt }) => (
            <li key={id}>
              <Kept title={device}>
                {words.pushSince(formatInstant(createdAt, page.language, signedOn(page).timeZone))}
              </Kept>
              <RemoveButton action="/profile/notices/remove-device" id={id} text={words.remove} context={device} />
            </li>
          ))}
        </ul>
      )}
      <p data-push-missing>{words.pushNeedsScript}</p>
      <div
        hidden
        data-push={settings.pushKey}
        data-worker={page.host.assets.scripts[PUSH_WORKER]}
        data-done="/profile/notices?done=push"
        data-unsupported={words.pushUnsupported}
        data-blocked={words.pushBlocked}
        data-failed={words.pushFailed}
      >
        <Stack gap="close">
          <Button type="button" kind="secondary">
            {words.pushHere}
          </Button>
          <p role="status" />
        </Stack>
      </div>
    </LabelPaper>
  );
}
