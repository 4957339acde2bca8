import type { Day } from "#domain/calendar/day.ts";
import type { InProcessStep, LineStatus } from "#domain/order/line-status.ts";
import type { Owner, RefusalCode, RenewalCode } from "#domain/refill/refill-decision.ts";
import type { DeaSchedule } from "#domain/refill/refill-facts.ts";

/** FHIR R4 MedicationDispense.status, of which these are used. */
export type DispenseStatus =
  | "preparation"
  | "in-progress"
  | "on-hold"
  | "completed"
  | "stopped"
  | "declined"
  | "cancelled";

/** Units with the days they last. */
export type Amount = { readonly quantity: number; readonly daysSupply: number };

/** What is taken from the shelf: a row of the catalogue, and the package it comes in. */
export type Product = { readonly drugId: string; readonly ndc: string };

/** The stock bottle that was counted from. */
export type Stock = { readonly ndc: string; readonly lot: string; readonly expiresOn: Day };

/** Why a pharmacist has to offer to talk about it before it is handed over (16 CCR 1707.2). */
export type CounselReason = "first-fill" | "changed";

/** FHIR MedicationDispense.substitution.reason, in a pharmacy's words; only a prescriber may agree to another drug. */
export const SUBSTITUTION_REASONS = [
  "out-of-stock",
  "recall",
  "formulary",
  "member-asked",
  "prescriber-agreed",
] as const;
export type SubstitutionReason = (typeof SUBSTITUTION_REASONS)[number];

/** Rules a pharmacist may let a fill pass, with a reason: too soon, and a safety programme, which no machine may decide. */
export const OVERRIDE_REASONS = ["vacation", "lost", "dose-changed", "safety-programme-checked"] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

/** One parcel or bag of medicine on its way through the pharmacy; a line has a second one when the first was a part. */
export type Dispense = Amount & {
  readonly sequence: number;
  readonly status: DispenseStatus;
  /** What has to be done with it next; null once it is ready, or over. */
  readonly step: InProcessStep | null;
  readonly product: Product;
  readonly substitution: SubstitutionReason | null;
  /** Why a pharmacist let through what a rule would not. */
  readonly override: OverrideReason | null;
  readonly counsel: CounselReason | null;
  /** Set when counted. */
  readonly stock: Stock | null;
  /** Set by the last check: the day its units left the prescription. */
  readonly checkedOn: Day | null;
  /**
   * The dispense that this one is sent in place of, because it was lost or damaged in the mail. Its units are the same
   * units: they left the prescription once.
   */
  readonly replaces: number | null;
};

export const LINE_HOLD_REASONS = [
  "dose-question",
  "interaction",
  "allergy",
  "duplicate-therapy",
  "unclear-prescription",
  "insurance",
  "stock",
  "member-asked",
] as const;
export type LineHoldReason = (typeof LINE_HOLD_REASONS)[number];

/** Why a line stands still: what a pharmacist chose, or the rule that would not let it through. */
export type HoldCode = LineHoldReason | RefusalCode | RenewalCode | "too-soon";

export type Hold = {
  readonly code: HoldCode;
  /** Who has to act for it to go on. */
  readonly owner: Owner;
};

export const HOLD_OWNERS: Readonly<Record<LineHoldReason, Owner>> = {
  "dose-question": "prescriber",
  interaction: "pharmacy",
  allergy: "prescriber",
  "duplicate-therapy": "prescriber",
  "unclear-prescription": "prescriber",
  insurance: "plan",
  stock: "pharmacy",
  "member-asked": "member",
};

/** Why a pharmacist will not fill a line at all. */
export const DECLINE_REASONS = [
  "unsafe",
  "allergy",
  "duplicate-therapy",
  "prescriber-stopped-it",
  "not-valid",
  "cannot-get-it",
  "member-asked",
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** An order line as the pharmacy works it. */
export type FillingLine = {
  readonly status: LineStatus;
  readonly delivery: "pickup" | "mail";
  readonly deaSchedule: DeaSchedule | null;
  /** All that the line is to give, in one part or two. */
  readonly ordered: Amount;
  /** Oldest first; the last one is in work, unless it is over. */
  readonly dispenses: readonly Dispense[];
  /** By when the rest of a part is promised; null while nothing is owed. */
  readonly owedBy: Day | null;
  readonly hold: Hold | null;
  /** Of the prescription, for every line of it. */
  readonly unitsRemaining: number;
};

/** The dispense being worked on; undefined before verification and after the end. */
export function inWork({ dispenses }: Pick<FillingLine, "dispenses">): Dispense | undefined {
  const last = dispenses.at(-1);
  return last !== undefined && isAlive(last) ? last : undefined;
}

function isAlive({ status }: Dispense): boolean {
  return status === "preparation" || status === "in-progress" || status === "on-hold";
}

/** What was handed over already. */
export function given({ dispenses }: Pick<FillingLine, "dispenses">): Amount {
  return sum(dispenses.filter(({ status }) => status === "completed"));
}

/** What stays to be given after what was handed over and what is in work: above zero only for a part. */
export function owed(line: Pick<FillingLine, "dispenses" | "ordered">): Amount {
  const taken = sum(line.dispenses.filter((dispense) => dispense.status === "completed" || isAlive(dispense)));
  return {
    quantity: round(line.ordered.quantity - taken.quantity),
    daysSupply: Math.max(0, line.ordered.daysSupply - taken.daysSupply),
  };
}

/**
 * Units that have left the prescription for this line and have not come back. Those of a lost parcel are counted with
 * what replaces it, from the moment it is begun.
 */
export function unitsOut({ dispenses }: Pick<FillingLine, "dispenses">): number {
  return sum(dispenses.filter(areUnitsOut)).quantity;
}

export function areUnitsOut(dispense: Dispense): boolean {
  if (dispense.replaces !== null) return dispense.status === "completed" || isAlive(dispense);
  return dispense.checkedOn !== null && (dispense.status === "in-progress" || dispense.status === "completed");
}

/** Quantities have three decimals; binary fractions would leave a trace of more. */
export function round(units: number): number {
  return Math.round(units * 1000) / 1000;
}

function sum(amounts: readonly Amount[]): Amount {
  return {
    quantity: round(amounts.reduce((total, { quantity }) => total + quantity, 0)),
    daysSupply: amounts.reduce((total, { daysSupply }) => total + daysSupply, 0),
  };
}
