import { type Day, daysBetween } from "#domain/calendar/day.ts";
import { isDeaNumber, isNpi } from "#domain/numbers/prescriber-numbers.ts";
import { type PrescriptionFault, writtenFaults } from "#domain/prescription/written-prescription.ts";
import { expiresOn } from "#domain/refill/expiry.ts";
import type { DeaSchedule } from "#domain/refill/refill-facts.ts";
import type { RefillPolicy } from "#domain/refill/refill-policy.ts";
import type { TransferObstacle } from "#domain/transfer/transfer-status.ts";

/** What the outside pharmacy said of its prescription. Units and days are of one fill. */
export type TransferAnswer = {
  readonly drugId: string;
  /** The schedule as the outside pharmacy named it. */
  readonly schedule: DeaSchedule | null;
  readonly directions: { readonly en: string; readonly es: string };
  readonly purpose: { readonly en: string; readonly es: string };
  readonly quantity: number;
  readonly daysSupply: number;
  /** Refills still to come; where it was never filled, the first fill comes on top. */
  readonly refillsRemaining: number;
  readonly writtenOn: Day;
  readonly lastFilledOn: Day | null;
  readonly prescriberName: string;
  readonly prescriberNpi: string | null;
  readonly prescriberPhone: string | null;
  /** It had come to that pharmacy by transfer itself. */
  readonly transferredBefore: boolean;
  readonly outsideDeaNumber: string | null;
  /** Who there gave the facts, and whether as its pharmacist. */
  readonly givenBy: string;
  readonly givenByPharmacist: boolean;
};

export type TransferFault =
  | PrescriptionFault
  | "required"
  | "date-in-future"
  | "before-written"
  | "npi"
  | "npi-or-phone"
  | "phone"
  | "dea-number"
  | "schedule-differs"
  | "pharmacist-to-pharmacist";

/**
 * What is wrong with the facts, by field; empty where a pharmacist may attest them. For a controlled medicine the record
 * names the outside pharmacy's DEA number, and its pharmacist gave the facts (21 CFR 1306.25).
 * @param schedule of the medicine in the plan's own drug file
 * @param on the day where it is to be filled
 */
export function answerFaults(
  answer: TransferAnswer,
  schedule: DeaSchedule | null,
  maxDaysSupply: number,
  on: Day,
): Readonly<Record<string, TransferFault>> {
  const faults: Record<string, TransferFault> = {};
  const written = writtenFaults({ ...answer, refills: answer.refillsRemaining }, schedule, maxDaysSupply);
  for (const [field, fault] of Object.entries(written))
    faults[field === "refills" ? "refillsRemaining" : field] = fault;
  if (answer.schedule !== schedule) faults["schedule"] = "schedule-differs";
  if (daysBetween(on, answer.writtenOn) > 0) faults["writtenOn"] = "date-in-future";
  if (answer.lastFilledOn !== null) {
    if (daysBetween(on, answer.lastFilledOn) > 0) faults["lastFilledOn"] = "date-in-future";
    else if (answer.lastFilledOn < answer.writtenOn) faults["lastFilledOn"] = "before-written";
  }
  if (answer.prescriberName.trim() === "") faults["prescriberName"] = "required";
  if (answer.prescriberNpi !== null && !isNpi(answer.prescriberNpi)) faults["prescriberNpi"] = "npi";
  if (answer.prescriberPhone !== null && !/^\d{10}$/.test(answer.prescriberPhone)) faults["prescriberPhone"] = "phone";
  if (answer.prescriberNpi === null && answer.prescriberPhone === null) faults["prescriberNpi"] = "npi-or-phone";
  if (answer.givenBy.trim() === "") faults["givenBy"] = "required";
  if (schedule !== null) {
    if (answer.outsideDeaNumber === null || !isDeaNumber(answer.outsideDeaNumber))
      faults["outsideDeaNumber"] = "dea-number";
    if (!answer.givenByPharmacist) faults["givenByPharmacist"] = "pharmacist-to-pharmacist";
  }
  return faults;
}

/**
 * What rules the transfer out, or null. C-II is not transferred for refills at all, C-III to V once (21 CFR 1306.25(a));
 * what may not be filled any more is not worth moving.
 * @param state of the pharmacy that is to fill it, whose law governs expiry
 */
export function obstacleTo(
  answer: Pick<TransferAnswer, "schedule" | "transferredBefore" | "writtenOn" | "refillsRemaining" | "lastFilledOn">,
  state: string,
  policy: RefillPolicy,
  on: Day,
): TransferObstacle | null {
  if (answer.schedule === "II") return "schedule-ii-not-transferable";
  if (answer.schedule !== null && answer.transferredBefore) return "transferred-before";
  if (on > expiresOn({ writtenOn: answer.writtenOn, state }, answer.schedule, policy)) return "prescription-expired";
  return fillsLeft(answer) === 0 ? "no-refills-left" : null;
}

/** How many fills came along. */
export function fillsLeft({
  refillsRemaining,
  lastFilledOn,
}: Pick<TransferAnswer, "refillsRemaining" | "lastFilledOn">): number {
  return refillsRemaining + (lastFilledOn === null ? 1 : 0);
}
