import { Button, LinkButton } from "#design/components/button.tsx";
import { DateFields } from "#design/components/date-fields.tsx";
import { Details } from "#design/components/details.tsx";
import { Field } from "#design/components/field.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Row } from "#design/components/stack.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { dayOfTyped, type TypedDate } from "#pages/typed-date.ts";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { forms as formsEn } from "#words/en/forms.ts";
import { forms as formsEs } from "#words/es/forms.ts";
import { profilePages as en } from "#words/en/profile-pages.ts";
import { profilePages as es } from "#words/es/profile-pages.ts";

type TypedAddress = {
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly from: TypedDate;
  readonly until: TypedDate;
};
type AddressPageProps = { readonly page: PageContext; readonly typed?: TypedAddress; readonly faults?: Faults };

export function AddressPage({ page, typed, faults }: AddressPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const parts = { en: formsEn, es: formsEs }[language];
  const isTemporary = typed !== undefined && dayOfTyped(typed.from) + dayOfTyped(typed.until) !== "";
  return (
    <MemberPage page={page} title={words.addressTitle} section="profile">
      <FaultSummary
        faults={faults}
        language={language}
        labels={{
          line1: words.line1,
          line2: words.line2,
          city: words.city,
          state: words.state,
          zip: words.zip,
          untilOn: words.untilOn,
        }}
      />
      <h1>{words.addressTitle}</h1>
      <p>{words.addressIntro}</p>
      <LabelPaper torn>
        <form method="post" action="/profile/address" novalidate>
          <Field
            name="line1"
            label={words.line1}
            value={typed?.line1}
            autocomplete="address-line1"
            {...faultOf(faults, "line1", language)}
          />
          <Field
            name="line2"
            label={words.line2}
            value={typed?.line2}
            autocomplete="address-line2"
            {...faultOf(faults, "line2", language)}
          />
          <Field
            name="city"
            label={words.city}
            value={typed?.city}
            autocomplete="address-level2"
            {...faultOf(faults, "city", language)}
          />
          <Field
            name="state"
            label={words.state}
            hint={words.stateHint}
            value={typed?.state}
            autocomplete="address-level1"
            maxlength={2}
            width="short"
            {...faultOf(faults, "state", language)}
          />
          <Field
            name="zip"
            label={words.zip}
            value={typed?.zip}
            autocomplete="postal-code"
            inputmode="numeric"
            maxlength={5}
            width="short"
            {...faultOf(faults, "zip", language)}
          />
          <Details summary={words.forAWhile} open={isTemporary}>
            <div class="stack">
              <p>{words.forAWhileHint}</p>
              <DateFields name="from" label={words.fromOn} hint={words.dateHint} value={typed?.from} words={parts} />
              <DateFields
                name="until"
                id="untilOn"
                label={words.untilOn}
                value={typed?.until}
                words={parts}
                {...faultOf(faults, "untilOn", language)}
              />
            </div>
          </Details>
          <Row>
            <Button>{words.saveAddress}</Button>
            <LinkButton href="/profile" kind="quiet">
              {words.cancel}
            </LinkButton>
          </Row>
        </form>
      </LabelPaper>
    </MemberPage>
  );
}
