import type { Profile } from "#database/queries/read-profile.ts";
import type { Day } from "#domain/calendar/day.ts";
import { inWork } from "#domain/filling/filling-line.ts";
import { type ProfileWarning, profileWarnings } from "#domain/filling/profile-warnings.ts";
import type { SeenLine } from "#use-cases/filling/seen-line.ts";

/** What the member's profile warns of, for the prescribed medicine and for what is given in its place. */
export function warningsOf({ row, line, on }: SeenLine, profile: Profile): readonly ProfileWarning[] {
  const { sequence } = inWork(line) ?? {};
  return profileWarnings(
    {
      prescriptionId: row.prescription_id,
      name: row.drug_name,
      substitute: row.dispenses.find((dispense) => dispense.sequence === sequence)?.drug_name,
      therapy: row.therapy,
      deaSchedule: row.dea_schedule,
      flags: row.flags,
      neverFilled: row.fills.length === 0,
    },
    {
      allergies: profile.allergies,
      taken: profile.prescriptions.map((taken) => ({
        prescriptionId: taken.prescription_id,
        name: taken.drug_name,
        strength: taken.strength,
        therapy: taken.therapy,
        lastFilledOn: taken.last_filled_on as Day | null,
        lastDaysSupply: taken.last_days_supply,
        open: taken.open_status !== null,
      })),
    },
    on,
  );
}
