import { Button } from "#design/components/button.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { OneTimeCodeField } from "#design/components/one-time-code-field.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { PASSKEYS } from "#pages/own-passkeys.tsx";
import { PasskeySignIn } from "#pages/passkey-sign-in.tsx";
import { sameSitePath } from "#pages/same-site-path.ts";
import type { WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { staffSignOn as en } from "#words/en/staff-sign-on.ts";
import { staffSignOn as es } from "#words/es/staff-sign-on.ts";

type SecondFactorPageProps = {
  readonly page: WorkbenchContext;
  /** The page that asked for it, not yet trusted. */
  readonly then: string | undefined;
  readonly faults?: Faults;
};

/** Before an act that is signed for. A passkey serves as well: it signs on anew, with both factors. */
export function SecondFactorPage({ page, then, faults }: SecondFactorPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const target = sameSitePath(then, "/staff");
  return (
    <WorkbenchPage
      page={{ ...page, path: `/staff/second-factor?then=${encodeURIComponent(target)}` }}
      title={words.secondFactorTitle}
      width="text"
      islands={[PASSKEYS]}
    >
      <FaultSummary faults={faults} language={language} />
      <h1>{words.secondFactorTitle}</h1>
      <LabelPaper torn>
        <p>{words.secondFactorWhy}</p>
        <form method="post" action="/staff/second-factor" novalidate>
          <input type="hidden" name="then" value={target} />
          <OneTimeCodeField
            name="code"
            label={words.code}
            hint={words.codeHint}
            {...faultOf(faults, "code", language)}
          />
          <Button>{words.goOn}</Button>
        </form>
      </LabelPaper>
      <PasskeySignIn
        api="/api/staff"
        done={target}
        words={{ title: words.passkeyTitle, hint: words.passkeyHint, button: words.goOn, failed: words.passkeyFailed }}
      />
    </WorkbenchPage>
  );
}
