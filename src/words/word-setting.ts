import type { Day } from "#domain/calendar/day.ts";
import type { ReasonKind, ReasonWords, Wordings } from "#domain/settings/reasons.ts";
import {
  type FieldKind,
  fieldsOf,
  fieldsOfNew,
  type NewSubject,
  type SettingField,
  type SettingSubject,
  type SettingValues,
} from "#domain/settings/setting-fields.ts";
import { formatMoney, formatYearDay } from "#words/dates-and-money.ts";
import { wordOpeningHours } from "#words/directory-words.ts";
import { type SettingWords, settingWords as en } from "#words/en/setting-words.ts";
import { settingWords as es } from "#words/es/setting-words.ts";
import { type Language, localeOf } from "#words/languages.ts";
import { programWords, reasonNames } from "#words/word-reason.ts";

/** What settings are called. */
export const settingWords = { en, es } as const satisfies Record<Language, SettingWords>;

/** What a thing that has settings is called. */
export function titleOf(
  { subject, title }: { readonly subject: SettingSubject; readonly title: string },
  language: Language,
): string {
  return subject === "policy" || subject === "wording" ? settingWords[language].untitled[subject] : title;
}

/** One choice of a field in words: a feature, a kind of medicine, a reason. */
export function wordChoice(field: SettingField, choice: string, language: Language, own: ReasonWords = {}): string {
  const kind = /^reasonsOff\.(\w+)$/.exec(field)?.[1] as ReasonKind | undefined;
  const names = kind === undefined ? settingWords[language].choices : reasonNames(own, kind, language);
  return names[choice] ?? choice;
}

/** Which words of a reason a field holds. */
export function reasonPartOf(field: string): keyof ReasonWords {
  return field.slice("reasonWords.".length) as keyof ReasonWords;
}

export type WordedChange = { readonly field: string; readonly before: string; readonly after: string };

/** A longer list is told by what went and what came: of fifty licences the one that was prolonged. */
const LONG_LIST = 12;

/** A change field by field in plain words. */
export function wordSettingChange(
  {
    subject,
    creates,
    before,
    after,
  }: { subject: SettingSubject; creates: boolean; before: SettingValues; after: SettingValues },
  language: Language,
  areas: ReadonlyMap<string, string>,
): WordedChange[] {
  const words = settingWords[language];
  return (creates ? fieldsOfNew(subject as NewSubject) : fieldsOf(subject)).flatMap(([field, kind]) => {
    if (!(field in after)) return [];
    const [was, is] = [before[field], after[field]].map((value) => partsOf(field, kind, value, language, areas)) as [
      string[],
      string[],
    ];
    const isLong = Math.max(was.length, is.length) > LONG_LIST;
    const told = (parts: string[], other: string[]) =>
      (isLong ? parts.filter((part) => !other.includes(part)) : parts).join(", ") || words.none;
    return [{ field: words.fields[field], before: told(was, is), after: told(is, was) }];
  });
}

/** A value in its parts: one, or those of a list. */
function partsOf(
  field: SettingField,
  kind: FieldKind,
  value: unknown,
  language: Language,
  areas: ReadonlyMap<string, string>,
): string[] {
  const words = settingWords[language];
  if (value === null || value === undefined || value === "") return [];
  const number = Number(value);
  switch (kind.kind) {
    case "text":
    case "state":
    case "zip":
    case "npi":
    case "ncpdp":
    case "key":
      return [textOf(value)];
    case "wordings":
      return Object.entries(value as Wordings).map(([code, own]) =>
        words.reworded(programWords(reasonPartOf(field), code, language), own.en, own.es),
      );
    case "area":
      return [areas.get(textOf(value)) ?? textOf(value)];
    case "phone":
      return [formatPhone(textOf(value))];
    case "languages": {
      const names = new Intl.DisplayNames(localeOf[language], { type: "language" });
      return (value as string[]).map((code) => names.of(code) ?? code);
    }
    case "week":
      return wordOpeningHours({ week: value, closedOnFederalHolidays: false, closedDays: [] }, language);
    case "closed-days":
      return (value as Day[]).map((day) => formatYearDay(day, language));
    case "licences":
      return Object.entries(value as Record<string, Day>)
        .toSorted(([one], [other]) => one.localeCompare(other))
        .map(([state, day]) => words.until(state, formatYearDay(day, language)));
    case "yes-no":
      return [value === true ? words.yes : words.no];
    case "some-of":
      return (value as string[]).map((choice) => wordChoice(field, choice, language));
    case "one-of":
      return [words.choices[textOf(value)] ?? textOf(value)];
    case "cents":
      return [formatMoney(number, language)];
    case "share":
      return [`${Math.round(number * 10_000) / 100} %`];
    case "count":
      return [`${number} ${words.units[kind.unit]}`];
    case "time":
      return [
        new Intl.DateTimeFormat(localeOf[language], { hour: "numeric", minute: "2-digit", timeZone: "UTC" }).format(
          new Date(number * 60_000),
        ),
      ];
  }
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** "562-555-0187". */
function formatPhone(digits: string): string {
  return digits.replace(/^(\d{3})(\d{3})(\d{4})$/, "$1-$2-$3");
}
