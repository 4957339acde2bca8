import { Button, LinkButton } from "#design/components/button.tsx";
import { Details } from "#design/components/details.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { OneTimeCodeField } from "#design/components/one-time-code-field.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { PasswordField, SHOW_PASSWORD } from "#pages/password-field.tsx";
import { registerPages as en } from "#words/en/register-pages.ts";
import { registerPages as es } from "#words/es/register-pages.ts";

type ConfirmPageProps = {
  readonly page: PageContext;
  readonly registration: string;
  /** Where the code went, as the API says it. */
  readonly detail: string;
  readonly code?: string;
  readonly faults?: Faults;
};

export function ConfirmPage({ page, registration, detail, code, faults }: ConfirmPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  return (
    <MemberPage page={{ ...page, path: "/register" }} title={words.title} section="register" islands={[SHOW_PASSWORD]}>
      <FaultSummary faults={faults} language={language} />
      <h1>{words.title}</h1>
      <LabelPaper title={words.stepTwo} torn>
        <p>{detail}</p>
        <form method="post" action="/register/confirm" novalidate>
          <input type="hidden" name="registration" value={registration} />
          <input type="hidden" name="detail" value={detail} />
          <OneTimeCodeField
            name="code"
            label={words.code}
            hint={words.codeHint}
            value={code}
            {...faultOf(faults, "code", language)}
          />
          <PasswordField
            name="password"
            label={words.password}
            hint={words.passwordHint}
            kind="new-password"
            language={language}
            faults={faults}
          />
          <Button>{words.finish}</Button>
        </form>
        <Details summary={words.noCode}>
          <p>{words.noCodeWhat}</p>
          <LinkButton href="/register" kind="quiet">
            {words.again}
          </LinkButton>
        </Details>
      </LabelPaper>
    </MemberPage>
  );
}

export function CodeExpiredPage({ page }: { readonly page: PageContext }) {
  const words = { en, es }[page.language];
  return (
    <MemberPage page={{ ...page, path: "/register" }} title={words.expiredTitle} section="register">
      <h1>{words.expiredTitle}</h1>
      <p>{words.expired}</p>
      <LinkButton href="/register">{words.again}</LinkButton>
    </MemberPage>
  );
}
