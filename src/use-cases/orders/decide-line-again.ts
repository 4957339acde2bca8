import type { PrescriptionRow } from "#database/queries/prescription-facts.ts";
import type { Plan } from "#database/queries/read-plan.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import type { LineStatus } from "#domain/order/line-status.ts";
import { decideRefill } from "#domain/refill/decide-refill.ts";
import type { RefillDecision } from "#domain/refill/refill-decision.ts";
import type { Promised } from "#domain/promise/promised.ts";
import { deliveryFacts } from "#use-cases/orders/decide-line.ts";
import { dueAt } from "#use-cases/orders/due-at.ts";
import { promiseLine } from "#use-cases/orders/promise-line.ts";
import { factsOfRow } from "#use-cases/prescriptions/facts-of-row.ts";

/** A placed line that has not begun. */
export type WaitingLine = {
  readonly line_pharmacy_id: string;
  readonly delivery_kind: "pickup" | "mail";
  readonly ship_to: { readonly line1: string; readonly line2: string | null; readonly state: string } | null;
  /** Days asked for; null takes a fill as written. */
  readonly line_days_supply: number | null;
};

export type LineDecision = {
  readonly decision: RefillDecision;
  readonly status: LineStatus;
  readonly promise: Promised | undefined;
  /** What the decision moves in `order_lines`. */
  readonly columns: {
    readonly status: LineStatus;
    readonly code: string;
    readonly hold_code: string | null;
    readonly hold_owner: string | null;
    readonly promise_then_by: string | null;
    readonly starts_on?: string;
    readonly days_supply?: number;
    readonly quantity?: number;
    readonly flags?: string[];
    readonly promise_kind?: string;
    readonly promise_by?: string;
    readonly due_at?: Date;
  };
};

/**
 * Lets a waiting line pass all gates again, because time has gone by or its prescription is another: it is received, goes
 * to the prescriber, waits for a date, or is put on hold for the pharmacist with the reason.
 */
export function decideLineAgain(plan: Plan, line: WaitingLine, row: PrescriptionRow, now: Date): LineDecision {
  const pharmacy = plan.pharmacies.get(line.line_pharmacy_id);
  if (pharmacy === undefined) throw new Error("an order line names a pharmacy that does not exist");
  const delivery = deliveryFacts(plan, row, line.delivery_kind === "mail" ? line.ship_to : null);
  // The open request is this very line: it must not stand in its own way.
  const facts = factsOfRow({ ...row, open_confirmation_number: null }, plan, delivery, line.line_days_supply);
  const decision = decideRefill(facts, plan.policy, dayInZone(now, pharmacy.timeZone));
  const promise = promiseLine(decision, {
    row,
    pharmacy,
    delivery: line.delivery_kind,
    shipToState: line.ship_to?.state,
    now,
  });
  const status = statusAfter(decision);
  const held = decision.kind === "refused" ? decision : null;
  return {
    decision,
    status,
    promise,
    columns: {
      status,
      code: decision.code,
      hold_code: held === null ? null : (held.hold ?? held.code),
      hold_owner: held?.owner ?? null,
      promise_then_by: promise?.kind === "starts-on" ? promise.then.by : null,
      ...(decision.kind === "scheduled" ? { starts_on: decision.clearsOn } : {}),
      ...("quantity" in decision
        ? { days_supply: decision.daysSupply, quantity: decision.quantity, flags: [...decision.flags] }
        : {}),
      ...(promise === undefined
        ? {}
        : { promise_kind: promise.kind, promise_by: promise.by, due_at: dueAt(promise, pharmacy.timeZone) }),
    },
  };
}

function statusAfter(decision: RefillDecision): LineStatus {
  switch (decision.kind) {
    case "accepted":
      return "received";
    case "scheduled":
      return "scheduled";
    case "sent-to-prescriber":
      return "awaiting-prescriber";
    case "already-ordered":
    case "refused":
      return "on-hold";
  }
}
