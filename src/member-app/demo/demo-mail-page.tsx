import { EmptyState } from "#design/components/empty-state.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { formatInstant } from "#words/dates-and-money.ts";
import { demoPages as en } from "#words/en/demo-pages.ts";
import { demoPages as es } from "#words/es/demo-pages.ts";

export type DemoMail = {
  readonly id: string;
  readonly sentAt: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
};

/** The letter box of a plan whose people have none, newest first. */
export function DemoMailPage({ page, mails }: { readonly page: PageContext; readonly mails: readonly DemoMail[] }) {
  const words = { en, es }[page.language];
  return (
    <MemberPage page={page} title={words.mailTitle}>
      <h1>{words.mailTitle}</h1>
      <p>{words.mail}</p>
      {mails.length === 0 ? (
        <EmptyState icon="pen" title={words.noMail} />
      ) : (
        mails.map((mail) => (
          <LabelPaper key={mail.id} title={mail.subject} torn>
            <p>
              <small>
                {words.to(mail.recipient)} ·{" "}
                <time datetime={mail.sentAt}>
                  {formatInstant(mail.sentAt, page.language, page.me?.timeZone ?? "America/Los_Angeles")}
                </time>
              </small>
            </p>
            <MailBody body={mail.body} />
          </LabelPaper>
        ))
      )}
      <p>
        <a href="/demo">{words.back}</a>
      </p>
    </MemberPage>
  );
}

/** The letter's paragraphs; an address that stands alone becomes a link. */
function MailBody({ body }: { readonly body: string }) {
  return (
    <>
      {body
        .trim()
        .split(/\n{2,}/)
        .map((paragraph) => (
          <p key={paragraph}>{/^https?:\/\/\S+$/.test(paragraph) ? <a href={paragraph}>{paragraph}</a> : paragraph}</p>
        ))}
    </>
  );
}
