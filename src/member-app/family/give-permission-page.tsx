import { Button, LinkButton } from "#design/components/button.tsx";
import { DateFields } from "#design/components/date-fields.tsx";
import { Field } from "#design/components/field.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { RadioCards } from "#design/components/radio-cards.tsx";
import { Row } from "#design/components/stack.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import type { TypedDate } from "#pages/typed-date.ts";
import { familyPages as en } from "#words/en/family-pages.ts";
import { forms as formsEn } from "#words/en/forms.ts";
import { familyPages as es } from "#words/es/family-pages.ts";
import { forms as formsEs } from "#words/es/forms.ts";

type TypedPermission = {
  readonly mrn: string;
  readonly lastName: string;
  readonly scope: string;
  readonly until: TypedDate;
};
type GivePermissionPageProps = {
  readonly page: PageContext;
  readonly typed?: TypedPermission;
  readonly faults?: Faults;
};

/** A member lets another one act: by that one's numbers, so that nobody can look up who is a member. */
export function GivePermissionPage({ page, typed, faults }: GivePermissionPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const parts = { en: formsEn, es: formsEs }[language];
  return (
    <MemberPage page={page} title={words.addTitle} section="family">
      <FaultSummary faults={faults} language={language} labels={{ mrn: words.mrn, lastName: words.lastName }} />
      <h1>{words.addTitle}</h1>
      <p>{words.addIntro}</p>
      <LabelPaper torn>
        <form method="post" action="/family/add" novalidate>
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
            value={typed?.lastName}
            autocomplete="off"
            spellcheck={false}
            {...faultOf(faults, "lastName", language)}
          />
          <RadioCards
            name="scope"
            label={words.scope}
            value={typed?.scope}
            options={[
              { value: "full", title: words.full, detail: words.fullWhat },
              { value: "by-number", title: words.byNumberTitle, detail: words.byNumberWhat },
            ]}
            {...faultOf(faults, "scope", language)}
          />
          <DateFields
            name="until"
            label={words.until}
            hint={words.untilHint}
            value={typed?.until}
            words={parts}
            {...faultOf(faults, "until", language)}
          />
          <Row>
            <Button>{words.give}</Button>
            <LinkButton href="/family" kind="quiet">
              {words.cancel}
            </LinkButton>
          </Row>
        </form>
      </LabelPaper>
    </MemberPage>
  );
}
