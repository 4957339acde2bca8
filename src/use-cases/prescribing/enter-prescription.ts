import { randomInt } from "node:crypto";
import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import type { Day } from "#domain/calendar/day.ts";
import { luhnCheckDigit } from "#domain/numbers/luhn.ts";
import type { WrittenPrescription } from "#domain/prescription/written-prescription.ts";

export type NewPrescription = WrittenPrescription & {
  readonly memberId: string;
  readonly prescriberId: string;
  readonly staffId: string;
  readonly pharmacyId: string;
  readonly purpose: { readonly en: string; readonly es: string };
  readonly writtenOn: Day;
  /** Of one that came from an outside pharmacy: what was left of it there. */
  readonly transferred?: { readonly transferId: string; readonly unitsRemaining: number };
  /** What is carried over from the prescription whose place it takes. */
  readonly carried?: {
    readonly prior_prescription_id: string;
    readonly hold_reason: string | null;
    readonly early_fill_allowed_until: string | null;
    readonly prescriber_bars_90_days: boolean;
    readonly care_plan_otc: boolean;
    readonly shown_to_proxies: boolean;
  };
};

/**
 * Enters a prescription into the register.
 * @throws where its number was drawn before: drawing it again is the transaction's caller's to do
 * @returns its id
 */
export async function enterPrescription(trx: Kysely<DB>, written: NewPrescription): Promise<string> {
  const id = newId();
  await trx
    .insertInto("prescriptions")
    .values({
      prescription_id: id,
      member_id: written.memberId,
      rx_number: drawRxNumber(),
      drug_id: written.drugId,
      prescriber_id: written.prescriberId,
      written_by_staff_id: written.staffId,
      pharmacy_id: written.pharmacyId,
      directions: JSON.stringify(written.directions),
      purpose: JSON.stringify(written.purpose),
      written_on: written.writtenOn,
      quantity: written.quantity,
      days_supply: written.daysSupply,
      refills_authorized: written.refills,
      units_remaining: written.transferred?.unitsRemaining ?? written.quantity * (1 + written.refills),
      transfer_id: written.transferred?.transferId ?? null,
      status: "active",
      ...written.carried,
    })
    .execute();
  return id;
}

/** The new prescription takes the old one's place: its number, the bag and every older number lead to it. */
export async function supersede(trx: Kysely<DB>, oldId: string, newId: string): Promise<void> {
  await trx
    .updateTable("prescriptions")
    .set((eb) => ({ status: "superseded", superseded_by_id: newId, version: eb("version", "+", 1) }))
    .where((eb) => eb.or([eb("prescription_id", "=", oldId), eb("superseded_by_id", "=", oldId)]))
    .execute();
  await trx.updateTable("bag_lines").set({ prescription_id: newId }).where("prescription_id", "=", oldId).execute();
}

/** Drawn, not counted: a number must not tell how many were written before it, nor what the next will be. */
function drawRxNumber(): string {
  const digits = `9${String(randomInt(100_000_000)).padStart(8, "0")}`;
  return `${digits}${luhnCheckDigit(digits)}`;
}
