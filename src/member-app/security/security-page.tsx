import type { ComponentChildren } from "preact";
import type { PasskeyList, SessionList } from "#contracts/accounts.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Stack } from "#design/components/stack.tsx";
import { DoneNotice } from "#pages/done-notice.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { RemoveButton } from "#member-app/profile/remove-button.tsx";
import { signedOn } from "#member-app/signed-on.ts";
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
    <MemberPage page={page} title={words.title} section="profile" islands={["pages/passkeys"]}>
      <DoneNotice done={done} words={words.done} />
      <h1>{words.title}</h1>
      <LabelPaper title={words.passwordTitle}>
        <p>{words.password}</p>
        <LinkButton href="/profile/security/password" kind="secondary">
          {words.changePassword}
        </LinkButton>
      </LabelPaper>
      <Passkeys page={page} passkeys={passkeys} />
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

function Passkeys({ page, passkeys }: Pick<SecurityPageProps, "page" | "passkeys">) {
  const words = { en, es }[page.language];
  return (
    <LabelPaper title={words.passkeysTitle}>
      <p>{words.passkeys}</p>
      {passkeys.length === 0 ? (
        <p>{words.noPasskeys}</p>
      ) : (
        <ul class="kept" role="list">
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <li key={id}>
              <Kept title={words.passkeyNamed(name)}>
                {words.passkeyAdded(onClocks(page, createdAt))}, {lastUsedAt === null ? words.passkeyUnused : words.passkeyUsed(onClocks(page, lastUsedAt))}
              </Kept>
              <RemoveButton action="/profile/security/remove-passkey" id={id} text={words.remove} context={words.passkeyNamed(name)} />
            </li>
          ))}
        </ul>
      )}
      <p data-passkey-missing>{words.passkeyMissing}</p>
      <div hidden data-passkey="add" data-done="/profile/security?done=passkey-added" data-failed={words.passkeyFailed}>
        <Stack>
          <Field name="passkeyName" label={words.passkeyName} hint={words.passkeyNameHint} maxlength={60} width="medium" autocomplete="off" />
          <Button type="button" kind="secondary" icon="plus">
            {words.addPasskey}
          </Button>
          <p role="status" />
        </Stack>
      </div>
    </LabelPaper>
  );
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
        {sessions.toSorted((a, b) => Number(b.current) - Number(a.current)).map(({ id, device, signedOnWith, createdAt, lastSeenAt, current }) => (
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
            {current ? null : <RemoveButton action="/profile/security/end-session" id={id} text={words.end} context={device} />}
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

function Kept({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <p>
        <strong>
          <bdi>{title}</bdi>
        </strong>
      </p>
      <p>
        <small>{children}</small>
      </p>
    </div>
  );
}
