import type { PhoneNumberStarted } from "#contracts/notices.ts";
import { Button } from "#design/components/button.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { OneTimeCodeField } from "#design/components/one-time-code-field.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { noticeWords } from "#words/notice-words.ts";
import { phoneWords } from "#words/phone-words.ts";

type PhoneCodePageProps = {
  readonly page: PageContext;
  readonly asked: PhoneNumberStarted;
  readonly faults?: Faults | undefined;
};

/** Asks for the code that was texted to a number, so that nobody signs up somebody else's. */
export function PhoneCodePage({ page, asked, faults }: PhoneCodePageProps) {
  const { page: words } = noticeWords(page.language);
  return (
    <MemberPage page={page} title={words.codeTitle} section="profile">
      <FaultSummary faults={faults} language={page.language} />
      <h1>{words.codeTitle}</h1>
      <p>{words.codeIntro(phoneWords(asked.phone))}</p>
      <LabelPaper torn>
        <form method="post" action="/profile/notices/code" novalidate>
          <input type="hidden" name="id" value={asked.id} />
          <input type="hidden" name="phone" value={asked.phone} />
          <OneTimeCodeField name="code" label={words.code} {...faultOf(faults, "code", page.language)} />
          <Button>{words.confirm}</Button>
        </form>
      </LabelPaper>
      {page.host.demo ? (
        <p>
          <a href="/demo/phone">{noticeWords(page.language).demo.link}</a>
        </p>
      ) : null}
      <p>
        <a href="/profile/notices">{words.otherNumber}</a>
      </p>
    </MemberPage>
  );
}
