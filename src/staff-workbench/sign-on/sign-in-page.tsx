import { Button, LinkButton } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Notice } from "#design/components/notice.tsx";
import { OneTimeCodeField } from "#design/components/one-time-code-field.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { PASSKEYS } from "#pages/own-passkeys.tsx";
import { PasskeySignIn } from "#pages/passkey-sign-in.tsx";
import { PasswordField, SHOW_PASSWORD } from "#pages/password-field.tsx";
import { sameSitePath } from "#pages/same-site-path.ts";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { staffSignOn as en } from "#words/en/staff-sign-on.ts";
import { staffSignOn as es } from "#words/es/staff-sign-on.ts";

export type SignInNews = "set-up" | "signed-out" | "session-ended" | "single-sign-on-failed" | "single-sign-on-down";

type SignInPageProps = {
  readonly page: WorkbenchContext;
  /** The page asked for before signing on, not yet trusted. */
  readonly then: string | undefined;
  /** Whether the plan has a sign-on of its own. */
  readonly singleSignOn: boolean;
  readonly news?: SignInNews | undefined;
  readonly email?: string;
  readonly faults?: Faults;
};

export function SignInPage({ page, then, singleSignOn, news, email, faults }: SignInPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const target = sameSitePath(then, "/staff");
  const wanted = target !== "/staff" && faults === undefined && news === undefined;
  return (
    <WorkbenchPage
      page={{
        ...page,
        path: target === "/staff" ? "/staff/sign-in" : `/staff/sign-in?then=${encodeURIComponent(target)}`,
      }}
      title={words.title}
      width="text"
      islands={[PASSKEYS, SHOW_PASSWORD]}
    >
      <FaultSummary faults={faults} language={language} />
      <h1>{words.title}</h1>
      {news === "set-up" ? (
        <Notice tone="well" title={words.setUp}>
          <p>{words.setUpWhy}</p>
        </Notice>
      ) : null}
      {news === "signed-out" ? (
        <Notice tone="well" title={words.signedOut}>
          <p>{words.signedOutWhy}</p>
        </Notice>
      ) : null}
      {news === "session-ended" ? (
        <Notice tone="info" title={words.sessionEnded}>
          <p>{words.sessionEndedWhy}</p>
        </Notice>
      ) : null}
      {news === "single-sign-on-failed" ? (
        <Notice tone="stop" title={words.singleSignOnFailed}>
          <p>{words.singleSignOnFailedWhy}</p>
        </Notice>
      ) : null}
      {news === "single-sign-on-down" ? (
        <Notice tone="wait" title={words.singleSignOnDown}>
          <p>{words.singleSignOnDownWhy}</p>
        </Notice>
      ) : null}
      {wanted ? (
        <Notice tone="info" title={words.signInFirst}>
          <p>{words.signInFirstWhy}</p>
        </Notice>
      ) : null}
      {singleSignOn ? (
        <LinkButton href={`/api/staff/sign-in/single-sign-on?then=${encodeURIComponent(target)}`} icon="house" wide>
          {words.singleSignOn}
        </LinkButton>
      ) : null}
      <LabelPaper torn>
        <form method="post" action="/staff/sign-in" novalidate>
          <input type="hidden" name="then" value={target} />
          <Field
            type="email"
            name="email"
            label={words.email}
            value={email}
            autocomplete="username"
            spellcheck={false}
            {...faultOf(faults, "email", language)}
          />
          <PasswordField
            name="password"
            label={words.password}
            kind="current-password"
            language={language}
            faults={faults}
          />
          <OneTimeCodeField
            name="code"
            label={words.code}
            hint={words.codeHint}
            {...faultOf(faults, "code", language)}
          />
          <Button wide kind={singleSignOn ? "secondary" : "primary"}>
            {words.signIn}
          </Button>
        </form>
      </LabelPaper>
      <PasskeySignIn
        api="/api/staff"
        done={target}
        words={{
          title: words.passkeyTitle,
          hint: words.passkeyHint,
          button: words.passkey,
          failed: words.passkeyFailed,
        }}
      />
      <p>
        {words.who} <a href="/sign-in">{words.members}</a>.
      </p>
    </WorkbenchPage>
  );
}
