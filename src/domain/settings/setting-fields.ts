import type { DrugTier } from "#domain/price/price.ts";
import { TIME_ZONES } from "#domain/places/time-zones.ts";
import { STATE_CODES } from "#domain/places/us-states.ts";
import { REASONS } from "#domain/settings/reasons.ts";
import type { MailForbidden } from "#domain/refill/refill-facts.ts";

/**
 * What an administrator may change. One plan has many areas, pharmacies, coverages and medicines, one policy, and one
 * wording of its coded reasons.
 */
export const SETTING_SUBJECTS = ["area", "pharmacy", "coverage", "drug", "policy", "wording"] as const;
export type SettingSubject = (typeof SETTING_SUBJECTS)[number];

/** What an administrator may add. Medicines come with the plan's drug data. */
export const NEW_SUBJECTS = ["area", "pharmacy", "coverage"] as const satisfies readonly SettingSubject[];
export type NewSubject = (typeof NEW_SUBJECTS)[number];

/** What an area may offer; one that lacks a feature says what to do instead. */
export const FEATURES = [
  "online-refill",
  "guest-refill",
  "phone-refill",
  "mail-order",
  "mail-order-phone",
  "transfer-online",
  "otc",
] as const;
export type Feature = (typeof FEATURES)[number];

export const MAIL_FORBIDS = ["controlled", "injectable", "heat-sensitive"] as const satisfies readonly MailForbidden[];
const DRUG_TIERS = ["generic", "preferredBrand", "otherBrand"] as const satisfies readonly DrugTier[];

export type SettingUnit = "days" | "business-days" | "months" | "minutes" | "copays";

/** What a field of a setting holds, and within which bounds. Values are JSON. */
export type FieldKind =
  | { readonly kind: "text"; readonly most: number }
  | { readonly kind: "area" }
  | { readonly kind: "state" }
  | { readonly kind: "zip" }
  /** Ten digits. */
  | { readonly kind: "phone" }
  /** Codes of ISO 639. */
  | { readonly kind: "languages" }
  /** `OpeningHours["week"]`. */
  | { readonly kind: "week" }
  /** Days, in their order. */
  | { readonly kind: "closed-days" }
  /** By state, the day on which the licence runs out. */
  | { readonly kind: "licences" }
  | { readonly kind: "yes-no" }
  /** `spare` of the choices have to be left out. */
  | { readonly kind: "some-of"; readonly of: readonly string[]; readonly spare?: number }
  | { readonly kind: "one-of"; readonly of: readonly string[] }
  /** Integer cents. */
  | { readonly kind: "cents"; readonly most: number }
  /** A part of the whole, 0–1. */
  | { readonly kind: "share" }
  | { readonly kind: "count"; readonly least: number; readonly most: number; readonly unit: SettingUnit }
  /** Minutes after midnight. */
  | { readonly kind: "time" }
  /** A National Provider Identifier. */
  | { readonly kind: "npi" }
  /** The seven digits by which NCPDP knows a pharmacy. */
  | { readonly kind: "ncpdp" }
  /** A name for imports and addresses, given once. */
  | { readonly kind: "key" }
  /** `Wordings`: by code, the words in each language; a code left out keeps the program's own. */
  | {
      readonly kind: "wordings";
      readonly of: readonly string[];
      readonly most: number;
      /** Whether "{doctor}" stands in it for the prescriber's name. */
      readonly doctor?: true;
    };

const days = (least: number, most: number) => ({ kind: "count", least, most, unit: "days" }) as const;
const businessDays = (most: number) => ({ kind: "count", least: 1, most, unit: "business-days" }) as const;
const months = (most: number) => ({ kind: "count", least: 1, most, unit: "months" }) as const;
const cents = (most: number) => ({ kind: "cents", most }) as const;
const share = { kind: "share" } as const;
const shortWords = (of: readonly string[]) => ({ kind: "wordings", of, most: 60 }) as const;
const sentences = (of: readonly string[]) => ({ kind: "wordings", of, most: 240 }) as const;
const ofDoctor = (of: readonly string[]) => ({ ...sentences(of), doctor: true }) as const;

/**
 * Every field an administrator may change, by subject; API, forms and the words of a change all go by this table. A plan
 * may be stricter than the law but not laxer: schedule III and IV lapse after six months (21 CFR 1306.22), and a
 * controlled medicine goes by mail for 30 days at most.
 */
