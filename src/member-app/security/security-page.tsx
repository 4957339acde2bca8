import type { PasskeyList, SessionList } from "#contracts/accounts.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { DoneNotice } from "#pages/done-notice.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { signedOn } from "#member-app/signed-on.ts";
import { Kept } from "#pages/kept.tsx";
import { OwnPasskeys, PASSKEYS } from "#pages/own-passkeys.tsx";
import { RemoveButton } from "#pages/remove-button.tsx";
import { accessWords } from "#words/access-words.ts";
import { formatInstant } from "#words/dates-and-money.ts";
import { securityPages as en } from "#words/en/security-pages.ts";
import { securityPages as es } from "#words/es/security-pages.ts";

type SecurityPageProps = {
  readonly page: PageContext;
  readonly passkeys: PasskeyList["passkeys"];
  readonly sessions: SessionList["sessions"];
  readonly done: string | undefined;
};

export function SecurityPage({ page, passkeys, sessions, done }: SecurityPageProps) {
  const words = { en, es }[page.language];
  return (
    <MemberPage page={page} title={words.title} section="profile" islands={[PASSKEYS]}>
      <DoneNotice done={done} words={words.done} />
      <h1>{words.title}</h1>
      <LabelPaper title={words.passwordTitle}>
        <p>{words.password}</p>
        <LinkButton href="/profile/security/password" kind="secondary">
          {words.changePassword}
        </LinkButton>
      </LabelPaper>
      <OwnPasskeys
        language={page.language}
        timeZone={signedOn(page).timeZone}
        passkeys={passkeys}
        api="/api"
        path="/profile/security"
      />
      <Authenticator page={page} />
      <Sessions page={page} sessions={sessions} />
      <p>
        <a href="/profile">{words.back}</a>
      </p>
    </MemberPage>
  );
}

/** An instant on the member's own clocks. */
function onClocks(page: PageContext, instant: string): string {
  return formatInstant(instant, page.language, signedOn(page).timeZone);
}

function Authenticator({ page }: { readonly page: PageContext }) {
  const words = { en, es }[page.language];
  const on = signedOn(page).authenticator;
  return (
    <LabelPaper title={words.authenticatorTitle}>
      <p>{on ? words.authenticatorOn : words.authenticatorOff}</p>
      <form method="post" action={on ? "/profile/security/authenticator/off" : "/profile/security/authenticator"}>
        <Button kind="secondary">{on ? words.turnOff : words.setUp}</Button>
      </form>
    </LabelPaper>
  );
}

function Sessions({ page, sessions }: Pick<SecurityPageProps, "page" | "sessions">) {
  const words = { en, es }[page.language];
  return (
    <LabelPaper title={words.sessionsTitle}>
      <ul class="kept" role="list">
        {sessions
          .toSorted((a, b) => Number(b.current) - Number(a.current))
          .map(({ id, device, signedOnWith, createdAt, lastSeenAt, current }) => (
            <li key={id}>
              <Kept title={current ? `${words.thisDevice} (${device})` : device}>
                {words.signedOnWith(accessWords("signOnWays", signedOnWith, page.language))}
                <br />
                {words.since(onClocks(page, createdAt))}
                {current ? null : (
                  <>
                    <br />
                    {words.lastSeen(onClocks(page, lastSeenAt))}
                  </>
                )}
              </Kept>
              {current ? null : (
                <RemoveButton action="/profile/security/end-session" id={id} text={words.end} context={device} />
              )}
            </li>
          ))}
      </ul>
      {sessions.length > 1 ? (
        <form method="post" action="/profile/security/end-other-sessions">
          <Button kind="secondary">{words.endAll}</Button>
        </form>
      ) : (
        <p>{words.onlyHere}</p>
      )}
    </LabelPaper>
  );
}
