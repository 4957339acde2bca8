import { type DispenseRow, type FillingLineRow, readFillingLine } from "#database/queries/read-filling-line.ts";
import { type Pharmacy, type Plan, readPlan } from "#database/queries/read-plan.ts";
import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import type {
  Dispense,
  DispenseStatus,
  FillingLine,
  HoldCode,
  OverrideReason,
  SubstitutionReason,
} from "#domain/filling/filling-line.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import type { Owner } from "#domain/refill/refill-decision.ts";
import type { DeaSchedule } from "#domain/refill/refill-facts.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

/** A line as it was read, with what an act on it is judged by. */
export type SeenLine = {
  readonly row: FillingLineRow;
  readonly line: FillingLine;
  readonly pharmacy: Pharmacy;
  readonly plan: Plan;
  readonly now: Date;
  /** The pharmacy's day. */
  readonly on: Day;
};

export async function seeLine({ database, clock }: Dependencies, lineId: string): Promise<SeenLine | undefined> {
  const row = await readFillingLine(database, lineId);
  if (row === undefined) return undefined;
  const plan = await readPlan(database, row.policy_version);
  const pharmacy = plan.pharmacies.get(row.line_pharmacy_id);
  if (pharmacy === undefined) throw new Error("an order line names a pharmacy that does not exist");
  const now = clock();
  return { row, line: lineOfRow(row), pharmacy, plan, now, on: dayInZone(now, pharmacy.timeZone) };
}

function lineOfRow(row: FillingLineRow): FillingLine {
  return {
    status: row.line_status as LineStatus,
    delivery: row.delivery_kind,
    deaSchedule: row.dea_schedule as DeaSchedule | null,
    ordered: { quantity: row.line_quantity, daysSupply: row.line_days_supply },
    dispenses: row.dispenses.map(dispenseOfRow),
    owedBy: row.owed_by as Day | null,
    // A line that a rule stopped before it reached the pharmacy carries the rule's code.
    hold:
      row.line_status === "on-hold"
        ? { code: (row.hold_code ?? row.line_code) as HoldCode, owner: (row.hold_owner ?? "pharmacy") as Owner }
        : null,
    unitsRemaining: row.units_remaining,
  };
}

function dispenseOfRow(row: DispenseRow): Dispense {
  return {
    sequence: row.sequence,
    status: row.status as DispenseStatus,
    step: row.step,
    product: { drugId: row.drug_id, ndc: row.ndc },
    substitution: row.substitution as SubstitutionReason | null,
    override: row.override as OverrideReason | null,
    counsel: row.counsel,
    quantity: row.quantity,
    daysSupply: row.days_supply,
    stock:
      row.stock_ndc === null || row.stock_lot === null || row.stock_expires_on === null
        ? null
        : { ndc: row.stock_ndc, lot: row.stock_lot, expiresOn: row.stock_expires_on as Day },
    checkedOn: row.checked_on as Day | null,
    replaces: row.replaces,
  };
}
