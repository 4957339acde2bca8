import { Button, LinkButton } from "#design/components/button.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { type Faults, FaultSummary } from "#pages/form-faults.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { PasswordField, SHOW_PASSWORD } from "#pages/password-field.tsx";
import { signOnPages as en } from "#words/en/sign-on-pages.ts";
import { signOnPages as es } from "#words/es/sign-on-pages.ts";

type ResetPageProps = { readonly page: PageContext; readonly token: string; readonly faults?: Faults };

export function ResetPage({ page, token, faults }: ResetPageProps) {
  const words = { en, es }[page.language];
  return (
    <MemberPage
      page={{ ...page, path: `/reset-password?token=${encodeURIComponent(token)}` }}
      title={words.resetTitle}
      section="sign-in"
      islands={[SHOW_PASSWORD]}
    >
      <FaultSummary faults={faults} language={page.language} />
      <h1>{words.resetTitle}</h1>
      <LabelPaper torn>
        <form method="post" action="/reset-password" novalidate>
          <input type="hidden" name="token" value={token} />
          <PasswordField
            name="password"
            label={words.newPassword}
            hint={words.newPasswordHint}
            kind="new-password"
            language={page.language}
            faults={faults}
          />
          <p>{words.resetSignsOut}</p>
          <Button>{words.reset}</Button>
        </form>
      </LabelPaper>
    </MemberPage>
  );
}

export function ResetExpiredPage({ page }: { readonly page: PageContext }) {
  const words = { en, es }[page.language];
  return (
    <MemberPage page={{ ...page, path: "/reset-password" }} title={words.expiredTitle} section="sign-in">
      <h1>{words.expiredTitle}</h1>
      <p>{words.expired}</p>
      <LinkButton href="/forgot-password">{words.askAgain}</LinkButton>
    </MemberPage>
  );
}
