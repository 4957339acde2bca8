import type { PharmacyList } from "#contracts/places.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Notice } from "#design/components/notice.tsx";
import { Select } from "#design/components/select.tsx";
import { Row } from "#design/components/stack.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { signedOn } from "#member-app/signed-on.ts";
import { transferWords } from "#member-app/transfers/transfer-words.ts";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";

/** What is asked first, because all else follows from it. */
export function WhereNowPage({ page }: { readonly page: PageContext }) {
  const words = transferWords[page.language];
  const { area } = signedOn(page);
  return (
    <MemberPage page={page} title={words.newTitle} section="home">
      <h1>{words.newTitle}</h1>
      <h2>{words.whereNow}</h2>
      {area.features.includes("transfer-online") ? null : (
        <Notice tone="wait" title={words.notInArea(area.name)}>
          {words.notInAreaMore}
        </Notice>
      )}
      <p>{words.bottleHint}</p>
      <LabelPaper title={words.atPlan} headingLevel={3}>
        <p>{words.atPlanWhat}</p>
        <LinkButton href="/transfers/new/inside" iconAfter="arrow">
          {words.insideTitle}
        </LinkButton>
      </LabelPaper>
      <LabelPaper title={words.atOutside} headingLevel={3}>
        <p>{words.atOutsideWhat}</p>
        <LinkButton href="/transfers/new/outside" iconAfter="arrow">
          {words.outsideTitle}
        </LinkButton>
      </LabelPaper>
      <p>
        <LinkButton kind="quiet" href="/transfers">
          {words.back}
        </LinkButton>
      </p>
    </MemberPage>
  );
}

type FormProps = {
  readonly page: PageContext;
  /** Where a prescription can go, nearest first. */
  readonly pharmacies: PharmacyList["pharmacies"];
  readonly faults?: Faults | undefined;
};

export type TypedInside = { readonly rxNumber: string; readonly toPharmacyId: string };

/** From one pharmacy of the plan to another. */
export function InsidePage({
  page,
  pharmacies,
  faults,
  typed,
  medicine,
}: FormProps & {
  readonly typed: TypedInside;
  /** What the number belongs to, where the member came from that medicine. */
  readonly medicine?: string | undefined;
}) {
  const { language } = page;
  const words = transferWords[language];
  return (
    <MemberPage page={page} title={words.insideTitle} section="home">
      <FaultSummary faults={faults} language={language} />
      <h1>{words.insideTitle}</h1>
      <p>{medicine === undefined ? words.insideLead : `${words.moving(medicine)} ${words.insideLead}`}</p>
      {pharmacies.length === 0 ? (
        <Notice tone="wait" title={words.nowhere} />
      ) : (
        <LabelPaper torn>
          <form method="post" action="/transfers/new/inside" novalidate>
            <Field
              name="rxNumber"
              label={words.rxNumber}
              hint={words.rxNumberHint}
              value={typed.rxNumber}
              inputmode="numeric"
              autocomplete="off"
              width="medium"
              mono
              maxlength={15}
              {...faultOf(faults, "rxNumber", language)}
            />
            <ToPharmacy {...{ page, pharmacies, faults }} chosen={typed.toPharmacyId} />
            <Row>
              <Button>{words.moveGo}</Button>
              <LinkButton kind="quiet" href="/transfers">
                {words.back}
              </LinkButton>
            </Row>
          </form>
        </LabelPaper>
      )}
    </MemberPage>
  );
}

export type TypedOutside = {
  readonly toPharmacyId: string;
  readonly outsidePharmacyName: string;
  readonly outsidePharmacyPhone: string;
  readonly outsideRxNumber: string;
  readonly medicineNamed: string;
};

/** From a pharmacy outside the plan: the member only asks, a pharmacist calls. */
export function OutsidePage({ page, pharmacies, faults, typed }: FormProps & { readonly typed: TypedOutside }) {
  const { language } = page;
  const words = transferWords[language];
  const fault = (id: string) => faultOf(faults, id, language);
  return (
    <MemberPage page={page} title={words.outsideTitle} section="home">
      <FaultSummary
        faults={faults}
        language={language}
        labels={{
          outsidePharmacyName: words.outsidePharmacy,
          outsidePharmacyPhone: words.outsidePhone,
          outsideRxNumber: words.outsideRx,
        }}
      />
      <h1>{words.outsideTitle}</h1>
      <p>{words.outsideLead}</p>
      {pharmacies.length === 0 ? (
        <Notice tone="wait" title={words.nowhere} />
      ) : (
        <>
          <Notice tone="info" title={words.enough}>
            <p>{words.notAll}</p>
          </Notice>
          <LabelPaper torn>
            <form method="post" action="/transfers/new/outside" novalidate>
              <Field
                name="outsidePharmacyName"
                label={words.outsidePharmacy}
                value={typed.outsidePharmacyName}
                autocomplete="off"
                maxlength={120}
                {...fault("outsidePharmacyName")}
              />
              <Field
                name="outsidePharmacyPhone"
                type="tel"
                label={words.outsidePhone}
                hint={words.outsidePhoneHint}
                value={typed.outsidePharmacyPhone}
                autocomplete="off"
                width="medium"
                mono
                maxlength={30}
                {...fault("outsidePharmacyPhone")}
              />
              <Field
                name="outsideRxNumber"
                label={words.outsideRx}
                hint={words.outsideRxHint}
                value={typed.outsideRxNumber}
                autocomplete="off"
                width="medium"
                mono
                maxlength={40}
                {...fault("outsideRxNumber")}
              />
              <Field
                name="medicineNamed"
                label={words.medicineNamed}
                hint={words.medicineNamedHint}
                value={typed.medicineNamed}
                autocomplete="off"
                maxlength={120}
                {...fault("medicineNamed")}
              />
              <ToPharmacy {...{ page, pharmacies, faults }} chosen={typed.toPharmacyId} />
              <Row>
                <Button>{words.askGo}</Button>
                <LinkButton kind="quiet" href="/transfers">
                  {words.back}
                </LinkButton>
              </Row>
            </form>
          </LabelPaper>
        </>
      )}
    </MemberPage>
  );
}

function ToPharmacy({ page, pharmacies, faults, chosen }: FormProps & { readonly chosen: string }) {
  return (
    <Select
      name="toPharmacyId"
      label={transferWords[page.language].toPharmacy}
      value={chosen}
      options={pharmacies.map(({ id, name, city, kind }) => ({
        value: id,
        text: kind === "mail-order" || name.includes(city) ? name : `${name}, ${city}`,
      }))}
      {...faultOf(faults, "toPharmacyId", page.language)}
    />
  );
}
