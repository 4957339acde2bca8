import type { OpeningHours } from "#domain/calendar/opening-hours.ts";
import type {
  DeaSchedule,
  DosageClass,
  HoldReason,
  MailForbidden,
  PrescriptionStatus,
} from "#domain/refill/refill-facts.ts";

/** Text in every language of the demo plan. */
export type Words = { readonly en: string; readonly es: string };

export type AreaKey = "southern-california" | "northern-california" | "hawaii";

export type AreaFeature =
  | "online-refill"
  | "guest-refill"
  | "phone-refill"
  | "mail-order"
  | "mail-order-phone"
  | "transfer-online"
  | "otc";

export type DemoArea = {
  readonly key: AreaKey;
  readonly name: string;
  readonly features: readonly AreaFeature[];
  readonly mailForbids: readonly MailForbidden[];
};

export type Tier = "generic" | "preferredBrand" | "otherBrand";

export type CoverageKey = "standard" | "medicare" | "deductible" | "open";

export type DemoCoverage = {
  readonly key: CoverageKey;
  readonly name: string;
  readonly copayCentsPer30Days: Readonly<Record<Tier, number>>;
  readonly mail90DaysCosts30DayCopays: number;
  readonly coversAllPrescribers: boolean;
  /** 0 where the coverage has no deductible; what a member has met of it stands with the member. */
  readonly deductibleCents: number;
};

export type DemoPharmacy = {
  readonly key: string;
  readonly name: string;
  readonly kind: "plan" | "mail-order" | "contracted-community";
  readonly areaKey: AreaKey;
  readonly addressLine: string;
  readonly city: string;
  readonly state: "CA" | "HI";
  readonly zip: string;
  readonly timeZone: "America/Los_Angeles" | "Pacific/Honolulu";
  /** The number on the label; like all numbers of the demo plan one of those kept for fiction (555-01xx). */
  readonly refillPhone: string;
  readonly phone: string;
  readonly fax: string;
  readonly hours: OpeningHours;
  readonly languages: readonly string[];
  readonly npi: string;
  readonly ncpdpId: string;
};

/** A state the mail-order pharmacy may ship to, and how many days after the load day its licence runs out. */
export type DemoLicence = { readonly state: string; readonly endsInDays: number };

export type DemoPrescriber = {
  readonly key: string;
  readonly name: string;
  readonly network: "plan" | "dentist" | "referred" | "outside";
  readonly areaKey: AreaKey;
  readonly sees: "everyone" | "adults" | "children";
  readonly npi: string;
};

export type SensitiveClass = "mental-health" | "reproductive-health" | "sexual-health";

export type DemoDrug = {
  readonly name: string;
  readonly strength: string;
  readonly form: string;
  readonly route: string;
  /** Labeler, product and package as FDA writes them: 4-4-2, 5-3-2 or 5-4-1. */
  readonly ndc: string;
  readonly deaSchedule: DeaSchedule | null;
  readonly tier: Tier;
  readonly coldChain: boolean;
  readonly heatSensitive: boolean;
  readonly injectable: boolean;
  readonly psychotropic: boolean;
  readonly sensitiveClass: SensitiveClass | null;
  readonly soldOtc: boolean;
  readonly use: "maintenance" | "acute";
  readonly dosageClass: DosageClass;
  readonly usualPriceCentsPer30Days: number;
  /** Fills in the United States in 2022, thousands: how often the drug is drawn. */
  readonly fillsThousands: number;
  readonly typicalDaysSupply: number;
  readonly typicalQuantity: number;
  readonly directions: Words;
  readonly purpose: Words;
  /** Nobody takes two medicines of one therapy (two statins) at a time. */
  readonly therapy: string;
  readonly patients: {
    readonly fromAge: number;
    readonly toAge: number | null;
    readonly sex: "female" | "male" | null;
  };
};

export type DemoMember = {
  readonly key: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly sex: "female" | "male";
  readonly mrn: string;
  /** Whole years on the load day, and days since the last birthday: see `birthDateOf`. */
  readonly age: number;
  readonly daysSinceBirthday: number;
  readonly areaKey: AreaKey;
  readonly coverageKey: CoverageKey;
  readonly deductibleMetCents: number;
  readonly language: "en" | "es";
  readonly contactEmail: string | null;
  readonly contactPhone: string | null;
  /** The password of an account that exists already; null for a member who has yet to register. */
  readonly password: string | null;
};

export type DemoAddress = {
  readonly memberKey: string;
  readonly line1: string;
  readonly city: string;
  readonly state: "CA" | "HI";
  readonly zip: string;
};

export type DemoCard = {
  readonly memberKey: string;
  readonly brand: "visa" | "mastercard" | "discover" | "amex";
  readonly last4: string;
  readonly behaves: "approved" | "declined";
  readonly expiresInMonths: number;
};

/** `proxyKey` may act for `memberKey`. */
export type DemoGrant = {
  readonly memberKey: string;
  readonly proxyKey: string;
  readonly scope: "full" | "by-number";
  readonly basis: "parent" | "member-given";
  readonly grantedDaysAgo: number;
  readonly expiresInDays: number | null;
};

export type DemoFill = { readonly daysAgo: number; readonly daysSupply: number; readonly quantity: number };

export type DemoPrescription = {
  /** Names the row in tests and in the loader. */
  readonly key: string;
  readonly memberKey: string;
  readonly drugName: string;
  readonly drugStrength: string;
  readonly rxNumber: string;
  readonly prescriberKey: string;
  readonly pharmacyKey: string;
  readonly directions: Words;
  readonly purpose: Words;
  readonly writtenDaysAgo: number;
  readonly daysSupply: number;
  readonly quantity: number;
  /** Used and remaining together; the first fill is no refill. */
  readonly refillsAuthorized: number;
  readonly refillsRemaining: number;
  readonly status: PrescriptionStatus;
  readonly hold?: HoldReason;
  /** Sold without a prescription and in the member's care plan, so it stands among the refills. */
  readonly carePlanOtc?: true;
  /** A refill of it is to be on order when the plan has been loaded. */
  readonly openOrder?: true;
  /** Newest first. */
  readonly fills: readonly DemoFill[];
};

export type DemoStaff = {
  readonly email: string;
  readonly name: string;
  readonly role: "pharmacist" | "technician" | "mail-order" | "agent" | "prescriber" | "administrator";
  readonly pharmacyKey?: string;
  readonly prescriberKey?: string;
  readonly password: string;
  readonly totpSecret: string;
};
