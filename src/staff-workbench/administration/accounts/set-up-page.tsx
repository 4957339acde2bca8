import type { StaffSetUp } from "#contracts/staff/accounts.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { OneTimeCodeField } from "#design/components/one-time-code-field.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { PasswordField, SHOW_PASSWORD } from "#pages/password-field.tsx";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { staffAccounts as en } from "#words/en/staff-accounts.ts";
import { staffLayout as layoutEn } from "#words/en/staff-layout.ts";
import { staffAccounts as es } from "#words/es/staff-accounts.ts";
import { staffLayout as layoutEs } from "#words/es/staff-layout.ts";

type SetUpPageProps = {
  readonly page: WorkbenchContext;
  readonly token: string;
  readonly setUp: StaffSetUp;
  readonly faults?: Faults;
};

/** Where a mailed link leads: the authenticator to scan, then password and first code. */
export function SetUpPage({ page, token, setUp, faults }: SetUpPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const isNew = setUp.link === "invitation";
  const title = isNew ? words.setUpTitle : words.newAuthenticatorTitle;
  return (
    <WorkbenchPage
      page={{ ...page, path: `/staff/set-up?token=${encodeURIComponent(token)}` }}
      title={title}
      width="text"
      islands={[SHOW_PASSWORD]}
    >
      <FaultSummary faults={faults} language={language} />
      <h1>{title}</h1>
      <p>{words.hello(setUp.name, setUp.email)}</p>
      <LabelPaper title={words.scanTitle}>
        <img
          class="scan-code"
          src={`data:image/svg+xml,${encodeURIComponent(setUp.qrSvg)}`}
          alt={words.qr}
          width="240"
          height="240"
        />
        <p>{words.byHand}:</p>
        <p class="mono">{(setUp.secret.match(/.{1,4}/g) ?? []).join(" ")}</p>
      </LabelPaper>
      <LabelPaper title={words.thenTitle} torn>
        <form method="post" action="/staff/set-up" novalidate>
          <input type="hidden" name="token" value={token} />
          {isNew ? (
            <PasswordField
              name="password"
              label={words.password}
              hint={words.passwordHint}
              kind="new-password"
              language={language}
              faults={faults}
            />
          ) : (
            <PasswordField
              name="password"
              label={words.currentPassword}
              kind="current-password"
              language={language}
              faults={faults}
            />
          )}
          <OneTimeCodeField
            name="code"
            label={words.code}
            hint={words.codeHint}
            {...faultOf(faults, "code", language)}
          />
          <Button>{words.setUp}</Button>
        </form>
      </LabelPaper>
    </WorkbenchPage>
  );
}

/** For a link that was used, replaced, or is too old. */
export function LinkExpiredPage({ page }: { readonly page: WorkbenchContext }) {
  const words = { en, es }[page.language];
  return (
    <WorkbenchPage page={{ ...page, path: "/staff/set-up" }} title={words.expiredTitle} width="text">
      <h1>{words.expiredTitle}</h1>
      <p>{words.expired}</p>
      <p>
        <LinkButton href="/staff/sign-in" kind="secondary">
          {{ en: layoutEn, es: layoutEs }[page.language].signIn}
        </LinkButton>
      </p>
    </WorkbenchPage>
  );
}
