import type { DeaSchedule } from "#domain/refill/refill-facts.ts";

/** What a prescriber writes, besides for whom and where to. Units and days are of one fill. */
export type WrittenPrescription = {
  readonly drugId: string;
  readonly directions: { readonly en: string; readonly es: string };
  readonly quantity: number;
  readonly daysSupply: number;
  /** Fills after the first. */
  readonly refills: number;
};

/** A year of monthly fills; a prescription that is not controlled lapses after that. */
const MOST_REFILLS = 11;

/** Schedule II: none (21 CFR 1306.12); III and IV: five (1306.22); V as authorised. */
export function mostRefills(schedule: DeaSchedule | null): number {
  if (schedule === "II") return 0;
  return schedule === "III" || schedule === "IV" ? 5 : MOST_REFILLS;
}

export type PrescriptionFault =
  | "directions-missing"
  | "quantity"
  | "days-supply"
  | "refills"
  | "refills-schedule-ii"
  | "refills-controlled";

/** What is wrong with it, by field; empty where it may be signed. */
export function writtenFaults(
  written: WrittenPrescription,
  schedule: DeaSchedule | null,
  maxDaysSupply: number,
): Partial<Record<"directions.en" | "directions.es" | "quantity" | "daysSupply" | "refills", PrescriptionFault>> {
  const { directions, quantity, daysSupply, refills } = written;
  const faults: ReturnType<typeof writtenFaults> = {};
  if (directions.en.trim() === "") faults["directions.en"] = "directions-missing";
  if (directions.es.trim() === "") faults["directions.es"] = "directions-missing";
  if (!(quantity > 0 && quantity < 10_000)) faults.quantity = "quantity";
  if (!Number.isInteger(daysSupply) || daysSupply < 1 || daysSupply > maxDaysSupply) faults.daysSupply = "days-supply";
  if (!Number.isInteger(refills) || refills < 0 || refills > mostRefills(schedule)) {
    faults.refills =
      schedule === "II" ? "refills-schedule-ii" : mostRefills(schedule) === 5 ? "refills-controlled" : "refills";
  }
  return faults;
}

/**
 * A prescription for a controlled substance is signed with a second factor shown for it (21 CFR 1311.140). An approved
 * renewal is a new prescription, so it is signed likewise.
 */
export function needsFreshSecondFactor(schedule: DeaSchedule | null): boolean {
  return schedule !== null;
}
