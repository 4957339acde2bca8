import type { DemoTextList } from "#contracts/notices.ts";
import { Button } from "#design/components/button.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { Field } from "#design/components/field.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { formatInstant } from "#words/dates-and-money.ts";
import { noticeWords } from "#words/notice-words.ts";
import { phoneWords } from "#words/phone-words.ts";

type DemoText = DemoTextList["texts"][number];

/** The made-up phones of the demo: what came in on each, and a line to answer with. */
export function DemoPhonePage({ page, texts }: { readonly page: PageContext; readonly texts: readonly DemoText[] }) {
  const { demo: words } = noticeWords(page.language);
  const phones = Map.groupBy(texts, ({ number }) => number);
  return (
    <MemberPage page={page} title={words.title}>
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      {texts.length === 0 ? (
        <EmptyState icon="phone" title={words.none}>
          <p>{words.noneMore}</p>
        </EmptyState>
      ) : null}
      {[...phones].map(([number, ofPhone]) => (
        <Phone key={number} page={page} number={number} texts={ofPhone} />
      ))}
      <p>
        <a href="/demo">{words.back}</a>
      </p>
    </MemberPage>
  );
}

type PhoneProps = { readonly page: PageContext; readonly number: string; readonly texts: readonly DemoText[] };

function Phone({ page, number, texts }: PhoneProps) {
  const { demo: words } = noticeWords(page.language);
  const timeZone = page.me?.timeZone ?? "America/Los_Angeles";
  return (
    <LabelPaper title={phoneWords(number)} torn>
      <form method="post" action="/demo/phone" id={`phone-${number.slice(1)}`}>
        <input type="hidden" name="number" value={number} />
        <Field
          name="body"
          id={`body-${number.slice(1)}`}
          label={words.reply(phoneWords(number))}
          hint={words.hint}
          width="medium"
          autocomplete="off"
          maxlength={160}
        />
        <Button kind="secondary" context={phoneWords(number)}>
          {words.send}
        </Button>
      </form>
      <ul class="kept" role="list">
        {texts.map(({ id, at, direction, body, status }) => (
          <li key={id}>
            <div>
              <p>{body}</p>
              <p>
                <small>
                  {words.direction[direction]} · <time datetime={at}>{formatInstant(at, page.language, timeZone)}</time>{" "}
                  ·{" "}
                  {Object.hasOwn(words.statuses, status)
                    ? words.statuses[status as keyof typeof words.statuses]
                    : status}
                </small>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </LabelPaper>
  );
}
