import type { DrugTier } from "#domain/price/price.ts";
import { REASONS } from "#domain/settings/reasons.ts";
import type { MailForbidden } from "#domain/refill/refill-facts.ts";

/** What an administrator may change. One plan has many areas, pharmacies, coverages and medicines, and one policy. */
export const SETTING_SUBJECTS = ["area", "pharmacy", "coverage", "drug", "policy"] as const;
export type SettingSubject = (typeof SETTING_SUBJECTS)[number];

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
  | { readonly kind: "time" };

const days = (least: number, most: number) => ({ kind: "count", least, most, unit: "days" }) as const;
const businessDays = (most: number) => ({ kind: "count", least: 1, most, unit: "business-days" }) as const;
const months = (most: number) => ({ kind: "count", least: 1, most, unit: "months" }) as const;
const cents = (most: number) => ({ kind: "cents", most }) as const;
const share = { kind: "share" } as const;

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
    phone: { kind: "phone" },
    refillPhone: { kind: "phone" },
    languages: { kind: "languages" },
    week: { kind: "week" },
    closedOnFederalHolidays: { kind: "yes-no" },
    closedDays: { kind: "closed-days" },
    licences: { kind: "licences" },
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
    "promise.coldTransitDays": days(1, 3),
    "promise.answerBusinessDays": businessDays(10),
    "promise.transferBusinessDays": businessDays(15),
    "promise.mailCutoffMinute": { kind: "time" },
    "reasonsOff.hold": { kind: "some-of", of: REASONS.hold, spare: 1 },
    "reasonsOff.decline": { kind: "some-of", of: REASONS.decline, spare: 1 },
    "reasonsOff.substitution": { kind: "some-of", of: REASONS.substitution, spare: 1 },
    "reasonsOff.override": { kind: "some-of", of: REASONS.override },
    "reasonsOff.cancel": { kind: "some-of", of: REASONS.cancel, spare: 1 },
    "reasonsOff.deny": { kind: "some-of", of: REASONS.deny, spare: 1 },
  },
} as const satisfies Readonly<Record<SettingSubject, Readonly<Record<string, FieldKind>>>>;

export type SettingField = { [Subject in SettingSubject]: keyof (typeof SETTING_FIELDS)[Subject] }[SettingSubject];

/** Values by field. */
export type SettingValues = Readonly<Record<string, unknown>>;

/** The fields of a subject with their kinds, in the order of the form. */
export function fieldsOf(subject: SettingSubject): readonly (readonly [SettingField, FieldKind])[] {
  return Object.entries(SETTING_FIELDS[subject]) as [SettingField, FieldKind][];
}
