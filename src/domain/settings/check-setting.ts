import { isDay } from "#domain/calendar/day.ts";
import { isNpi } from "#domain/numbers/prescriber-numbers.ts";
import { isState } from "#domain/places/us-states.ts";
import {
  type FieldKind,
  fieldsOf,
  fieldsOfNew,
  type NewSubject,
  type SettingSubject,
  type SettingValues,
} from "#domain/settings/setting-fields.ts";

/** More closures than these are no holidays: a promise has to find a working day within two months. */
const MOST_CLOSED_DAYS = 40;

/**
 * What is wrong with values that were entered, as codes by field; nothing where all of them can be set. Fields that were
 * not entered are not looked at.
 */
export function checkSetting(
  subject: SettingSubject,
  values: SettingValues,
  areas: readonly string[],
): Record<string, string> {
  const kinds = new Map<string, FieldKind>(fieldsOf(subject));
  const faults: Record<string, string> = {};
  for (const [field, value] of Object.entries(values)) {
    const kind = kinds.get(field);
    const fault = kind === undefined ? "setting-unknown" : faultOf(kind, value, areas);
    if (fault !== null) faults[field] = fault;
  }
  return faults;
}

/** The same of something new, which needs a value in every field. */
export function checkNewSetting(
  subject: NewSubject,
  values: SettingValues,
  areas: readonly string[],
): Record<string, string> {
  const kinds = fieldsOfNew(subject);
  const faults: Record<string, string> = {};
  for (const field of Object.keys(values))
    if (!kinds.some(([known]) => known === field)) faults[field] = "setting-unknown";
  for (const [field, kind] of kinds) {
    const value = values[field];
    const fault = value === undefined || value === "" ? "required" : faultOf(kind, value, areas);
    if (fault !== null) faults[field] = fault;
  }
  return faults;
}

function faultOf(kind: FieldKind, value: unknown, areas: readonly string[]): string | null {
  switch (kind.kind) {
    case "text":
      if (typeof value !== "string" || value.trim() === "") return "required";
      return value.length > kind.most ? "too-long" : null;
    case "area":
      return areas.some((area) => area === value) ? null : "setting-choice";
    case "state":
      return typeof value === "string" && isState(value) ? null : "state";
    case "zip":
      return matches(value, /^\d{5}$/) ? null : "zip";
    case "phone":
      return matches(value, /^[2-9]\d{2}[2-9]\d{6}$/) ? null : "phone";
    case "languages":
      return isListOf(value, (code) => /^[a-z]{2,3}$/.test(code)) && value.length > 0 ? null : "setting-languages";
    case "week":
      return isWeek(value) ? null : "setting-hours";
    case "closed-days":
      if (!isListOf(value, isDay)) return "date";
      return value.length > MOST_CLOSED_DAYS ? "setting-closed-days" : null;
    case "licences":
      return isLicences(value) ? null : "date";
    case "yes-no":
      return typeof value === "boolean" ? null : "setting-choice";
    case "some-of":
      if (!isListOf(value, (choice) => kind.of.includes(choice))) return "setting-choice";
      return kind.of.length - value.length < (kind.spare ?? 0) ? "setting-spare" : null;
    case "one-of":
      return typeof value === "string" && kind.of.includes(value) ? null : "setting-choice";
    case "cents":
      return isWholeIn(value, 0, kind.most) ? null : "setting-cents";
    case "share":
      return typeof value === "number" && value >= 0 && value <= 1 ? null : "setting-share";
    case "count":
      return isWholeIn(value, kind.least, kind.most) ? null : "setting-count";
    case "time":
      return isWholeIn(value, 0, 1439) ? null : "setting-time";
    case "npi":
      return typeof value === "string" && isNpi(value) ? null : "npi";
    case "ncpdp":
      return matches(value, /^\d{7}$/) ? null : "ncpdp";
    case "key":
      // "new" is the address of the form.
      return matches(value, /^[a-z][a-z0-9-]{1,29}$/) && value !== "new" ? null : "setting-key";
    case "wordings":
      return isWordings(value, kind) ? null : "setting-wording";
  }
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === "string" && pattern.test(value);
}

function isWholeIn(value: unknown, least: number, most: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
}

/** A list of texts of this kind, none of them twice. */
function isListOf(value: unknown, isOne: (text: string) => boolean): value is string[] {
  return (
    Array.isArray(value) &&
    value.every((each) => typeof each === "string" && isOne(each)) &&
    new Set(value).size === value.length
  );
}

/** Spans follow each other within the day, and the week has at least one. */
function isWeek(value: unknown): boolean {
  if (!isRecord(value) || Object.keys(value).some((weekday) => !/^[0-6]$/.test(weekday))) return false;
  const weekdays = Object.values(value);
  return weekdays.every(isDayOfSpans) && weekdays.some((spans) => (spans as unknown[]).length > 0);
}

function isDayOfSpans(spans: unknown): boolean {
  if (!Array.isArray(spans)) return false;
  let last = -1;
  return spans.every((span) => {
    if (!isRecord(span)) return false;
    const { openMinute, closeMinute } = span;
    const follows = isWholeIn(openMinute, last + 1, 1439) && isWholeIn(closeMinute, Number(openMinute) + 1, 1440);
    last = Number(closeMinute);
    return follows;
  });
}

function isLicences(value: unknown): boolean {
  return (
    isRecord(value) &&
    Object.entries(value).every(([state, day]) => isState(state) && typeof day === "string" && isDay(day))
  );
}

/** Each code in every language, and no name but the one that can be filled in. */
function isWordings(value: unknown, { of, most, doctor }: Extract<FieldKind, { kind: "wordings" }>): boolean {
  if (!isRecord(value)) return false;
  return Object.entries(value).every(([code, words]) => {
    if (!of.includes(code) || !isRecord(words) || Object.keys(words).toSorted().join() !== "en,es") return false;
    return Object.values(words).every((text) => {
      if (typeof text !== "string" || text.trim() === "" || text.length > most) return false;
      return !/[{}]/.test(doctor === true ? text.replaceAll("{doctor}", "") : text);
    });
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
