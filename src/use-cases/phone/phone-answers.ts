import type { AnnouncementKind } from "#domain/announcement/announcement.ts";
import type { Day } from "#domain/calendar/day.ts";
import type { OpenSpan } from "#domain/calendar/opening-hours.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import type { Promised } from "#domain/promise/promised.ts";

/** News for callers: spoken by somebody where there is a recording in their language, else a general sentence. */
export type SpokenAnnouncement = {
  readonly kind: AnnouncementKind;
  /** Whether it is of one pharmacy. */
  readonly ofPharmacy: boolean;
  readonly texts: Readonly<Record<"en" | "es", string>>;
  /** The names of its sounds. */
  readonly sounds: Readonly<Partial<Record<"en" | "es", string>>>;
};

// What a caller may be told, before any words: no name, no drug, no reason, no address.

/** A line as it was dialled. */
export type PhoneLine = {
  readonly kind: "refill" | "mail-order";
  /** Whether the line's area takes refills by phone. */
  readonly refillsOffered: boolean;
  /** The refill phone number of the pharmacy whose number was dialled; null for a line of the whole area. */
  readonly pharmacy: string | null;
  /** The mail-order line's own number; null where the plan has no mail-order pharmacy. */
  readonly mailOrderPhone: string | null;
  /** What callers of this line are to be told before the menu. */
  readonly news: readonly SpokenAnnouncement[];
};

/** What was found under a record number and a prescription number. */
export type Finding =
  | { readonly kind: "accepted" | "sent-to-prescriber" }
  | { readonly kind: "scheduled"; readonly clearsOn: Day }
  | { readonly kind: "already-ordered"; readonly confirmationNumber: string }
  /** Only the pharmacy may say why. */
  | { readonly kind: "refused" }
  /** The pair does not exist, or not as a pair: one answer for both. */
  | { readonly kind: "not-found" }
  /** The same prescription was asked for in this call, perhaps under an older number. */
  | { readonly kind: "asked-before" }
  | { readonly kind: "too-many-tries" };

export type PhoneDelivery =
  | { readonly kind: "label" }
  | { readonly kind: "pharmacy"; readonly pharmacyId: string; readonly refillPhone: string }
  | { readonly kind: "mail"; readonly addressId: string };

/** An order as it is keyed in one call, all of one record number. */
export type PhoneOrder = {
  readonly recordNumber: string;
  readonly rxNumbers: readonly string[];
  readonly delivery: PhoneDelivery;
  readonly paymentMethodId: string | null;
};

/** A promise as it can be said; `minutes` after midnight at the pharmacy, where there is a time. */
export type SpokenPromise = { readonly kind: Promised["kind"]; readonly by: Day; readonly minutes?: number };

export type PhoneQuote =
  | {
      readonly kind: "quoted";
      readonly lines: readonly { readonly rxNumber: string; readonly promise: SpokenPromise }[];
      /** Cannot be had this way any more: not by mail, not at that pharmacy, or on order meanwhile. */
      readonly leftOut: readonly string[];
      readonly totalCents: number;
    }
  | { readonly kind: "feature-not-in-area" }
  | { readonly kind: "not-now" };

export type PhonePlaced =
  | { readonly kind: "placed" | "already-ordered"; readonly confirmationNumber: string }
  | { readonly kind: "payment-method-required" }
  | { readonly kind: "nothing-ordered" };

export type FoundPharmacy = {
  readonly id: string;
  readonly refillPhone: string;
  /** Whether a refill can be ordered by phone for pick-up there. */
  readonly takesPhoneRefills: boolean;
  readonly today: readonly OpenSpan[];
  /** Sunday first; each day's open spans. */
  readonly week: readonly (readonly OpenSpan[])[];
  /** What is to be told of this one pharmacy. */
  readonly news: readonly SpokenAnnouncement[];
};

export type OpenLine = {
  readonly rxNumber: string;
  readonly status: LineStatus;
  readonly promise: { readonly kind: Promised["kind"]; readonly by: Day };
};

export type OpenLines =
  | { readonly kind: "found"; readonly lines: readonly OpenLine[] }
  | { readonly kind: "no-match" }
  | { readonly kind: "too-many-tries" };

export type AddressCheck =
  | { readonly kind: "matched"; readonly addressId: string }
  | { readonly kind: "no-match" }
  | { readonly kind: "too-many-tries" };

/** Where a caller who wants an agent stands. */
export type AgentPlace =
  /** Nobody takes calls, or nobody is left who has not passed this one by. */
  | { readonly kind: "none" }
  /** At the phones of a call centre with a queue of its own. */
  | { readonly kind: "outside"; readonly target: string }
  | { readonly kind: "agent"; readonly target: string }
  | {
      readonly kind: "wait";
      /** 1 is next. */
      readonly place: number;
      readonly minutes: number;
      readonly waitedSeconds: number;
      /** The caller's own number, where it can be called back. */
      readonly callBackTo: string | null;
    };
