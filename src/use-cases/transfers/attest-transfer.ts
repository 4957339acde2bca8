import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import { readProfile } from "#database/queries/read-profile.ts";
import { fillsLeft, type TransferAnswer } from "#domain/transfer/transfer-answer.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { enterPrescription } from "#use-cases/prescribing/enter-prescription.ts";
import { type PrescribingWarning, prescribingWarnings } from "#use-cases/prescribing/prescribing-warnings.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import {
  performTransferAct,
  type TransferActAsk,
  type TransferActResult,
} from "#use-cases/transfers/perform-transfer-act.ts";
import type { SeenTransfer } from "#use-cases/transfers/see-transfer.ts";

export type AttestResult =
  | TransferActResult
  /** Nothing was written: read them, then attest again with `warningsRead`. */
  | { readonly kind: "warned"; readonly warnings: readonly PrescribingWarning[] }
  | Refusal<"membership-ended">;

/**
 * A pharmacist vouches for what the outside pharmacy said. That, and nothing else, makes a prescription of it: with the
 * units that were left there, and the last fill there, so that the next is not given too soon.
 */
export function attestTransfer(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: TransferActAsk & { readonly warningsRead: boolean },
): Promise<AttestResult> {
  const by = { kind: "staff", staff, permission: "attest-transfer" } as const;
  return performTransferAct<Extract<AttestResult, { kind: "warned" }> | Refusal<"membership-ended">>(
    dependencies,
    by,
    ask,
    async (seen) => {
      const { row, on, now } = seen;
      if (row.membership_ended_on !== null && row.membership_ended_on <= on) return refuse("membership-ended");
      if (!ask.warningsRead) {
        const warnings = await transferWarnings(dependencies, seen);
        if (warnings.length > 0) return { kind: "warned", warnings };
      }
      return {
        act: { kind: "attest", byPharmacist: staff.role === "pharmacist" },
        event: "completed",
        action: "transfer-attested",
        write: async (trx, answer) => {
          if (answer === null) throw new Error("an attestation without an answer was let through");
          return {
            prescription_id: await prescribe(trx, seen, answer, staff.staffId),
            attested_by_staff_id: staff.staffId,
            attested_at: now,
          };
        },
      };
    },
  );
}

/** What the pharmacist has to know of the member before attesting; empty without an answer. */
export async function transferWarnings(
  { database }: Dependencies,
  { row, on }: SeenTransfer,
): Promise<readonly PrescribingWarning[]> {
  if (row.answer === null) return [];
  const drug = { name: row.answer.drug_name, therapy: row.answer.therapy };
  return prescribingWarnings(drug, await readProfile(database, row.member_id), on, row.prescription_id);
}

async function prescribe(
  trx: Kysely<DB>,
  { row }: SeenTransfer,
  answer: TransferAnswer,
  staffId: string,
): Promise<string> {
  const prescriptionId = await enterPrescription(trx, {
    ...answer,
    refills: answer.refillsRemaining,
    memberId: row.member_id,
    prescriberId: await knownPrescriber(trx, answer),
    staffId,
    pharmacyId: row.to_pharmacy_id,
    transferred: { transferId: row.transfer_id, unitsRemaining: answer.quantity * fillsLeft(answer) },
  });
  if (answer.lastFilledOn !== null) {
    await trx
      .insertInto("fills")
      .values({
        fill_id: newId(),
        member_id: row.member_id,
        prescription_id: prescriptionId,
        pharmacy_id: null,
        filled_elsewhere: row.outside_pharmacy_name,
        filled_on: answer.lastFilledOn,
        days_supply: answer.daysSupply,
        quantity: answer.quantity,
      })
      .execute();
  }
  return prescriptionId;
}

/**
 * The prescriber by NPI, or, where the outside pharmacy had only a phone number, by name and phone among those outside.
 * Whoever is not known is outside the plan, and the price says so.
 */
async function knownPrescriber(trx: Kysely<DB>, answer: TransferAnswer): Promise<string> {
  const { prescriberName, prescriberNpi, prescriberPhone } = answer;
  const known = await findPrescriber(trx, answer);
  if (known !== undefined) return known.prescriber_id;
  const id = newId();
  await trx
    .insertInto("prescribers")
    .values({ prescriber_id: id, name: prescriberName, network: "outside", npi: prescriberNpi, phone: prescriberPhone })
    .execute();
  return id;
}

export function findPrescriber(
  kysely: Kysely<DB>,
  {
    prescriberName,
    prescriberNpi,
    prescriberPhone,
  }: Pick<TransferAnswer, "prescriberName" | "prescriberNpi" | "prescriberPhone">,
) {
  const byNumber =
    prescriberNpi === null
      ? kysely
          .selectFrom("prescribers")
          .where("network", "=", "outside")
          .where("phone", "=", prescriberPhone)
          .where((eb) => eb(eb.fn("lower", ["name"]), "=", prescriberName.toLowerCase()))
      : kysely.selectFrom("prescribers").where("npi", "=", prescriberNpi);
  return byNumber
    .select(["prescriber_id", "name", "network"])
    .orderBy((eb) => eb(eb.fn("lower", ["name"]), "=", prescriberName.toLowerCase()), "desc")
    .orderBy("prescriber_id")
    .executeTakeFirst();
}
