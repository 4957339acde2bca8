import { BottleLabel } from "#design/components/bottle-label.tsx";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Details } from "#design/components/details.tsx";
import { Field } from "#design/components/field.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Notice } from "#design/components/notice.tsx";
import { RadioCards } from "#design/components/radio-cards.tsx";
import { Row, Stack } from "#design/components/stack.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { distanceWords } from "#member-app/pharmacies/pharmacy-words.ts";
import { type Choices, type QuickRefillForm, rxId } from "#member-app/quick-refill/quick-refill-form.ts";
import { helpPages as helpEn } from "#words/en/help-pages.ts";
import { quickRefillPages as en } from "#words/en/quick-refill-pages.ts";
import { helpPages as helpEs } from "#words/es/help-pages.ts";
import { quickRefillPages as es } from "#words/es/quick-refill-pages.ts";

type QuickRefillPageProps = {
  readonly page: PageContext;
  readonly form: QuickRefillForm;
  /** Pharmacies near the ZIP code typed. */
  readonly choices: Choices;
  readonly faults?: Faults | undefined;
  /** Pharmacies were asked for: says so where there are none. */
  readonly asked?: boolean;
  /** The order was refused: shows what else can be done. */
  readonly refused?: boolean;
};

export function QuickRefillPage({ page, form, choices, faults, asked = false, refused = false }: QuickRefillPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const label = { en: helpEn, es: helpEs }[language].label;
  const count = form.rxNumbers.length;
  return (
    <MemberPage page={page} title={words.title} section="quick-refill">
      <FaultSummary faults={faults} language={language} />
      <h1>{words.title}</h1>
      {refused ? <OtherWays page={page} /> : <p>{words.intro}</p>}
      <LabelPaper torn>
        <form method="post" action="/quick-refill" novalidate autocomplete="off">
          <div>
            {/* The form's first button is what the Enter key presses: it orders, as one expects. */}
            <button type="submit" name="act" value="order" class="visually-hidden" tabindex={-1} aria-hidden="true" />
            <input type="hidden" name="key" value={form.key} />
            <Field
              name="mrn"
              label={words.mrn}
              hint={words.mrnHint}
              value={form.mrn}
              inputmode="numeric"
              mono
              width="medium"
              {...faultOf(faults, "mrn", language)}
            />
          </div>
          {form.rxNumbers.map((number, index) => (
            <Field
              key={index}
              name="rxNumber"
              id={rxId(index)}
              label={words.rx(index + 1, count)}
              hint={index === 0 ? words.rxHint : undefined}
              value={number}
              inputmode="numeric"
              mono
              width="medium"
              {...faultOf(faults, rxId(index), language)}
            />
          ))}
          <Stack gap="close">
            <Row>
              <Button kind="quiet" icon="plus" name="act" value="add">
                {words.addLine}
              </Button>
            </Row>
            <Details summary={words.where}>
              <BottleLabel {...label} />
            </Details>
          </Stack>
          <RadioCards
            name="where"
            label={words.pharmacy}
            value={form.where}
            options={[
              { value: "label", title: words.atLabel },
              { value: "other", title: words.atOther, detail: words.atOtherHint },
            ]}
          />
          <div class="only-other stack">
            <Field
              name="zip"
              label={words.zip}
              value={form.zip}
              inputmode="numeric"
              maxlength={5}
              width="short"
              {...faultOf(faults, "zip", language)}
            />
            <Button kind="secondary" icon="search" name="act" value="find">
              {words.find}
            </Button>
            {choices.length > 0 ? (
              <RadioCards
                name="pharmacyId"
                label={words.choose}
                value={form.pharmacyId}
                options={choices.map(({ id, name, line1, city, miles }) => ({
                  value: id,
                  title: name,
                  detail: `${miles === null ? "" : `${distanceWords(miles, language)} · `}${line1}, ${city}`,
                }))}
                {...faultOf(faults, "pharmacyId", language)}
              />
            ) : null}
            {asked && choices.length === 0 && faults === undefined ? (
              <Notice tone="wait" title={words.noneNear} />
            ) : null}
          </div>
          <Button name="act" value="order" wide>
            {words.order(count)}
          </Button>
          <p>{words.privacy}</p>
        </form>
      </LabelPaper>
    </MemberPage>
  );
}

function OtherWays({ page }: { readonly page: PageContext }) {
  const words = { en, es }[page.language];
  return (
    <Notice
      tone="info"
      title={words.otherWays}
      action={
        <>
          <LinkButton href="/sign-in" kind="secondary">
            {words.signIn}
          </LinkButton>
          <LinkButton href="/pharmacies" kind="secondary" icon="phone">
            {words.pharmacies}
          </LinkButton>
        </>
      }
    />
  );
}
