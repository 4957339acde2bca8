import { Button } from "#design/components/button.tsx";
import { DateFields } from "#design/components/date-fields.tsx";
import { Field } from "#design/components/field.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Notice } from "#design/components/notice.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import type { TypedDate } from "#pages/typed-date.ts";
import { forms as formsEn } from "#words/en/forms.ts";
import { registerPages as en } from "#words/en/register-pages.ts";
import { forms as formsEs } from "#words/es/forms.ts";
import { registerPages as es } from "#words/es/register-pages.ts";

/** What was typed so far. */
export type RegistrationDraft = {
  readonly mrn: string;
  readonly lastName: string;
  readonly email: string;
  readonly birthDate: TypedDate;
};

type RegisterPageProps = { readonly page: PageContext; readonly typed?: RegistrationDraft; readonly faults?: Faults };

export function RegisterPage({ page, typed, faults }: RegisterPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const parts = { en: formsEn, es: formsEs }[language];
  return (
    <MemberPage page={page} title={words.title} section="register">
      <FaultSummary
        faults={faults}
        language={language}
        labels={{ mrn: words.mrn, lastName: words.lastName, email: words.email }}
      />
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      <Notice tone="info" title={words.needTitle}>
        <p>{words.need}</p>
      </Notice>
      <LabelPaper title={words.stepOne} torn>
        <form method="post" action="/register" novalidate>
          <Field
            name="mrn"
            label={words.mrn}
            hint={words.mrnHint}
            value={typed?.mrn}
            inputmode="numeric"
            autocomplete="off"
            mono
            width="medium"
            {...faultOf(faults, "mrn", language)}
          />
          <Field
            name="lastName"
            label={words.lastName}
            hint={words.lastNameHint}
            value={typed?.lastName}
            autocomplete="family-name"
            spellcheck={false}
            {...faultOf(faults, "lastName", language)}
          />
          <DateFields
            name="birthDate"
            label={words.birthDate}
            hint={words.birthDateHint}
            value={typed?.birthDate}
            words={parts}
            birthday
            {...faultOf(faults, "birthDate", language)}
          />
          <Field
            type="email"
            name="email"
            label={words.email}
            hint={words.emailHint}
            value={typed?.email}
            autocomplete="email"
            spellcheck={false}
            {...faultOf(faults, "email", language)}
          />
          <Button>{words.next}</Button>
        </form>
      </LabelPaper>
      <p>
        {words.already} <a href="/sign-in">{words.signIn}</a>
      </p>
    </MemberPage>
  );
}
