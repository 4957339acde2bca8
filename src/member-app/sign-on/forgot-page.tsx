import { Button, LinkButton } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Row } from "#design/components/stack.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { signOnPages as en } from "#words/en/sign-on-pages.ts";
import { signOnPages as es } from "#words/es/sign-on-pages.ts";

type ForgotPageProps = { readonly page: PageContext; readonly email?: string; readonly faults?: Faults };

export function ForgotPage({ page, email, faults }: ForgotPageProps) {
  const words = { en, es }[page.language];
  return (
    <MemberPage page={page} title={words.forgotTitle} section="sign-in">
      <FaultSummary faults={faults} language={page.language} />
      <h1>{words.forgotTitle}</h1>
      <LabelPaper torn>
        <p>{words.forgotWhat}</p>
        <form method="post" action="/forgot-password" novalidate>
          <Field
            type="email"
            name="email"
            label={words.email}
            value={email}
            autocomplete="username"
            spellcheck={false}
            {...faultOf(faults, "email", page.language)}
          />
          <Button>{words.send}</Button>
        </form>
      </LabelPaper>
      <p>
        <a href="/sign-in">{words.back}</a>
      </p>
    </MemberPage>
  );
}

/** The same words whether the e-mail is known or not: the page tells nobody who is registered. */
export function ForgotSentPage({ page, email }: { readonly page: PageContext; readonly email: string }) {
  const words = { en, es }[page.language];
  return (
    <MemberPage page={page} title={words.sentTitle} section="sign-in">
      <h1>{words.sentTitle}</h1>
      <LabelPaper torn>
        <p>{words.sent(email)}</p>
        <Row>
          <LinkButton href="/sign-in">{words.back}</LinkButton>
          <LinkButton href="/forgot-password" kind="quiet">
            {words.sentAgain}
          </LinkButton>
        </Row>
      </LabelPaper>
    </MemberPage>
  );
}
