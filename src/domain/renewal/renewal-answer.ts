import { mostRefills, type WrittenPrescription } from "#domain/prescription/written-prescription.ts";
import type { DeaSchedule } from "#domain/refill/refill-facts.ts";

/** Why a prescriber will not renew (NCPDP SCRIPT denial reasons, in plain words). */
export const DENIAL_REASONS = [
  "not-my-patient",
  "no-longer-my-patient",
  "never-prescribed",
  "too-soon",
  "no-longer-needed",
  "not-safe",
  "call-office-first",
  "answered-otherwise",
] as const;
export type DenialReason = (typeof DENIAL_REASONS)[number];

/** How a prescriber answers (NCPDP SCRIPT RxRenewalResponse). Refills come after the fill that is waiting. */
export type RenewalAnswer =
  /** As asked: what the old prescription authorised, once more. */
  | { readonly kind: "approved" }
  | { readonly kind: "approved-with-changes"; readonly refills: number }
  /** Drug, directions or quantity differ. */
  | ({ readonly kind: "replaced" } & WrittenPrescription)
  | { readonly kind: "denied"; readonly reason: DenialReason }
  | { readonly kind: "visit-asked" };

export const ANSWER_KINDS = [
  "approved",
  "approved-with-changes",
  "replaced",
  "denied",
  "visit-asked",
] as const satisfies RenewalAnswer["kind"][];
export type RenewalAnswerKind = (typeof ANSWER_KINDS)[number];

/**
 * The refills a renewal asks for: as many as the old prescription had, as far as the law lets a new one have. Schedule II
 * has none: no renewal of it is ever asked for.
 */
export function refillsAsked(refillsAuthorized: number, schedule: DeaSchedule | null): number {
  return Math.min(refillsAuthorized, mostRefills(schedule));
}
