import { Button } from "#design/components/button.tsx";
import { Details } from "#design/components/details.tsx";
import { Field } from "#design/components/field.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Notice } from "#design/components/notice.tsx";
import { OneTimeCodeField } from "#design/components/one-time-code-field.tsx";
import { Stack } from "#design/components/stack.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { PASSKEYS } from "#pages/own-passkeys.tsx";
import { PasskeySignIn } from "#pages/passkey-sign-in.tsx";
import { PasswordField, SHOW_PASSWORD } from "#pages/password-field.tsx";
import { sameSitePath } from "#pages/same-site-path.ts";
import { signOnPages as en } from "#words/en/sign-on-pages.ts";
import { signOnPages as es } from "#words/es/sign-on-pages.ts";

type SignInPageProps = {
  readonly page: PageContext;
  /** The page asked for before signing on, not yet trusted. */
  readonly then: string | undefined;
  readonly news?: "signed-out" | "password-set" | undefined;
  readonly email?: string;
  /** The password was right, and a code is still wanted. */
  readonly codeNeeded?: boolean;
  /** This account has an authenticator: the code's field stands open. */
  readonly asksCode?: boolean;
  readonly faults?: Faults | undefined;
};

export function SignInPage({
  page,
  then,
  news,
  email = "",
  codeNeeded = false,
  asksCode = false,
  faults,
}: SignInPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const target = sameSitePath(then);
  const code = (
    <OneTimeCodeField name="code" label={words.code} hint={words.codeHint} {...faultOf(faults, "code", language)} />
  );
  return (
    <MemberPage
      page={{ ...page, path: target === "/home" ? "/sign-in" : `/sign-in?then=${encodeURIComponent(target)}` }}
      title={words.title}
      section="sign-in"
      islands={[PASSKEYS, SHOW_PASSWORD]}
    >
      <FaultSummary faults={faults} language={language} />
      <h1>{words.title}</h1>
      {news === "signed-out" ? (
        <Notice tone="well" title={words.signedOut}>
          <p>{words.signedOutWhy}</p>
        </Notice>
      ) : null}
      {news === "password-set" ? (
        <Notice tone="well" title={words.passwordSet}>
          <p>{words.passwordSetWhy}</p>
        </Notice>
      ) : null}
      {codeNeeded ? (
        <Notice tone="info" title={words.codeNeeded}>
          <p>{words.codeNeededWhy}</p>
        </Notice>
      ) : null}
      {target !== "/home" && email === "" && faults === undefined ? (
        <Notice tone="info" title={words.signInFirst}>
          <p>{words.signInFirstWhy}</p>
        </Notice>
      ) : null}
      <LabelPaper torn>
        <form method="post" action="/sign-in" novalidate>
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
          {asksCode || faults?.fields["code"] !== undefined ? (
            code
          ) : (
            <Details summary={words.codeSummary}>{code}</Details>
          )}
          <Button wide>{words.signIn}</Button>
          <a href="/forgot-password">{words.forgot}</a>
        </form>
      </LabelPaper>
      <PasskeySignIn
        api="/api"
        done={target}
        words={{
          title: words.passkeyTitle,
          hint: words.passkeyHint,
          button: words.passkey,
          failed: words.passkeyFailed,
        }}
      />
      <Stack gap="close">
        <p>
          {words.newHere} <a href="/register">{words.register}</a>
        </p>
        <p>
          {words.quick} <a href="/quick-refill">{words.quickLink}</a>
        </p>
      </Stack>
    </MemberPage>
  );
}
