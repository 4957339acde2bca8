import type { Plan } from "#database/queries/read-plan.ts";
import type { PrescriptionRow } from "#database/queries/prescription-facts.ts";
import type { Day } from "#domain/calendar/day.ts";
import type {
  DeliveryFacts,
  DrugFacts,
  HoldReason,
  PrescriptionFacts,
  RefillFacts,
} from "#domain/refill/refill-facts.ts";
import { isInProcess, type LineStatus } from "#domain/order/line-status.ts";

/** The rules' view of a prescription row. The law that counts is that of the label's pharmacy's state. */
export function factsOfRow(
  row: PrescriptionRow,
  plan: Plan,
  delivery: DeliveryFacts,
  requestedDaysSupply: number | null = null,
): RefillFacts {
  return {
    member: { membershipEndedOn: row.membership_ended_on as Day | null },
    prescription: prescriptionOfRow(row, plan),
    drug: drugOfRow(row),
    delivery,
    requestedDaysSupply,
  };
}

export function prescriptionOfRow(row: PrescriptionRow, plan: Plan): PrescriptionFacts {
  return {
    status: row.status as PrescriptionFacts["status"],
    hold: row.hold_reason as HoldReason | null,
    writtenOn: row.written_on as Day,
    state: plan.pharmacies.get(row.pharmacy_id)?.state ?? "",
    quantity: row.quantity,
    daysSupply: row.days_supply,
    refillsAuthorized: row.refills_authorized,
    unitsRemaining: row.units_remaining,
    prescriberBars90Days: row.prescriber_bars_90_days,
    earlyFillAllowedUntil: row.early_fill_allowed_until as Day | null,
    fills: row.fills.map(([filledOn, daysSupply, quantity, , underPrior]) => ({
      filledOn: filledOn as Day,
      daysSupply,
      quantity,
      underPrior,
    })),
    openRequest:
      row.open_confirmation_number === null || row.open_status === null
        ? null
        : { confirmationNumber: row.open_confirmation_number, inProcess: isInProcess(row.open_status as LineStatus) },
  };
}

export function drugOfRow(row: PrescriptionRow): DrugFacts {
  return {
    deaSchedule: row.dea_schedule as DrugFacts["deaSchedule"],
    dosageClass: row.dosage_class as DrugFacts["dosageClass"],
    coldChain: row.cold_chain,
    heatSensitive: row.heat_sensitive,
    injectable: row.injectable,
    psychotropic: row.psychotropic,
    recalled: row.recalled,
    rems: row.rems,
  };
}
