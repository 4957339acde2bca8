import type { Day } from "#domain/calendar/day.ts";
import { inWork } from "#domain/filling/filling-line.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { endOfDay } from "#use-cases/filling/end-of-day.ts";
import { type ActAsk, type ActResult, performAct } from "#use-cases/filling/perform-act.ts";
import { dueAt } from "#use-cases/orders/due-at.ts";
import { promiseLine } from "#use-cases/orders/promise-line.ts";
import { refuse } from "#use-cases/refusal.ts";

/** Gives what there is on the shelf now, and promises the rest by a day. */
export function givePart(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: ActAsk & { readonly quantity: number; readonly restBy: Day },
): Promise<ActResult> {
  const { quantity, restBy } = ask;
  return performAct(dependencies, staff, ask, "count-medicine", ({ on, line }) => ({
    act: { kind: "partial", quantity, restBy, on },
    event: "part-prepared",
    details: { quantity, of: inWork(line)?.quantity ?? null, restBy },
  }));
}

/** Nothing on the shelf: the line waits for a delivery, and the member is promised the day after it. */
export function awaitStock(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: ActAsk & { readonly until: Day },
): Promise<ActResult> {
  const { until } = ask;
  return performAct(dependencies, staff, ask, "count-medicine", ({ on, pharmacy }) => ({
    act: { kind: "await-stock", until, on },
    event: "waiting-for-stock",
    details: { until },
    line: { promise_by: until, due_at: endOfDay(until, pharmacy.timeZone) },
  }));
}

/** Another pharmacy of the plan fills it, from the beginning and with a promise of its own. */
export function moveToPharmacy(
  dependencies: Dependencies,
  staff: StaffActor,
  ask: ActAsk & { readonly pharmacyId: string },
): Promise<ActResult> {
  return performAct(dependencies, staff, ask, "count-medicine", ({ row, plan, now, pharmacy: from }) => {
    const pharmacy = plan.pharmacies.get(ask.pharmacyId);
    if (pharmacy === undefined || pharmacy.kind !== "plan" || pharmacy.id === from.id) {
      return refuse("pharmacy-not-found", { fields: { pharmacyId: "pharmacy" } });
    }
    const accepted = {
      kind: "accepted",
      code: "ready",
      owner: "pharmacy",
      nextStep: "order-now",
      daysSupply: row.line_days_supply,
      quantity: row.line_quantity,
      flags: [],
    } as const;
    const promise = promiseLine(accepted, { row, pharmacy, delivery: "pickup", now });
    if (promise === undefined) throw new Error("a line that is to be filled has no promise");
    return {
      act: { kind: "move" },
      event: "moved",
      details: { from: from.name, to: pharmacy.name },
      line: {
        pharmacy_id: pharmacy.id,
        promise_kind: promise.kind,
        promise_by: promise.by,
        due_at: dueAt(promise, pharmacy.timeZone),
      },
    };
  });
}
