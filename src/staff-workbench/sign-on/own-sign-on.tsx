import type { AuthenticatorSetup } from "#contracts/accounts.ts";
import type { StaffSessions } from "#contracts/staff/account.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { OneTimeCodeField } from "#design/components/one-time-code-field.tsx";
import { Row } from "#design/components/stack.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { Kept } from "#pages/kept.tsx";
import { PasswordField, SHOW_PASSWORD } from "#pages/password-field.tsx";
import { RemoveButton } from "#pages/remove-button.tsx";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatInstant } from "#words/dates-and-money.ts";
import { securityPages as securityEn } from "#words/en/security-pages.ts";
import { staffSignOn as en } from "#words/en/staff-sign-on.ts";
import { securityPages as securityEs } from "#words/es/security-pages.ts";
import { staffSignOn as es } from "#words/es/staff-sign-on.ts";

const security = { en: securityEn, es: securityEs };

/** Where one is signed on at the workbench, each to be ended. */
export function OwnSessions({ page, sessions }: { readonly page: WorkbenchContext } & StaffSessions) {
  const { language } = page;
  const words = security[language];
  const when = (instant: string) => formatInstant(instant, language, signedOnStaff(page).timeZone);
  return (
    <LabelPaper title={words.sessionsTitle}>
      <ul class="kept" role="list">
        {sessions
          .toSorted((a, b) => Number(b.current) - Number(a.current))
          .map(({ id, device, createdAt, lastSeenAt, current }) => (
            <li key={id}>
              <Kept title={current ? `${words.thisDevice} (${device})` : device}>
                {words.since(when(createdAt))}
                {current ? null : (
                  <>
                    <br />
                    {words.lastSeen(when(lastSeenAt))}
                  </>
                )}
              </Kept>
              {current ? null : (
                <RemoveButton action="/staff/account/end-session" id={id} text={words.end} context={device} />
              )}
            </li>
          ))}
      </ul>
      {sessions.length > 1 ? null : <p>{words.onlyHere}</p>}
    </LabelPaper>
  );
}

type FormPageProps = { readonly page: WorkbenchContext; readonly faults?: Faults };

/** One's own password; the other sessions end. */
export function OwnPasswordPage({ page, faults }: FormPageProps) {
  const { language } = page;
  const words = security[language];
  return (
    <WorkbenchPage page={page} title={words.changePassword} width="text" islands={[SHOW_PASSWORD]}>
      <FaultSummary faults={faults} language={language} />
      <h1>{words.changePassword}</h1>
      <LabelPaper torn>
        <form method="post" action="/staff/account/password" novalidate>
          {/* Tells password managers whose password this is. */}
          <input type="hidden" name="username" value={signedOnStaff(page).email} autocomplete="username" />
          <PasswordField
            name="current"
            label={words.currentPassword}
            kind="current-password"
            language={language}
            faults={faults}
          />
          <PasswordField
            name="password"
            label={words.newPassword}
            hint={words.newPasswordHint}
            kind="new-password"
            language={language}
            faults={faults}
          />
          <p>{words.passwordSignsOut}</p>
          <Row>
            <Button>{words.savePassword}</Button>
            <LinkButton href="/staff/account" kind="quiet">
              {words.cancel}
            </LinkButton>
          </Row>
        </form>
      </LabelPaper>
    </WorkbenchPage>
  );
}

/** The first step to another authenticator: a code of the one in use. */
export function PresentCodePage({ page, faults }: FormPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  return (
    <WorkbenchPage page={page} title={words.newAuthenticator} width="text">
      <FaultSummary faults={faults} language={language} />
      <h1>{words.newAuthenticator}</h1>
      <LabelPaper torn>
        <p>{words.newAuthenticatorWhy}</p>
        <CodeForm page={page} action="/staff/account/authenticator" label={words.presentCode} faults={faults} />
      </LabelPaper>
    </WorkbenchPage>
  );
}

/** The second step: the new secret, shown once, and its first code. Without `setup` only the code is asked for again. */
export function NewAuthenticatorPage({ page, setup, faults }: FormPageProps & { readonly setup?: AuthenticatorSetup }) {
  const { language } = page;
  const words = { en, es }[language];
  const scan = security[language];
  return (
    <WorkbenchPage page={page} title={words.newAuthenticator} width="text">
      <FaultSummary faults={faults} language={language} />
      <h1>{words.newAuthenticator}</h1>
      {setup === undefined ? null : (
        <LabelPaper title={scan.scanTitle}>
          <img
            class="scan-code"
            src={`data:image/svg+xml,${encodeURIComponent(setup.qrSvg)}`}
            alt={scan.qr}
            width="240"
            height="240"
          />
          <p>{scan.byHand}:</p>
          <p class="mono">{(setup.secret.match(/.{1,4}/g) ?? []).join(" ")}</p>
        </LabelPaper>
      )}
      <LabelPaper title={setup === undefined ? scan.wrongCodeTitle : scan.confirmTitle} torn>
        <CodeForm page={page} action="/staff/account/authenticator/confirm" label={scan.code} faults={faults} />
        <p>{words.oldStops}</p>
      </LabelPaper>
    </WorkbenchPage>
  );
}

function CodeForm({
  page,
  action,
  label,
  faults,
}: {
  readonly page: WorkbenchContext;
  readonly action: string;
  readonly label: string;
  readonly faults: Faults | undefined;
}) {
  const { language } = page;
  const words = { en, es }[language];
  return (
    <form method="post" action={action} novalidate>
      <OneTimeCodeField name="code" label={label} hint={words.codeHint} {...faultOf(faults, "code", language)} />
      <Row>
        <Button>{words.goOn}</Button>
        <LinkButton href="/staff/account" kind="quiet">
          {security[language].cancel}
        </LinkButton>
      </Row>
    </form>
  );
}
