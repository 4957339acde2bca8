import { type PatientRow, readCancellable, readPatients as queryPatients } from "#database/queries/read-patients.ts";
import { type Pharmacy, readPlan } from "#database/queries/read-plan.ts";
import { type Profile, readProfile } from "#database/queries/read-profile.ts";
import { recordStaffRead } from "#use-cases/access/record-reads.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { prescriberOf } from "#use-cases/prescribing/prescriber-of.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** The patients of a prescriber and of those they cover for, by name. */
export async function readPatients(
  { database, clock }: Dependencies,
  staff: StaffActor,
  search: string | undefined,
): Promise<{ readonly kind: "patients"; readonly patients: readonly PatientRow[] } | Refusal<"not-allowed">> {
  const reader = prescriberOf(staff, "write-prescription", clock());
  if (reader.kind === "refused") return reader;
  return {
    kind: "patients",
    patients: await queryPatients(database, { ...reader, ...(search === undefined ? {} : { search }) }),
  };
}

export type ReadPatient = {
  readonly kind: "patient";
  readonly patient: PatientRow;
  readonly profile: Profile;
  /** Prescriptions the reader may cancel, by id. */
  readonly cancellable: ReadonlySet<string>;
  /** Where a prescription can be sent: the patient's own pharmacies first, then those of their area, then mail order. */
  readonly pharmacies: readonly Pharmacy[];
};

/** One patient with every medicine taken and the allergies noted. */
export async function readPatient(
  { database, clock }: Dependencies,
  staff: StaffActor,
  memberId: string,
): Promise<ReadPatient | Refusal<"not-allowed" | "not-found">> {
  const now = clock();
  const reader = prescriberOf(staff, "write-prescription", now);
  if (reader.kind === "refused") return reader;
  const [patient] = await queryPatients(database, { ...reader, memberId });
  if (patient === undefined) return refuse("not-found");
  recordStaffRead(database, now, staff, "patient-read", memberId);
  const [profile, cancellable, plan] = await Promise.all([
    readProfile(database, memberId),
    readCancellable(database, { ...reader, memberId }),
    readPlan(database),
  ]);
  return {
    kind: "patient",
    patient,
    profile,
    cancellable,
    pharmacies: pharmaciesFor(patient, profile, [...plan.pharmacies.values()]),
  };
}

function pharmaciesFor(patient: PatientRow, { fills }: Profile, pharmacies: readonly Pharmacy[]): Pharmacy[] {
  const used = new Set(fills.map((fill) => fill.pharmacy_id));
  const rank = ({ id, kind, area }: Pharmacy) =>
    used.has(id) ? 0 : kind === "mail-order" ? 3 : area.key === patient.area_id ? 1 : 2;
  return pharmacies
    .filter(({ kind }) => kind !== "contracted-community")
    .toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}
