import type {
  PatientProfile,
  PrescribingWarning as WarningAnswer,
  Renewal,
  RenewalListed,
} from "#contracts/staff/renewals.ts";
import type { PatientDetails } from "#contracts/staff/prescriptions.ts";
import type { PrescribingWarning } from "#use-cases/prescribing/prescribing-warnings.ts";
import type { ReadPatient } from "#use-cases/prescribing/read-patients.ts";
import type { ListedRenewal, ReadRenewal } from "#use-cases/renewals/read-renewals.ts";
import type { Language } from "#words/languages.ts";

/** A row of the prescriber's inbox as the API tells it. */
export function renewalListedAnswer(renewal: ListedRenewal, language: Language): RenewalListed {
  const { row, adherence, runsOutOn } = renewal;
  const lastFilledOn = row.fills[0]?.[0];
  return {
    id: row.renewal_id,
    clock: renewal.clock,
    requestedAt: row.requested_at.toISOString(),
    askedDaysAgo: renewal.askedDaysAgo,
    answerDueOn: row.answer_due_on,
    ...(renewal.forColleague === null ? {} : { forColleague: renewal.forColleague }),
    ...(row.escalated_to_name === null ? {} : { passedOnTo: row.escalated_to_name }),
    patient: { id: row.member_id, name: `${row.given_name} ${row.family_name}`, birthDate: row.birth_date },
    drug: `${row.drug_name} ${row.strength}`,
    ...(row.dea_schedule === null ? {} : { deaSchedule: row.dea_schedule }),
    directions: row.directions[language],
    quantity: row.quantity,
    daysSupply: row.days_supply,
    refillsAsked: renewal.refillsAsked,
    ...(lastFilledOn === undefined ? {} : { lastFilledOn }),
    ...(runsOutOn === null ? {} : { runsOutOn }),
    ...(adherence === null ? {} : { adherence }),
    because: row.line_code,
  };
}

/** One renewal with all that is on the screen where it is answered. */
export function renewalAnswer({ renewal, profile, warnings }: ReadRenewal, language: Language): Renewal {
  const { row } = renewal;
  return {
    ...renewalListedAnswer(renewal, language),
    rxNumber: row.rx_number,
    drugId: row.drug_id,
    directionsIn: row.directions,
    purpose: row.purpose[language],
    writtenOn: row.written_on,
    expiresOn: renewal.expiresOn,
    pharmacy: renewal.pharmacyName,
    prescriber: row.prescriber_name,
    fills: row.fills.map(([filledOn, daysSupply, quantity]) => ({ filledOn, daysSupply, quantity })),
    profile: profileAnswer(profile, new Set(), language, row.prescription_id),
    warnings: warnings.map(warningAnswer),
  };
}

/** A patient with what they take, as whoever may write for them sees it. */
export function patientAnswer(
  { patient, profile, cancellable, pharmacies }: ReadPatient,
  language: Language,
): PatientDetails {
  return {
    ...patientListedAnswer(patient),
    profile: profileAnswer(profile, cancellable, language, null),
    pharmacies: pharmacies.map(({ id, name, kind, city }) => ({
      id,
      name,
      kind: kind === "mail-order" ? kind : "plan",
      city,
    })),
  };
}

export function patientListedAnswer(patient: ReadPatient["patient"]) {
  return {
    id: patient.member_id,
    name: `${patient.given_name} ${patient.family_name}`,
    recordNumber: patient.mrn,
    birthDate: patient.birth_date,
    medicines: patient.medicines,
  };
}

export function warningAnswer(warning: PrescribingWarning): WarningAnswer {
  return { ...warning };
}

/** @param without the prescription the page is about, which needs no line of its own */
function profileAnswer(
  { prescriptions, allergies }: ReadPatient["profile"],
  cancellable: ReadonlySet<string>,
  language: Language,
  without: string | null,
): PatientProfile {
  return {
    allergies: allergies.map(({ substance, reaction }) => ({ substance, reaction })),
    medicines: prescriptions
      .filter(({ prescription_id: id }) => id !== without)
      .map((row) => ({
        id: row.prescription_id,
        drug: `${row.drug_name} ${row.strength}`,
        directions: row.directions[language],
        prescriber: row.prescriber_name,
        ...(row.last_filled_on === null ? {} : { lastFilledOn: row.last_filled_on }),
        ...(row.last_days_supply === null ? {} : { lastDaysSupply: row.last_days_supply }),
        ...(row.open_status === null ? {} : { openStatus: row.open_status }),
        mayCancel: cancellable.has(row.prescription_id),
      })),
  };
}
