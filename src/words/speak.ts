import type { Day } from "#domain/calendar/day.ts";
import { weekdayOf } from "#domain/calendar/weekday.ts";
import { formatDay, formatMoney } from "#words/dates-and-money.ts";
import { phoneSentences as en } from "#words/en/phone.ts";
import { phoneSentences as es } from "#words/es/phone.ts";
import type { Language } from "#words/languages.ts";
import { phoneWords } from "#words/phone-words.ts";
import { spokenFragments } from "#words/spoken-fragments.ts";

export type Sentence = keyof typeof en;

/** One thing said on the phone. Times are minutes after midnight, money is whole cents. */
export type Said =
  | Sentence
  /** Digit by digit. */
  | { readonly digits: string }
  /** A confirmation number or a phone number, in groups of 3, 3 and 4 with a pause between. */
  | { readonly grouped: string }
  | { readonly count: number }
  | { readonly cents: number }
  | { readonly day: Day }
  | { readonly weekday: number }
  | { readonly minutes: number }
  /**
   * Name and address of the pharmacy with this refill phone number, in English, as its street's sign has them; left out
   * where none was recorded.
   */
  | { readonly pharmacy: string }
  /** What somebody spoke for an announcement, by the name of its sound; and its text, for whom sees the call. */
  | { readonly announcement: string; readonly text: string }
  /** In this language, whatever is spoken otherwise. */
  | { readonly sentence: Sentence; readonly language: Language };

/** A recorded prompt, or a silence. */
export type Sound = { readonly prompt: string; readonly language: Language } | { readonly silenceMs: number };

export const phoneScripts: Readonly<Record<Language, Readonly<Record<Sentence, string>>>> = { en, es };

const SHORT: Sound = { silenceMs: 80 };
const BETWEEN_SENTENCES: Sound = { silenceMs: 250 };
const BETWEEN_GROUPS: Sound = { silenceMs: 450 };
const MOST_COUNTED = 99;

/** The recordings that say it, in their order. */
export function soundsOf(said: readonly Said[], language: Language): Sound[] {
  return said.flatMap((one) => [...soundsOfOne(one, language), BETWEEN_SENTENCES]);
}

function soundsOfOne(one: Said, language: Language): Sound[] {
  const piece = (...prompts: string[]): Sound[] => prompts.map((prompt) => ({ prompt, language }));
  if (typeof one === "string") return piece(one);
  if ("sentence" in one) return [{ prompt: one.sentence, language: one.language }];
  if ("announcement" in one) return piece(one.announcement);
  if ("pharmacy" in one) return [{ prompt: pharmacyPrompt(one.pharmacy), language: "en" }];
  if ("digits" in one) return [...one.digits].flatMap((digit) => [...piece(`digit-${digit}`), SHORT]);
  if ("grouped" in one) {
    const groups = [one.grouped.slice(0, 3), one.grouped.slice(3, 6), one.grouped.slice(6)];
    return groups.flatMap((digits) => [...soundsOfOne({ digits }, language), BETWEEN_GROUPS]);
  }
  if ("count" in one) return piece(beforeNoun(Math.min(one.count, MOST_COUNTED)));
  if ("cents" in one) return piece(...moneyPieces(one.cents));
  if ("weekday" in one) return piece(`weekday-${one.weekday}`);
  if ("day" in one) {
    const [month, day] = [`month-${Number(one.day.slice(5, 7))}`, `day-${Number(one.day.slice(8))}`];
    return piece(`weekday-${weekdayOf(one.day)}`, ...(language === "en" ? [month, day] : [day, month]));
  }
  const rounded = Math.ceil(one.minutes / 5) * 5;
  const [hour, minute] = [Math.floor(rounded / 60) % 24, rounded % 60];
  return piece(
    `hour-${hour % 12 === 0 ? 12 : hour % 12}`,
    ...(minute === 0 ? [] : [`minute-${minute}`]),
    partOfDay(hour, minute),
  );
}

/** Spanish has more parts of the day than two, and noon is noon in both. */
function partOfDay(hour: number, minute: number): string {
  if (minute === 0 && hour % 12 === 0) return hour === 0 ? "midnight" : "noon";
  if (hour < 6) return "small-hours";
  if (hour < 12) return "am";
  return hour < 19 ? "pm" : "evening";
}

/** Below 100,000 dollars: dearer orders are not taken by phone. */
function moneyPieces(cents: number): string[] {
  const whole = Math.floor(cents / 100);
  const [thousands, hundreds, rest] = [Math.floor(whole / 1000), Math.floor(whole / 100) % 10, whole % 100];
  const small = [beforeNoun(cents % 100), cents % 100 === 1 ? "cent" : "cents"];
  if (whole === 0 && cents > 0) return small;
  return [
    ...(thousands === 0 ? [] : thousands === 1 ? ["thousand-one"] : [beforeNoun(Math.min(thousands, 99)), "thousand"]),
    ...(hundreds === 0 ? [] : [hundreds === 1 && rest === 0 ? "hundred-even" : `hundred-${hundreds}`]),
    ...(rest === 0 && whole > 0
      ? ["dollars"]
      : rest === 1 && whole > 1
        ? [beforeNoun(1), "dollars"]
        : [`dollars-${rest}`]),
    ...(cents % 100 === 0 ? [] : ["and", ...small]),
  ];
}

/** A number as it stands before what it counts: in Spanish "uno" loses its end there. */
function beforeNoun(count: number): string {
  return count % 10 === 1 && count !== 11 ? `one-${count}` : `number-${count}`;
}

export function pharmacyPrompt(refillPhone: string): string {
  return `pharmacy-${refillPhone}`;
}

/** The same as text, for whom sees the call instead of hearing it. */
export function textOf(said: readonly Said[], language: Language): string {
  return said.map((one) => textOfOne(one, language)).join(" ");
}

function textOfOne(one: Said, language: Language): string {
  if (typeof one === "string") return phoneScripts[language][one];
  if ("sentence" in one) return phoneScripts[one.language][one.sentence];
  if ("announcement" in one) return one.text;
  if ("pharmacy" in one) return phoneWords(one.pharmacy);
  if ("digits" in one) return [...one.digits].join(" ");
  if ("grouped" in one) return `${one.grouped.slice(0, 3)} ${one.grouped.slice(3, 6)} ${one.grouped.slice(6)}.`;
  if ("count" in one) return String(one.count);
  if ("cents" in one) return `${formatMoney(one.cents, language)}.`;
  if ("day" in one) return `${formatDay(one.day, language)}.`;
  if ("weekday" in one) return spokenFragments[language][`weekday-${one.weekday}`] ?? "";
  const [hour, minute] = [Math.floor(one.minutes / 60) % 24, one.minutes % 60];
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, "0")} ${hour < 12 ? "AM" : "PM"}`;
}
