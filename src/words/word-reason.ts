import type { ItemRefusalReason } from "#domain/otc/item-status.ts";
import type { ReasonKind, ReasonWords } from "#domain/settings/reasons.ts";
import { itemWords as itemSentencesEn } from "#words/en/item-words.ts";
import { renewalWords as sentencesEn } from "#words/en/renewal-words.ts";
import { staffFilling as fillingEn } from "#words/en/staff-filling.ts";
import { staffItems as itemsEn } from "#words/en/staff-items.ts";
import { staffPrescribing as prescribingEn } from "#words/en/staff-prescribing.ts";
import { staffRenewals as renewalsEn } from "#words/en/staff-renewals.ts";
import { staffTransfers as transfersEn } from "#words/en/staff-transfers.ts";
import { transferWords as transferSentencesEn } from "#words/en/transfer-words.ts";
import { itemWords as itemSentencesEs } from "#words/es/item-words.ts";
import { renewalWords as sentencesEs } from "#words/es/renewal-words.ts";
import { staffFilling as fillingEs } from "#words/es/staff-filling.ts";
import { staffItems as itemsEs } from "#words/es/staff-items.ts";
import { staffPrescribing as prescribingEs } from "#words/es/staff-prescribing.ts";
import { staffRenewals as renewalsEs } from "#words/es/staff-renewals.ts";
import { staffTransfers as transfersEs } from "#words/es/staff-transfers.ts";
import { transferWords as transferSentencesEs } from "#words/es/transfer-words.ts";
import type { Language } from "#words/languages.ts";

/** What the program calls each reason. */
const names = {
  en: {
    ...fillingEn,
    warning: fillingEn.inSpite,
    cancel: prescribingEn.reasons,
    deny: renewalsEn.reasons,
    transfer: transfersEn.reasons,
    item: itemsEn.reasons,
  },
  es: {
    ...fillingEs,
    warning: fillingEs.inSpite,
    cancel: prescribingEs.reasons,
    deny: renewalsEs.reasons,
    transfer: transfersEs.reasons,
    item: itemsEs.reasons,
  },
} as const satisfies Record<Language, Record<ReasonKind, unknown>>;

/** What the program tells a member of a reason. */
const sentences = {
  en: { cancel: sentencesEn.cancelled, deny: sentencesEn.denied, transfer: transferSentencesEn.refusal },
  es: { cancel: sentencesEs.cancelled, deny: sentencesEs.denied, transfer: transferSentencesEs.refusal },
} as const;
const itemSentences = { en: itemSentencesEn.reason, es: itemSentencesEs.reason } as const;

const DOCTOR = "{doctor}";

/** The reasons of a kind as staff read them, by code: in the plan's own words where it has any. */
export function reasonNames(own: ReasonWords, kind: ReasonKind, language: Language): Readonly<Record<string, string>> {
  const reworded = Object.entries(own[kind] ?? {}).map(([code, words]) => [code, words[language]]);
  return { ...names[language][kind], ...(Object.fromEntries(reworded) as Record<string, string>) };
}

export type MemberReason = { readonly why: string; readonly next: string };

/** Why a prescriber denied or cancelled, or a transfer was refused, and what to do now, as the member reads it. */
export function memberReason(
  own: ReasonWords,
  kind: "cancel" | "deny" | "transfer",
  code: string,
  doctor: string,
  language: Language,
): MemberReason {
  const program = sentenceOf(kind, code, language, doctor);
  return {
    why: own[`${kind}Why`]?.[code]?.[language].replaceAll(DOCTOR, doctor) ?? program.why,
    next: own[`${kind}Next`]?.[code]?.[language] ?? program.next,
  };
}

/** Why an item can't be had, and what to do now, as the member reads it. */
export function memberItemReason(own: ReasonWords, code: ItemRefusalReason, language: Language): string {
  return own.itemWhy?.[code]?.[language] ?? itemSentences[language][code];
}

/** What the program says for a code, which a plan may put in its own words. */
export function programWords(part: keyof ReasonWords, code: string, language: Language): string {
  switch (part) {
    case "cancelWhy":
    case "denyWhy":
    case "transferWhy":
      return sentenceOf(kindOf(part), code, language, DOCTOR).why;
    case "cancelNext":
    case "denyNext":
    case "transferNext":
      return sentenceOf(kindOf(part), code, language, DOCTOR).next;
    case "itemWhy":
      return itemSentences[language][code as ItemRefusalReason];
    case "hold":
    case "decline":
    case "substitution":
    case "override":
    case "warning":
    case "cancel":
    case "deny":
    case "transfer":
    case "item":
      return reasonNames({}, part, language)[code] ?? code;
  }
}

type SentenceKind = "cancel" | "deny" | "transfer";

function kindOf(part: `${SentenceKind}${"Why" | "Next"}`): SentenceKind {
  return part.replace(/Why|Next/, "") as SentenceKind;
}

function sentenceOf(kind: SentenceKind, code: string, language: Language, doctor: string): MemberReason {
  const all: Readonly<Record<string, { readonly why: string | ((doctor: string) => string); readonly next: string }>> =
    sentences[language][kind];
  const sentence = all[code];
  if (sentence === undefined) throw new Error("a reason was given that has no words");
  const { why, next } = sentence;
  return { why: typeof why === "string" ? why : why(doctor), next };
}
