import { v7 as uuidv7 } from "uuid";
import type { BridgeToAsk } from "#use-cases/bridges/ask-for-bridges.ts";
import type { DecidedLine } from "#use-cases/orders/decide-line.ts";
import type { DecidedOrder } from "#use-cases/orders/decide-order.ts";
import { dueAt } from "#use-cases/orders/due-at.ts";
import { firstStatus } from "#use-cases/orders/first-status.ts";
import { opensRequest, startsOn } from "#use-cases/orders/line-answer.ts";
import { gapOf } from "#use-cases/orders/look-ahead.ts";
import type { OrderAsk } from "#use-cases/orders/order-request.ts";

/** A line as `commit_order` (migration 0002) writes it. */
export type LineToWrite = NonNullable<ReturnType<typeof lineToWrite>>;

/** Null for a line that opens no request. */
export function lineToWrite({ answer, found }: DecidedLine, position: number) {
  const { promise, price } = answer;
  if (found === null || !opensRequest(found.decision) || promise === undefined || price === undefined) return null;
  const { row, pharmacy, decision, daysSupply } = found;
  return {
    line_id: uuidv7(),
    member_id: row.member_id,
    prescription_id: row.prescription_id,
    prescription_version: row.version,
    prescriber_id: row.prescriber_id,
    ordered_as: answer.orderedAs,
    position,
    outcome: decision.kind,
    code: decision.code,
    status: firstStatus(decision.kind),
    days_supply: daysSupply,
    quantity: "quantity" in decision ? decision.quantity : row.quantity,
    delivery_kind: found.delivery,
    pharmacy_id: pharmacy.id,
    ship_to: found.shipTo,
    starts_on: startsOn(decision),
    promise_kind: promise.kind,
    promise_by: promise.by,
    due_at: dueAt(promise, pharmacy.timeZone).toISOString(),
    promise_then_by: promise.kind === "starts-on" ? promise.then.by : null,
    price_cents: price.amountCents,
    price_code: price.code,
    flags: "flags" in decision ? decision.flags : [],
  };
}

/** The questions to prescribers that go with the lines. */
export function renewalsToAsk(lines: readonly LineToWrite[]) {
  return lines
    .filter((line) => line.outcome === "sent-to-prescriber")
    .map((line) => ({
      renewal_id: uuidv7(),
      member_id: line.member_id,
      prescription_id: line.prescription_id,
      line_id: line.line_id,
      prescriber_id: line.prescriber_id,
      answer_due_on: line.promise_by,
    }));
}

/** The grants that the orderer needs for these lines, as they were read. */
export function grantsLeanedOn(lines: readonly DecidedLine[]): { grant_id: string; version: number }[] {
  const versions = new Map<string, number>();
  for (const { answer, found } of lines) {
    if (answer.orderedAs === "self" || found === null) continue;
    const { grant_id, grant_version } = found.row;
    if (grant_id !== null && grant_version !== null) versions.set(grant_id, grant_version);
  }
  return [...versions].map(([grant_id, version]) => ({ grant_id, version }));
}

/**
 * The bridge supplies asked for with the lines that go on; what the rules don't let be asked is left out.
 * @param written by position
 */
export function bridgesToAsk(
  ask: OrderAsk,
  order: DecidedOrder,
  written: readonly (LineToWrite | null)[],
): BridgeToAsk[] {
  return order.lines.flatMap((line, index): BridgeToAsk[] => {
    const placed = written[index];
    if (ask.lines[index]?.bridge !== true || placed == null || line.answer.orderedAs === "number") return [];
    const bridge = gapOf(line, order)?.bridge;
    if (bridge == null) return [];
    const { line_id, member_id, prescription_id } = placed;
    const { pharmacy, days } = bridge;
    return [
      { line_id, member_id, prescription_id, pharmacy_id: pharmacy.id, pharmacy_name: pharmacy.name, asked_days: days },
    ];
  });
}
