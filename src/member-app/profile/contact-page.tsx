import { Button, LinkButton } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Row } from "#design/components/stack.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { PasswordField, SHOW_PASSWORD } from "#pages/password-field.tsx";
import { profilePages as en } from "#words/en/profile-pages.ts";
import { profilePages as es } from "#words/es/profile-pages.ts";

type ContactPageProps = {
  readonly page: PageContext;
  readonly email: string;
  readonly phone: string;
  readonly faults?: Faults;
};

export function ContactPage({ page, email, phone, faults }: ContactPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  return (
    <MemberPage page={page} title={words.contactTitle} section="profile" islands={[SHOW_PASSWORD]}>
      <FaultSummary faults={faults} language={language} />
      <h1>{words.contactTitle}</h1>
      <p>{words.contactIntro}</p>
      <LabelPaper torn>
        <form method="post" action="/profile/contact" novalidate>
          <Field
            type="tel"
            name="phone"
            label={words.phone}
            hint={words.phoneHint}
            value={phone}
            autocomplete="tel-national"
            width="medium"
            {...faultOf(faults, "phone", language)}
          />
          <Field
            type="email"
            name="email"
            label={words.email}
            hint={words.emailHint}
            value={email}
            autocomplete="email"
            spellcheck={false}
            {...faultOf(faults, "email", language)}
          />
          <PasswordField
            name="password"
            label={words.password}
            hint={words.passwordHint}
            kind="current-password"
            language={language}
            faults={faults}
          />
          <Row>
            <Button>{words.save}</Button>
            <LinkButton href="/profile" kind="quiet">
              {words.cancel}
            </LinkButton>
          </Row>
        </form>
      </LabelPaper>
    </MemberPage>
  );
}
