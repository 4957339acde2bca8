import type { SettingField, SettingSubject, SettingUnit } from "#domain/settings/setting-fields.ts";

export type SettingWords = {
  readonly subjects: Readonly<Record<SettingSubject, string>>;
  /** What the plan's policy is called, which has no name of its own. */
  readonly policy: string;
  readonly fields: Readonly<Record<SettingField, string>>;
  readonly choices: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<SettingUnit, string>>;
  readonly none: string;
  readonly yes: string;
  readonly no: string;
  until(state: string, day: string): string;
};

export const settingWords: SettingWords = {
  subjects: { area: "Area", pharmacy: "Pharmacy", coverage: "Coverage", drug: "Price", policy: "Rules and promises" },
  policy: "Rules and promises",
  fields: {
    name: "Name",
    features: "What the area offers",
    mailForbids: "Never sent by mail",
    area: "Area",
    line1: "Street",
    city: "City",
    state: "State",
    zip: "ZIP code",
    phone: "Phone of the counter",
    refillPhone: "Phone of the automated refill line",
    languages: "Languages spoken",
    week: "Opening hours",
    closedOnFederalHolidays: "Closed on federal holidays",
    closedDays: "Other days closed",
    licences: "Licensed to ship to, and until when",
    copayGeneric: "Copay for 30 days: generic",
    copayPreferredBrand: "Copay for 30 days: preferred brand",
    copayOtherBrand: "Copay for 30 days: other brand",
    mail90DaysCosts30DayCopays: "90 days by mail cost",
    deductibleCents: "Deductible a year",
    coversAllPrescribers: "Covers prescriptions of any prescriber",
    tier: "Tier",
    usualPriceCentsPer30Days: "Full price for 30 days",
    "thresholds.ordinary": "A refill may start when this much is used up",
    "thresholds.controlled": "The same for controlled medicines",
    "thresholds.eyeDrops": "The same for eye drops",
    lookBackDays: "Earlier fills count back to",
    mailReorderDays: "By mail, a refill may start before it runs out",
    maxDaysSupply: "Longest fill",
    maxDaysSupplyControlledByMail: "Longest fill of a controlled medicine by mail",
    "expiryMonths.nonControlled": "A prescription lapses after",
    "expiryMonths.controlledIIIandIV": "The same for schedules III and IV",
    "expiryMonths.controlledV": "The same for schedule V",
    renewableDaysAfterExpiry: "It can be renewed after it lapsed for",
    "promise.pickupOpenMinutes": "Ready at the counter within, while open",
    "promise.shipBusinessDays": "Mailed within",
    "promise.arriveBusinessDays": "At the door within",
    "promise.coldTransitDays": "A cold parcel is on its way for",
    "promise.answerBusinessDays": "A prescriber answers within",
    "promise.transferBusinessDays": "A transfer from outside takes",
    "promise.mailCutoffMinute": "Mail orders of the day are worked on until",
    "reasonsOff.hold": "To put a line on hold",
    "reasonsOff.decline": "To decline a line",
    "reasonsOff.substitution": "To give another product",
    "reasonsOff.override": "To let a fill pass a rule",
    "reasonsOff.cancel": "To cancel a prescription",
    "reasonsOff.deny": "To deny a renewal",
  },
  choices: {
    "online-refill": "Refills online",
    "guest-refill": "Quick refills without sign-on",
    "phone-refill": "Refills by the automated phone line",
    "mail-order": "Mail order",
    "mail-order-phone": "Mail order by phone",
    "transfer-online": "Moving prescriptions online",
    otc: "Vitamins and other items with an order",
    controlled: "Controlled medicines",
    injectable: "Medicines to inject",
    "heat-sensitive": "Medicines that heat spoils",
    generic: "Generic",
    preferredBrand: "Preferred brand",
    otherBrand: "Other brand",
  },
  units: {
    days: "days",
    "business-days": "working days",
    months: "months",
    minutes: "minutes",
    copays: "copays of 30 days",
  },
  none: "Nothing",
  yes: "Yes",
  no: "No",
  until: (state, day) => `${state} until ${day}`,
};
