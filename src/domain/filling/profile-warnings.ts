import { addDays, type Day } from "#domain/calendar/day.ts";

/** What a pharmacist is warned of at verification. What may harm by itself is let through only with a reason. */
export type ProfileWarning =
  | { readonly kind: "allergy"; readonly substance: string; readonly reaction: string | null }
  | { readonly kind: "duplicate-therapy"; readonly medicine: string }
  | { readonly kind: "duplicate-dispense"; readonly medicine: string; readonly on: Day | null }
  | { readonly kind: "ninety-days" }
  | { readonly kind: "controlled"; readonly schedule: string }
  | { readonly kind: "first-fill" }
  | { readonly kind: "ships-cold" };

/** Why a pharmacist lets a medicine be filled in spite of an allergy or of the like that is taken already. */
export const WARNING_REASONS = [
  "prescriber-confirmed",
  "tolerated-before",
  "replaces-other",
  "taken-together",
  "does-not-apply",
] as const;
export type WarningReason = (typeof WARNING_REASONS)[number];

/** The warnings that are let through only with a reason. */
const GRAVE_WARNINGS = [
  "allergy",
  "duplicate-therapy",
  "duplicate-dispense",
] as const satisfies readonly ProfileWarning["kind"][];

export function isGrave({ kind }: Pick<ProfileWarning, "kind">): boolean {
  return GRAVE_WARNINGS.some((grave) => grave === kind);
}

export type TakenMedicine = {
  readonly prescriptionId: string;
  readonly name: string;
  readonly strength: string;
  readonly therapy: string | null;
  readonly lastFilledOn: Day | null;
  readonly lastDaysSupply: number | null;
  /** An order for it is open. */
  readonly open: boolean;
};

/**
 * Compares one medicine with what its member takes and does not bear. A medicine counts as taken while its last fill
 * lasts, or while an order for it is open.
 */
export function profileWarnings(
  medicine: {
    readonly prescriptionId: string;
    readonly name: string;
    /** What is given in its place, where it is another: of the same therapy. */
    readonly substitute?: string | undefined;
    readonly therapy: string | null;
    readonly deaSchedule: string | null;
    readonly flags: readonly string[];
    readonly neverFilled: boolean;
  },
  profile: {
    readonly taken: readonly TakenMedicine[];
    readonly allergies: readonly { readonly substance: string; readonly reaction: string | null }[];
  },
  on: Day,
): readonly ProfileWarning[] {
  const warnings: ProfileWarning[] = [];
  const names = medicine.substitute === undefined ? [medicine.name] : [medicine.name, medicine.substitute];
  for (const { substance, reaction } of profile.allergies) {
    if (names.some((name) => isOf({ name, therapy: medicine.therapy }, substance)))
      warnings.push({ kind: "allergy", substance, reaction });
  }
  for (const other of profile.taken) {
    if (other.prescriptionId === medicine.prescriptionId || !isTakenNow(other, on)) continue;
    const named = `${other.name} ${other.strength}`;
    if (names.includes(other.name))
      warnings.push({ kind: "duplicate-dispense", medicine: named, on: other.lastFilledOn });
    else if (medicine.therapy !== null && other.therapy === medicine.therapy)
      warnings.push({ kind: "duplicate-therapy", medicine: named });
  }
  if (medicine.flags.includes("notify-prescriber-90-days")) warnings.push({ kind: "ninety-days" });
  if (medicine.deaSchedule !== null) warnings.push({ kind: "controlled", schedule: medicine.deaSchedule });
  if (medicine.flags.includes("ships-cold")) warnings.push({ kind: "ships-cold" });
  if (medicine.neverFilled) warnings.push({ kind: "first-fill" });
  return warnings;
}

/** An allergy is noted against a medicine, by one of the names in it, or against a whole therapy. */
function isOf(
  { name, therapy }: { readonly name: string; readonly therapy: string | null },
  substance: string,
): boolean {
  const noted = substance.toLowerCase();
  return (
    therapy?.toLowerCase() === noted ||
    name
      .toLowerCase()
      .split(/[\s-]+/)
      .some((part) => part === noted) ||
    name.toLowerCase() === noted
  );
}

function isTakenNow({ lastFilledOn, lastDaysSupply, open }: TakenMedicine, on: Day): boolean {
  return open || (lastFilledOn !== null && lastDaysSupply !== null && addDays(lastFilledOn, lastDaysSupply) > on);
}
