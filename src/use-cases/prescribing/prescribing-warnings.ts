import type { Profile } from "#database/queries/read-profile.ts";
import type { Day } from "#domain/calendar/day.ts";
import { type ProfileWarning, profileWarnings } from "#domain/filling/profile-warnings.ts";
import type { Drug } from "#use-cases/prescribing/find-drugs.ts";

export type PrescribingWarning = Extract<
  ProfileWarning,
  { kind: "allergy" | "duplicate-therapy" | "duplicate-dispense" }
>;

/**
 * What a prescriber is told before a medicine is sent: allergies noted, and what else the patient takes of the same kind.
 * @param replaces the prescription whose place the new one takes: it is no duplicate
 */
export function prescribingWarnings(
  drug: Pick<Drug, "name" | "therapy">,
  profile: Profile,
  on: Day,
  replaces: string | null,
): PrescribingWarning[] {
  const medicine = {
    prescriptionId: replaces ?? "",
    name: drug.name,
    therapy: drug.therapy,
    deaSchedule: null,
    flags: [],
    neverFilled: false,
  };
  const taken = profile.prescriptions.map((row) => ({
    prescriptionId: row.prescription_id,
    name: row.drug_name,
    strength: row.strength,
    therapy: row.therapy,
    lastFilledOn: row.last_filled_on as Day | null,
    lastDaysSupply: row.last_days_supply,
    open: row.open_status !== null,
  }));
  return profileWarnings(medicine, { taken, allergies: profile.allergies }, on).filter(
    (warning): warning is PrescribingWarning =>
      warning.kind === "allergy" || warning.kind === "duplicate-therapy" || warning.kind === "duplicate-dispense",
  );
}
