import type { Database } from "#database/database.ts";
import { inWork } from "#domain/filling/filling-line.ts";
import type { Permission } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { type ActAsk, type ActResult, performAct } from "#use-cases/filling/perform-act.ts";
import type { SeenLine } from "#use-cases/filling/seen-line.ts";
import { refuse } from "#use-cases/refusal.ts";

/** Takes the last step back: the check (its units return), the count, a part, a substitution, the verification. */
export async function undoStep(dependencies: Dependencies, staff: StaffActor, ask: ActAsk): Promise<ActResult> {
  // What lies in a parcel is taken out of it first.
  if (await liesInParcel(dependencies.database, ask.lineId)) return refuse("not-now");
  return performAct(dependencies, staff, ask, permissionToUndo, ({ row }) => ({
    act: { kind: "undo", prescribed: { drugId: row.drug_id, ndc: row.ndc } },
    event: "undone",
  }));
}

async function liesInParcel({ kysely }: Database, lineId: string): Promise<boolean> {
  const found = await kysely
    .selectFrom("parcel_lines")
    .select("line_id")
    .where("line_id", "=", lineId)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return found !== undefined;
}

/** Who may do a step may take it back. */
export function permissionToUndo({ line }: SeenLine): Permission {
  const dispense = inWork(line);
  if (dispense?.checkedOn != null) return "final-check";
  if (dispense?.stock != null || line.owedBy !== null) return "count-medicine";
  return dispense?.substitution == null ? "verify-prescription" : "substitute-drug";
}
