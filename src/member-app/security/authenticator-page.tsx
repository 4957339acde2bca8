import type { AuthenticatorSetup } from "#contracts/accounts.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { OneTimeCodeField } from "#design/components/one-time-code-field.tsx";
import { Row } from "#design/components/stack.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { securityPages as en } from "#words/en/security-pages.ts";
import { securityPages as es } from "#words/es/security-pages.ts";

/** The secret as a picture to scan and as letters to type, then the first code. */
export function AuthenticatorPage({ page, setup }: { readonly page: PageContext; readonly setup: AuthenticatorSetup }) {
  const words = { en, es }[page.language];
  return (
    <MemberPage page={page} title={words.setUpTitle} section="profile">
      <h1>{words.setUpTitle}</h1>
      <p>{words.setUpIntro}</p>
      <LabelPaper title={words.scanTitle}>
        <img
          class="scan-code"
          src={`data:image/svg+xml,${encodeURIComponent(setup.qrSvg)}`}
          alt={words.qr}
          width="240"
          height="240"
        />
        <p>{words.byHand}:</p>
        <p class="mono">{(setup.secret.match(/.{1,4}/g) ?? []).join(" ")}</p>
      </LabelPaper>
      <CodeForm page={page} title={words.confirmTitle} />
    </MemberPage>
  );
}

/** The picture is not shown again: the app has the secret, or one starts again with a new one. */
export function WrongCodePage({ page, faults }: { readonly page: PageContext; readonly faults: Faults }) {
  const words = { en, es }[page.language];
  return (
    <MemberPage page={page} title={words.setUpTitle} section="profile">
      <FaultSummary faults={faults} language={page.language} />
      <h1>{words.setUpTitle}</h1>
      <CodeForm page={page} title={words.wrongCodeTitle} faults={faults} />
      <form method="post" action="/profile/security/authenticator">
        <Button kind="quiet">{words.startAgain}</Button>
      </form>
    </MemberPage>
  );
}

function CodeForm({
  page,
  title,
  faults,
}: {
  readonly page: PageContext;
  readonly title: string;
  readonly faults?: Faults;
}) {
  const words = { en, es }[page.language];
  return (
    <LabelPaper title={title} torn>
      <form method="post" action="/profile/security/authenticator/confirm" novalidate>
        <OneTimeCodeField
          name="code"
          label={words.code}
          hint={words.codeHint}
          {...faultOf(faults, "code", page.language)}
        />
        <Row>
          <Button>{words.confirm}</Button>
          <LinkButton href="/profile/security" kind="quiet">
            {words.cancel}
          </LinkButton>
        </Row>
      </form>
    </LabelPaper>
  );
}
