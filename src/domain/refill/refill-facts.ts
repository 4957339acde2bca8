import type { Day } from "#domain/calendar/day.ts";
import type { AddressKind } from "#domain/places/postal-address.ts";

export type DeaSchedule = "II" | "III" | "IV" | "V";

/** How long a fill lasts before it may be filled again differs by these. */
export type DosageClass = "ordinary" | "eye-drops";

export type DrugFacts = {
  readonly deaSchedule: DeaSchedule | null;
  readonly dosageClass: DosageClass;
  readonly coldChain: boolean;
  readonly heatSensitive: boolean;
  readonly injectable: boolean;
  /** Psychotropic medicines are never stretched from 30 to 90 days (BPC 4064.5). */
  readonly psychotropic: boolean;
  readonly recalled: boolean;
  /** Under a Risk Evaluation and Mitigation Strategy: the pharmacist decides, never a machine. */
  readonly rems: boolean;
};

export type FillFacts = {
  readonly filledOn: Day;
  readonly daysSupply: number;
  readonly quantity: number;
  /** Made under an earlier prescription of the same medicine, which this one renewed: it lasts, but uses up nothing here. */
  readonly underPrior?: boolean;
};

export type PrescriptionStatus =
  | "active"
  | "discontinued"
  | "cancelled"
  | "transferred-out"
  | "entered-in-error"
  | "superseded";

/** FHIR-style coded reasons why a pharmacist stopped a prescription for now, and who has to act. */
export type HoldReason = "dose-question" | "interaction" | "insurance" | "stock" | "member-asked";

export type OpenRequestFacts = {
  readonly confirmationNumber: string;
  /** True once picking has begun: the request can no longer be undone. */
  readonly inProcess: boolean;
};

export type PrescriptionFacts = {
  readonly status: PrescriptionStatus;
  readonly hold: HoldReason | null;
  readonly writtenOn: Day;
  /** State whose law governs expiry: the dispensing pharmacy's. Two-letter code. */
  readonly state: string;
  /** Units of one fill as written (tablets, mL …). */
  readonly quantity: number;
  /** Days one fill as written lasts. */
  readonly daysSupply: number;
  readonly refillsAuthorized: number;
  /** Units still authorised, this plan's measure of "refills left": a 90-day fill of a 30-day prescription uses three. */
  readonly unitsRemaining: number;
  readonly prescriberBars90Days: boolean;
  /** A vacation or lost-medicine override granted by a pharmacist up to this day lets a fill through gate 9. */
  readonly earlyFillAllowedUntil: Day | null;
  /**
   * Every completed fill of this prescription and of those it renewed, newest first. Of its own the oldest is the first
   * fill, the others are refills.
   */
  readonly fills: readonly FillFacts[];
  readonly openRequest: OpenRequestFacts | null;
};

export type MemberFacts = {
  /** The first day without membership, or null while it goes on. */
  readonly membershipEndedOn: Day | null;
};

/** How the fill is to reach the member. */
export type DeliveryFacts =
  | { readonly kind: "pickup" }
  | {
      readonly kind: "mail";
      readonly shipToState: string;
      /** The state licenses of the mail-order pharmacy with the day each runs out. */
      readonly licensedStates: ReadonlyMap<string, Day>;
      /** What the member's area keeps out of the mail. */
      readonly areaForbids: readonly MailForbidden[];
      /** What the carrier finds at the address; a street where nothing else is said. */
      readonly addressKind?: AddressKind;
    };

export type MailForbidden = "controlled" | "injectable" | "heat-sensitive";

export type RefillFacts = {
  readonly member: MemberFacts;
  readonly prescription: PrescriptionFacts;
  readonly drug: DrugFacts;
  readonly delivery: DeliveryFacts;
  /** Days supply asked for; null asks for a fill as written. */
  readonly requestedDaysSupply: number | null;
};
