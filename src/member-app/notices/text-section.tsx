import type { NoticeSettings } from "#contracts/notices.ts";
import { Button } from "#design/components/button.tsx";
import { Checkbox } from "#design/components/checkbox.tsx";
import { Details } from "#design/components/details.tsx";
import { Field } from "#design/components/field.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { type Faults, faultOf } from "#pages/form-faults.tsx";
import { noticeWords } from "#words/notice-words.ts";
import { phoneWords } from "#words/phone-words.ts";

type TextSectionProps = {
  readonly page: PageContext;
  readonly settings: NoticeSettings;
  readonly typed: string | undefined;
  readonly faults: Faults | undefined;
};

/** The number that gets texts: none yet, one, or one that said no. */
export function TextSection({ page, settings, typed, faults }: TextSectionProps) {
  const { page: words } = noticeWords(page.language);
  const { phone } = settings;
  if (phone === null) {
    return (
      <LabelPaper title={words.phoneTitle}>
        <p>{words.noPhone}</p>
        <PhoneForm page={page} typed={typed} faults={faults} />
      </LabelPaper>
    );
  }
  const number = phoneWords(phone.number);
  return (
    <LabelPaper title={words.phoneTitle}>
      <p>{phone.stopped ? words.phoneStopped(number) : words.phoneNow(number)}</p>
      <form method="post" action="/profile/notices/remove-phone">
        <Button kind="secondary">{words.removePhone}</Button>
      </form>
      <Details summary={words.changePhone} open={faults !== undefined}>
        <PhoneForm page={page} typed={typed} faults={faults} />
      </Details>
    </LabelPaper>
  );
}

function PhoneForm({ page, typed, faults }: Omit<TextSectionProps, "settings">) {
  const words = noticeWords(page.language);
  return (
    <form method="post" action="/profile/notices/phone" novalidate>
      <Field
        type="tel"
        name="phone"
        label={words.page.phone}
        hint={words.page.phoneHint}
        value={typed ?? (page.me?.phone == null ? undefined : phoneWords(page.me.phone))}
        autocomplete="tel-national"
        width="medium"
        {...faultOf(faults, "phone", page.language)}
      />
      <Checkbox
        name="consent"
        label={words.page.consent}
        hint={words.consent(page.host.planName)}
        {...faultOf(faults, "consent", page.language)}
      />
      <Button kind="secondary">{words.page.sendCode}</Button>
    </form>
  );
}
