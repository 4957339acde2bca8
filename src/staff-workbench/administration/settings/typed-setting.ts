import type { Setting } from "#contracts/staff/settings.ts";
import type { OpenSpan } from "#domain/calendar/opening-hours.ts";
import { changedValues } from "#domain/settings/changed-values.ts";
import { STATE_CODES } from "#domain/places/us-states.ts";
import type { Wordings } from "#domain/settings/reasons.ts";
import { type FieldKind, fieldsOf, type SettingSubject, type SettingValues } from "#domain/settings/setting-fields.ts";
import type { PostedForm } from "#pages/posted-form.ts";
import { LANGUAGES } from "#words/languages.ts";

/** A form's fields as text: what was typed, or what is set now before anybody typed. */
export type Typed = Pick<PostedForm, "text" | "all">;

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const;

/** A form that nobody has typed into yet. */
export const nothingTyped: Typed = { text: () => "", all: () => [] };

/** What is set now, as the form's fields show it. */
export function typedOf(subject: SettingSubject, values: SettingValues): Typed {
  const texts = new Map<string, readonly string[]>();
  for (const [field, kind] of fieldsOf(subject)) {
    if (!(field in values)) continue;
    for (const [name, shown] of shownAs(field, kind, values[field])) texts.set(name, shown);
  }
  return { text: (name) => texts.get(name)?.[0] ?? "", all: (name) => [...(texts.get(name) ?? [])] };
}

function shownAs(field: string, kind: FieldKind, value: unknown): [string, string[]][] {
  switch (kind.kind) {
    case "text":
    case "area":
    case "state":
    case "zip":
    case "one-of":
    case "npi":
    case "ncpdp":
    case "key":
      return [[field, [value as string]]];
    case "wordings":
      return Object.entries(value as Wordings).flatMap(([code, words]) =>
        LANGUAGES.map((language): [string, string[]] => [`${field}.${code}.${language}`, [words[language]]]),
      );
    case "phone":
      return [[field, [(value as string).replace(/^(\d{3})(\d{3})(\d{4})$/, "$1-$2-$3")]]];
    case "languages":
      return [[field, [(value as string[]).join(", ")]]];
    case "week":
      return WEEKDAYS.map((weekday) => [
        `${field}.${weekday}`,
        [((value as Record<string, OpenSpan[]>)[weekday] ?? []).map(spanText).join(", ")],
      ]);
    case "some-of":
    case "closed-days":
      return [[field, value as string[]]];
    case "licences":
      return Object.entries(value as Record<string, string>).map(([state, day]) => [`${field}.${state}`, [day]]);
    case "yes-no":
      return [[field, value === true ? ["yes"] : []]];
    case "cents":
      return [[field, [((value as number) / 100).toFixed(2)]]];
    case "share":
      return [[field, [String(Math.round((value as number) * 10_000) / 100)]]];
    case "count":
      return [[field, [String(value)]]];
    case "time":
      return [[field, [clockText(value as number)]]];
  }
}

/**
 * A form that was sent while somebody else changed the same thing: what its writer typed stays, and the fields they left
 * as they had been take what is set now. So saving it again undoes nothing of the other's.
 */
export function mergedWith(
  { subject, values, changes }: Pick<Setting, "subject" | "values" | "changes">,
  form: Typed,
): Typed {
  const stored = typedOf(subject, values);
  const sent = valuesOf(subject, form, values);
  const untouched = new Set<string>();
  for (const [field] of fieldsOf(subject)) {
    const newest = changes.find(({ state, after }) => state === "applied" && field in after);
    const was = { [field]: newest?.before[field] };
    if (newest !== undefined && changedValues(subject, was, { [field]: sent[field] }) === undefined)
      untouched.add(field);
  }
  const isUntouched = (name: string) => [...untouched].some((field) => name === field || name.startsWith(`${field}.`));
  return {
    text: (name) => (isUntouched(name) ? stored : form).text(name),
    all: (name) => (isUntouched(name) ? stored : form).all(name),
  };
}

/**
 * The values a form sent, of the fields it had. What can't be read is sent on as it is, or as null: the API says what is
 * wrong with it.
 */
export function valuesOf(subject: SettingSubject, form: Typed, stored: SettingValues): SettingValues {
  return valuesIn(
    form,
    fieldsOf(subject).filter(([field]) => field in stored),
  );
}

/** The same for these fields. */
export function valuesIn(form: Typed, fields: readonly (readonly [string, FieldKind])[]): SettingValues {
  return Object.fromEntries(fields.map(([field, kind]) => [field, valueOf(field, kind, form)]));
}

function valueOf(field: string, kind: FieldKind, form: Typed): unknown {
  const text = form.text(field);
  switch (kind.kind) {
    case "text":
    case "area":
    case "state":
    case "zip":
    case "one-of":
    case "npi":
    case "ncpdp":
    case "key":
      return text;
    case "wordings":
      // A reason without words of its own has the program's; one that has them in one language only is refused.
      return Object.fromEntries(
        kind.of
          .map((code) => [code, wordsOf(form, `${field}.${code}`)] as const)
          .filter(([, words]) => Object.values(words).some((word) => word !== "")),
      );
    case "phone":
      return text.replaceAll(/[\s().-]/g, "");
    case "languages":
      return text.split(/[\s,]+/).filter((code) => code !== "");
    case "week":
      return Object.fromEntries(
        WEEKDAYS.map((weekday) => [weekday, spansOf(form.text(`${field}.${weekday}`))] as const).filter(
          ([, spans]) => spans.length > 0,
        ),
      );
    case "some-of":
      return form.all(field);
    case "closed-days":
      return [...new Set(form.all(field).filter((day) => day !== ""))].toSorted();
    case "licences":
      return Object.fromEntries(
        STATE_CODES.map((state) => [state, form.text(`${field}.${state}`)] as const).filter(([, day]) => day !== ""),
      );
    case "yes-no":
      return text === "yes";
    case "cents":
      return numberOf(text.replaceAll(/[$,\s]/g, ""), (dollars) => Math.round(dollars * 100), /^\d+(\.\d{1,2})?$/);
    case "share":
      return numberOf(text.replaceAll(/[%\s]/g, ""), (percent) => Math.round(percent * 100) / 10_000);
    case "count":
      return numberOf(text, (count) => count);
    case "time":
      return minuteOf(text);
  }
}

function wordsOf(form: Typed, field: string): Readonly<Record<string, string>> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, form.text(`${field}.${language}`)]));
}

function numberOf(text: string, toValue: (number: number) => number, pattern = /^-?\d+(\.\d+)?$/): number | null {
  return pattern.test(text) ? toValue(Number(text)) : null;
}

/** "9:00-13:00, 14:00-18:00" as spans; a text that is none of it stands as it is. */
function spansOf(text: string): readonly OpenSpan[] | string {
  if (text === "") return [];
  const spans = text.split(",").map((part) => {
    const [from, to, ...more] = part.split(/[-–]/).map((time) => minuteOf(time.trim()));
    return from == null || to == null || more.length > 0 ? null : { openMinute: from, closeMinute: to };
  });
  const read = spans.filter((span) => span !== null);
  return read.length === spans.length ? read : text;
}

function minuteOf(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return hours === undefined || Number(minutes) > 59 || minute > 1440 ? null : minute;
}

function spanText({ openMinute, closeMinute }: OpenSpan): string {
  return `${clockText(openMinute)}-${clockText(closeMinute)}`;
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