export const SETTING_FIELDS = {
  area: {
    name: { kind: "text", most: 60 },
    features: { kind: "some-of", of: FEATURES },
    mailForbids: { kind: "some-of", of: MAIL_FORBIDS },
  },
  pharmacy: {
    name: { kind: "text", most: 80 },
    area: { kind: "area" },
    line1: { kind: "text", most: 100 },
    city: { kind: "text", most: 60 },
    state: { kind: "state" },
    zip: { kind: "zip" },
    timeZone: { kind: "one-of", of: TIME_ZONES },
    phone: { kind: "phone" },
    refillPhone: { kind: "phone" },
    languages: { kind: "languages" },
    week: { kind: "week" },
    closedOnFederalHolidays: { kind: "yes-no" },
    closedDays: { kind: "closed-days" },
    licences: { kind: "licences" },
    npi: { kind: "npi" },
    ncpdpId: { kind: "ncpdp" },
  },
  coverage: {
    name: { kind: "text", most: 60 },
    copayGeneric: cents(100_000),
    copayPreferredBrand: cents(100_000),
    copayOtherBrand: cents(100_000),
    mail90DaysCosts30DayCopays: { kind: "count", least: 1, most: 3, unit: "copays" },
    deductibleCents: cents(2_000_000),
    coversAllPrescribers: { kind: "yes-no" },
  },
  drug: {
    tier: { kind: "one-of", of: DRUG_TIERS },
    usualPriceCentsPer30Days: cents(10_000_000),
  },
  policy: {
    "thresholds.ordinary": share,
    "thresholds.controlled": share,
    "thresholds.eyeDrops": share,
    lookBackDays: days(30, 365),
    mailReorderDays: days(0, 30),
    maxDaysSupply: days(30, 90),
    maxDaysSupplyControlledByMail: days(1, 30),
    "expiryMonths.nonControlled": months(24),
    "expiryMonths.controlledIIIandIV": months(6),
    "expiryMonths.controlledV": months(12),
    renewableDaysAfterExpiry: days(0, 365),
    "promise.pickupOpenMinutes": { kind: "count", least: 15, most: 1440, unit: "minutes" },
    "promise.shipBusinessDays": businessDays(10),
    "promise.arriveBusinessDays": businessDays(20),
    "promise.arriveMilitaryBusinessDays": businessDays(45),
    "promise.coldTransitDays": days(1, 3),
    "promise.answerBusinessDays": businessDays(10),
    "promise.transferBusinessDays": businessDays(15),
    "promise.mailCutoffMinute": { kind: "time" },
    bridgeControlledStates: { kind: "some-of", of: STATE_CODES },
    "reasonsOff.hold": { kind: "some-of", of: REASONS.hold, spare: 1 },
    "reasonsOff.decline": { kind: "some-of", of: REASONS.decline, spare: 1 },
    "reasonsOff.substitution": { kind: "some-of", of: REASONS.substitution, spare: 1 },
    "reasonsOff.override": { kind: "some-of", of: REASONS.override },
    "reasonsOff.warning": { kind: "some-of", of: REASONS.warning, spare: 1 },
    "reasonsOff.cancel": { kind: "some-of", of: REASONS.cancel, spare: 1 },
    "reasonsOff.deny": { kind: "some-of", of: REASONS.deny, spare: 1 },
    "reasonsOff.transfer": { kind: "some-of", of: REASONS.transfer, spare: 1 },
    "reasonsOff.item": { kind: "some-of", of: REASONS.item, spare: 1 },
  },
  wording: {
    "reasonWords.hold": shortWords(REASONS.hold),
    "reasonWords.decline": shortWords(REASONS.decline),
    "reasonWords.substitution": shortWords(REASONS.substitution),
    "reasonWords.override": shortWords(REASONS.override),
    "reasonWords.warning": shortWords(REASONS.warning),
    "reasonWords.cancel": shortWords(REASONS.cancel),
    "reasonWords.deny": shortWords(REASONS.deny),
    "reasonWords.transfer": shortWords(REASONS.transfer),
    "reasonWords.item": shortWords(REASONS.item),
    "reasonWords.cancelWhy": ofDoctor(REASONS.cancel),
    "reasonWords.cancelNext": sentences(REASONS.cancel),
    "reasonWords.denyWhy": ofDoctor(REASONS.deny),
    "reasonWords.denyNext": sentences(REASONS.deny),
    "reasonWords.transferWhy": sentences(REASONS.transfer),
    "reasonWords.transferNext": sentences(REASONS.transfer),
    "reasonWords.itemWhy": sentences(REASONS.item),
  },
} as const satisfies Readonly<Record<SettingSubject, Readonly<Record<string, FieldKind>>>>;

/** What a new thing is given besides, once: later nobody changes it. A pharmacy that mails comes by import. */
const FIELDS_OF_NEW = {
  area: { key: { kind: "key" } },
  pharmacy: { kind: { kind: "one-of", of: ["plan", "contracted-community"] } },
  coverage: { key: { kind: "key" } },
} as const satisfies Readonly<Record<NewSubject, Readonly<Record<string, FieldKind>>>>;

export type SettingField =
  | { [Subject in SettingSubject]: keyof (typeof SETTING_FIELDS)[Subject] }[SettingSubject]
  | "key"
  | "kind";

/** Values by field. */
export type SettingValues = Readonly<Record<string, unknown>>;

/** The fields of a subject with their kinds, in the order of the form. */
export function fieldsOf(subject: SettingSubject): readonly (readonly [SettingField, FieldKind])[] {
  return Object.entries(SETTING_FIELDS[subject]) as [SettingField, FieldKind][];
}

/** The fields of something new, all of which it needs: what it is given once, and what can be changed later. */
export function fieldsOfNew(subject: NewSubject): readonly (readonly [SettingField, FieldKind])[] {
  const once = Object.entries(FIELDS_OF_NEW[subject]) as [SettingField, FieldKind][];
  return [...once, ...fieldsOf(subject).filter(([field]) => field !== "licences")];
}
