import { daysBetween } from "#domain/calendar/day.ts";
import { DAYS_ON_THE_SHELF } from "#domain/filling/act-on-line.ts";
import { actsFor } from "#domain/filling/acts-for.ts";
import type { FillingActKind } from "#domain/filling/filling-acts.ts";
import { inWork } from "#domain/filling/filling-line.ts";
import { mayAct, type Permission } from "#domain/staff/roles.ts";
import type { StaffActor } from "#use-cases/dependencies.ts";
import type { SeenLine } from "#use-cases/filling/seen-line.ts";
import { permissionToUndo } from "#use-cases/filling/undo-step.ts";

const PERMISSION: Readonly<Record<Exclude<FillingActKind, "release" | "undo">, Permission>> = {
  verify: "verify-prescription",
  count: "count-medicine",
  check: "final-check",
  "hand-over": "hand-over",
  partial: "count-medicine",
  "await-stock": "count-medicine",
  move: "count-medicine",
  hold: "hold-line",
  decline: "decline-line",
  substitute: "substitute-drug",
  return: "return-to-stock",
};

/** What this member of staff may do with the line now; the first is what comes next, where it is theirs to do. */
export function offeredActs(seen: SeenLine, staff: StaffActor): readonly FillingActKind[] {
  const { line, row, on } = seen;
  return actsFor(line).filter((kind) => {
    if (!mayAct(staff, permissionFor(seen, kind), row.line_pharmacy_id)) return false;
    const readyOn = inWork(line)?.checkedOn;
    return kind !== "return" || (readyOn != null && daysBetween(readyOn, on) >= DAYS_ON_THE_SHELF);
  });
}

function permissionFor(seen: SeenLine, kind: FillingActKind): Permission {
  if (kind === "undo") return permissionToUndo(seen);
  if (kind === "release") return seen.line.hold?.code === "stock" ? "count-medicine" : "hold-line";
  return PERMISSION[kind];
}
