import type { Announcement } from "#contracts/announcements.ts";
import type { PharmacyList } from "#contracts/places.ts";
import { Button } from "#design/components/button.tsx";
import { EmptyState } from "#design/components/empty-state.tsx";
import { Field } from "#design/components/field.tsx";
import { LabelPaper } from "#design/components/label-paper.tsx";
import { Select } from "#design/components/select.tsx";
import { type Faults, faultOf, FaultSummary } from "#pages/form-faults.tsx";
import { MemberPage } from "#member-app/member-page.tsx";
import type { PageContext } from "#member-app/page-context.ts";
import { PharmacyEntry } from "#member-app/pharmacies/pharmacy-entry.tsx";
import { pharmacyPages as en } from "#words/en/pharmacy-pages.ts";
import { pharmacyPages as es } from "#words/es/pharmacy-pages.ts";

type Asked = { readonly near: string; readonly feature: string; readonly all: boolean };
type PharmaciesPageProps = {
  readonly page: PageContext;
  readonly asked: Asked;
  /** Nearest first. */
  readonly pharmacies: PharmacyList["pharmacies"];
  /** Those of one pharmacy are told with it. */
  readonly announcements: readonly Announcement[];
  readonly faults?: Faults;
};

/** So many are enough for anybody who said where they are. */
const NEAREST = 8;

export function PharmaciesPage({ page, asked, pharmacies, announcements, faults }: PharmaciesPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const byMail = pharmacies.filter(({ kind }) => kind === "mail-order");
  const places = pharmacies.filter(({ kind }) => kind !== "mail-order");
  const shown = asked.all ? places : places.slice(0, NEAREST);
  return (
    <MemberPage page={page} title={words.title} section="pharmacies" width="list">
      <FaultSummary faults={faults} language={language} />
      <h1>{words.title}</h1>
      <LabelPaper>
        <form method="get" action="/pharmacies" class="search-form" novalidate>
          <Field
            name="near"
            label={words.zip}
            hint={words.zipHint}
            value={asked.near}
            inputmode="numeric"
            autocomplete="postal-code"
            maxlength={5}
            width="short"
            {...faultOf(faults, "near", language)}
          />
          <Select
            name="feature"
            label={words.feature}
            value={asked.feature}
            width="medium"
            options={[
              { value: "", text: words.anyFeature },
              ...Object.entries(words.features).map(([value, text]) => ({ value, text })),
            ]}
          />
          <Button icon="search">{words.search}</Button>
        </form>
      </LabelPaper>
      {faults === undefined ? (
        <>
          {pharmacies.length === 0 ? (
            <EmptyState icon="pin" title={words.noneTitle}>
              <p>{words.none}</p>
            </EmptyState>
          ) : null}
          {shown.length === 0 ? null : (
            <section class="stack" aria-labelledby="places">
              <h2 id="places">{asked.near === "" ? words.byName : words.nearest(asked.near)}</h2>
              <Entries page={page} pharmacies={shown} announcements={announcements} />
              {shown.length < places.length ? (
                <p>
                  <a
                    href={`/pharmacies?${new URLSearchParams({ near: asked.near, feature: asked.feature, all: "1" })}`}
                  >
                    {words.showAll(places.length)}
                  </a>
                </p>
              ) : null}
            </section>
          )}
          {byMail.length === 0 ? null : (
            <section class="stack" aria-labelledby="by-mail">
              <h2 id="by-mail">{words.mailTitle}</h2>
              <Entries page={page} pharmacies={byMail} announcements={announcements} />
            </section>
          )}
        </>
      ) : null}
    </MemberPage>
  );
}

function Entries({
  page,
  pharmacies,
  announcements,
}: Pick<PharmaciesPageProps, "page" | "pharmacies" | "announcements">) {
  return (
    <ul class="pharmacies" role="list">
      {pharmacies.map((pharmacy) => (
        <li key={pharmacy.id}>
          <PharmacyEntry
            pharmacy={pharmacy}
            language={page.language}
            announcements={announcements.filter(
              ({ about }) => about.scope === "pharmacy" && about.pharmacyId === pharmacy.id,
            )}
          />
        </li>
      ))}
    </ul>
  );
}
