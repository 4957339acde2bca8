import type { ReasonKind, ReasonWords } from "#domain/settings/reasons.ts";
import { renewalWords as sentencesEn } from "#words/en/renewal-words.ts";
import { staffFilling as fillingEn } from "#words/en/staff-filling.ts";
import { staffPrescribing as prescribingEn } from "#words/en/staff-prescribing.ts";
import { staffRenewals as renewalsEn } from "#words/en/staff-renewals.ts";
import { renewalWords as sentencesEs } from "#words/es/renewal-words.ts";
import { staffFilling as fillingEs } from "#words/es/staff-filling.ts";
import { staffPrescribing as prescribingEs } from "#words/es/staff-prescribing.ts";
import { staffRenewals as renewalsEs } from "#words/es/staff-renewals.ts";
import type { Language } from "#words/languages.ts";

/** What the program calls each reason. */
const names = {
  en: { ...fillingEn, cancel: prescribingEn.reasons, deny: renewalsEn.reasons },
  es: { ...fillingEs, cancel: prescribingEs.reasons, deny: renewalsEs.reasons },
} as const satisfies Record<Language, Record<ReasonKind, unknown>>;

/** What the program tells a member of a prescriber's reason. */
const sentences = {
  en: { cancel: sentencesEn.cancelled, deny: sentencesEn.denied },
  es: { cancel: sentencesEs.cancelled, deny: sentencesEs.denied },
} as const;

const DOCTOR = "{doctor}";

/** The reasons of a kind as staff read them, by code: in the plan's own words where it has any. */
export function reasonNames(own: ReasonWords, kind: ReasonKind, language: Language): Readonly<Record<string, string>> {
  const reworded = Object.entries(own[kind] ?? {}).map(([code, words]) => [code, words[language]]);
  return { ...names[language][kind], ...(Object.fromEntries(reworded) as Record<string, string>) };
}

/** Why a prescriber denied or cancelled, and what to do now, as the member reads it. */
export function memberReason(
  own: ReasonWords,
  kind: "cancel" | "deny",
  code: string,
  doctor: string,
  language: Language,
): { readonly why: string; readonly next: string } {
  const program = sentenceOf(kind, code, language);
  const why = own[`${kind}Why`]?.[code]?.[language];
  return {
    why: why === undefined ? program.why(doctor) : why.replaceAll(DOCTOR, doctor),
    next: own[`${kind}Next`]?.[code]?.[language] ?? program.next,
  };
}

/** What the program says for a code, which a plan may put in its own words. */
export function programWords(part: keyof ReasonWords, code: string, language: Language): string {
  switch (part) {
    case "cancelWhy":
    case "denyWhy":
      return sentenceOf(part === "denyWhy" ? "deny" : "cancel", code, language).why(DOCTOR);
    case "cancelNext":
    case "denyNext":
      return sentenceOf(part === "denyNext" ? "deny" : "cancel", code, language).next;
    case "hold":
    case "decline":
    case "substitution":
    case "override":
    case "cancel":
    case "deny":
      return reasonNames({}, part, language)[code] ?? code;
  }
}

function sentenceOf(kind: "cancel" | "deny", code: string, language: Language) {
  const all: Readonly<Record<string, { readonly why: (doctor: string) => string; readonly next: string }>> =
    sentences[language][kind];
  const sentence = all[code];
  if (sentence === undefined) throw new Error("a prescriber gave a reason that has no words");
  return sentence;
}
