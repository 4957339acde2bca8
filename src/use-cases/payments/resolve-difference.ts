import type { Day } from "#domain/calendar/day.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { mayAct } from "#domain/staff/roles.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import type { MoneyDependencies } from "#use-cases/payments/ask-provider.ts";
import { reconcileDay } from "#use-cases/payments/reconcile-day.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** Writes down what a difference is and who says so. It moves no money: that is done at the provider, or by the order. */
export async function resolveDifference(
  { database, clock }: MoneyDependencies,
  staff: StaffActor,
  { differenceId, note }: { readonly differenceId: string; readonly note: string },
): Promise<Refusal<"not-allowed" | "not-found" | "changed-meanwhile"> | undefined> {
  if (!mayAct(staff, "reconcile-payments", null)) return refuse("not-allowed");
  const { numUpdatedRows } = await database.kysely
    .updateTable("payment_differences")
    .set({ resolved_at: clock(), resolved_by: staff.staffId, note })
    .where("difference_id", "=", differenceId)
    .where("resolved_at", "is", null)
    .where("cleared_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 1n) return undefined;
  const known = await database.kysely
    .selectFrom("payment_differences")
    .select("difference_id")
    .where("difference_id", "=", differenceId)
    .executeTakeFirst();
  return refuse(known === undefined ? "not-found" : "changed-meanwhile");
}

/** Compares a day now, without waiting for the night. */
export async function compareNow(
  dependencies: MoneyDependencies,
  staff: StaffActor,
  day: Day,
): Promise<Refusal<"not-allowed" | "bad-input" | "try-again"> | undefined> {
  if (!mayAct(staff, "reconcile-payments", null)) return refuse("not-allowed");
  if (day > dayInZone(dependencies.clock(), "UTC")) return refuse("bad-input", { fields: { day: "date-in-future" } });
  const compared = await reconcileDay(dependencies, day);
  return compared.kind === "unknown" ? refuse("try-again") : undefined;
}
