import { Button, LinkButton } from "#design/components/button.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Row } from "#design/components/stack.tsx";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { PasswordField, SHOW_PASSWORD } from "#pages/password-field.tsx";
import { signedOn } from "#member-app/signed-on.ts";
import { securityPages as en } from "#words/en/security-pages.ts";
import { securityPages as es } from "#words/es/security-pages.ts";

export function PasswordPage({ page, faults }: { readonly page: PageContext; readonly faults?: Faults }) {
  const { language } = page;
  const words = { en, es }[language];
  return (
    <MemberPage page={page} title={words.changePassword} section="profile" islands={[SHOW_PASSWORD]}>
      <FaultSummary faults={faults} language={language} />
      <h1>{words.changePassword}</h1>
      <LabelPaper torn>
        <form method="post" action="/profile/security/password" novalidate>
          {/* Tells password managers whose password this is. */}
          <input type="hidden" name="username" value={signedOn(page).email} autocomplete="username" />
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
            <LinkButton href="/profile/security" kind="quiet">
              {words.cancel}
            </LinkButton>
          </Row>
        </form>
      </LabelPaper>
    </MemberPage>
  );
}
