import type { TransferAnswer } from "#domain/transfer/transfer-answer.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { findDrug } from "#use-cases/prescribing/find-drugs.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import {
  performTransferAct,
  type TransferActAsk,
  type TransferActResult,
} from "#use-cases/transfers/perform-transfer-act.ts";

/**
 * Takes down what the outside pharmacy said; it can be mended until it is attested. For a controlled medicine only a
 * pharmacist takes it down, from the other pharmacy's pharmacist.
 */
export async function recordAnswer(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: TransferActAsk & { readonly answer: TransferAnswer },
): Promise<TransferActResult | Refusal<"drug-not-found">> {
  const { answer, transferId } = ask;
  const by = { kind: "staff", staff, permission: "work-transfer" } as const;
  return performTransferAct<Refusal<"drug-not-found">>(dependencies, by, ask, async ({ row, now }) => {
    const drug = await findDrug(dependencies, answer.drugId);
    if (drug === undefined) return refuse("drug-not-found");
    return {
      act: { kind: "answer", answer, schedule: drug.schedule, byPharmacist: staff.role === "pharmacist" },
      event: "answer-recorded",
      write: async (trx) => {
        const columns = {
          drug_id: answer.drugId,
          directions: JSON.stringify(answer.directions),
          purpose: JSON.stringify(answer.purpose),
          quantity: answer.quantity,
          days_supply: answer.daysSupply,
          refills_remaining: answer.refillsRemaining,
          written_on: answer.writtenOn,
          last_filled_on: answer.lastFilledOn,
          prescriber_name: answer.prescriberName,
          prescriber_npi: answer.prescriberNpi,
          prescriber_phone: answer.prescriberPhone,
          dea_schedule: answer.schedule,
          transferred_before: answer.transferredBefore,
          outside_dea_number: answer.outsideDeaNumber,
          given_by: answer.givenBy,
          given_by_pharmacist: answer.givenByPharmacist,
          recorded_at: now,
          recorded_by_staff_id: staff.staffId,
        };
        await trx
          .insertInto("transfer_answers")
          .values({ transfer_id: transferId, member_id: row.member_id, ...columns })
          .onConflict((conflict) => conflict.column("transfer_id").doUpdateSet(columns))
          .execute();
        return {};
      },
    };
  });
}
