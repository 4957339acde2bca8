import type { SettingList } from "#contracts/staff/settings.ts";
import { Button, LinkButton } from "#design/components/button.tsx";
import { Field } from "#design/components/field.tsx";
import { Ledger } from "#design/components/ledger.tsx";
import type { OpeningHours } from "#domain/calendar/opening-hours.ts";
import { FEATURES, type NewSubject, NEW_SUBJECTS, type SettingSubject } from "#domain/settings/setting-fields.ts";
import { DoneNotice } from "#pages/done-notice.tsx";
import { BackLink } from "#staff-workbench/administration/back-link.tsx";
import { ChangeLedger } from "#staff-workbench/administration/settings/change-ledger.tsx";
import { signedOnStaff, type WorkbenchContext } from "#staff-workbench/page-context.ts";
import { WorkbenchPage } from "#staff-workbench/workbench-page.tsx";
import { formatMoney } from "#words/dates-and-money.ts";
import { wordOpeningHours } from "#words/directory-words.ts";
import { staffAdministration as en } from "#words/en/staff-administration.ts";
import { staffAdministration as es } from "#words/es/staff-administration.ts";
import type { Language } from "#words/languages.ts";
import { settingWords } from "#words/word-setting.ts";

export type ListedSubject = Exclude<SettingSubject, "policy" | "wording">;
type Listed = SettingList["settings"][number];

type SettingsListPageProps = {
  readonly page: WorkbenchContext;
  readonly subject: ListedSubject;
  readonly list: SettingList;
  readonly search: string;
  readonly done: string | undefined;
};

/** All things of one kind, what is set for each, and which have a change that waits. */
export function SettingsListPage({ page, subject, list, search, done }: SettingsListPageProps) {
  const { language } = page;
  const words = { en, es }[language];
  const { title } = words.cards[subject];
  const columns = columnsOf(subject, language);
  const { settings, coming } = list;
  return (
    <WorkbenchPage page={page} title={title} section="administration">
      <DoneNotice done={done} words={words.done} />
      <BackLink href="/staff/administration" text={words.back} />
      <h1>{title}</h1>
      {isNewSubject(subject) ? (
        <p>
          <LinkButton kind="secondary" icon="plus" href={`/staff/administration/settings/${subject}/new`} data-key="n">
            {words.add[subject]}
          </LinkButton>
        </p>
      ) : null}
      {coming.length === 0 ? null : (
        <ChangeLedger
          caption={words.coming}
          changes={coming}
          areas={new Map()}
          language={language}
          timeZone={signedOnStaff(page).timeZone}
          withTitle
          captionShown
          then={`/staff/administration/settings/${subject}`}
        />
      )}
      {subject === "drug" ? (
        <form method="get" class="admin-search" role="search">
          <Field type="search" name="search" label={words.searchMedicine} value={search} />
          <Button kind="secondary">{words.search}</Button>
        </form>
      ) : null}
      {settings.length === 0 ? (
        <p>{words.noneFound}</p>
      ) : (
        <Ledger
          caption={words.found(settings.length)}
          columns={[words.name, ...columns.map(({ text }) => text), words.columns.waiting].map((text) => ({ text }))}
          rows={settings.map((setting) => ({
            id: setting.subjectId,
            tone: setting.waiting > 0 ? "wait" : undefined,
            cells: [
              <a href={`/staff/administration/settings/${subject}/${setting.subjectId}`} data-key-item="">
                {setting.title}
              </a>,
              ...columns.map(({ tell }) => tell(setting.values)),
              setting.waiting === 0 ? "" : words.waiting(setting.waiting),
            ],
          }))}
        />
      )}
    </WorkbenchPage>
  );
}

function isNewSubject(subject: SettingSubject): subject is NewSubject {
  return NEW_SUBJECTS.some((each) => each === subject);
}

type Column = { readonly text: string; readonly tell: (values: Listed["values"]) => string };

function columnsOf(subject: ListedSubject, language: Language): Column[] {
  const { columns } = { en, es }[language];
  const { choices } = settingWords[language];
  const named = (codes: readonly string[]) => codes.map((code) => choices[code] ?? code).join(", ");
  const money = (cents: unknown) => formatMoney(Number(cents), language);
  switch (subject) {
    case "area":
      return [
        { text: columns.offers, tell: ({ features }) => named(features as string[]) },
        {
          text: columns.notOffered,
          tell: ({ features }) => named(FEATURES.filter((feature) => !(features as string[]).includes(feature))),
        },
      ];
    case "pharmacy":
      return [
        {
          text: columns.where,
          tell: ({ line1, city, state }) => `${String(line1)}, ${String(city)}, ${String(state)}`,
        },
        {
          text: columns.hours,
          tell: ({ week }) =>
            wordOpeningHours(
              { week: week as OpeningHours["week"], closedOnFederalHolidays: false, closedDays: [] },
              language,
            ).join(", "),
        },
      ];
    case "coverage":
      return [
        {
          text: columns.copays,
          tell: ({ copayGeneric, copayPreferredBrand, copayOtherBrand }) =>
            [copayGeneric, copayPreferredBrand, copayOtherBrand].map(money).join(" · "),
        },
        { text: columns.deductible, tell: ({ deductibleCents }) => money(deductibleCents) },
      ];
    case "drug":
      return [
        { text: columns.tier, tell: ({ tier }) => choices[String(tier)] ?? String(tier) },
        { text: columns.price, tell: ({ usualPriceCentsPer30Days }) => money(usualPriceCentsPer30Days) },
      ];
  }
}
