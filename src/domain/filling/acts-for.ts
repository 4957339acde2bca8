import type { FillingActKind } from "#domain/filling/filling-acts.ts";
import { type FillingLine, given, inWork, owed } from "#domain/filling/filling-line.ts";

/** The acts of a line on its way, as the workbench offers them; the first is the one that comes next. */
export function actsFor(line: FillingLine): readonly FillingActKind[] {
  const dispense = inWork(line);
  switch (line.status) {
    case "received":
      return ["verify", "await-stock", ...(line.delivery === "pickup" ? (["move"] as const) : []), "hold", "decline"];
    case "in-process": {
      if (dispense?.step === "check") return ["check", "undo", "hold", "decline"];
      const pickup = line.delivery === "pickup" ? (["partial", "move"] as const) : [];
      return [
        "count",
        ...pickup,
        "await-stock",
        "substitute",
        "hold",
        "decline",
        ...(undoes(line) === null ? [] : (["undo"] as const)),
      ];
    }
    case "on-hold":
      return ["release", "decline", ...(line.delivery === "pickup" ? (["move"] as const) : [])];
    case "ready-for-pickup":
      return ["hand-over", "undo", "return"];
    case "packed":
      return ["undo"];
    case "awaiting-prescriber":
    case "scheduled":
    case "picked-up":
    case "shipped":
    case "delivered":
    case "cancelled":
    case "declined":
    case "returned-to-stock":
      return [];
  }
}

/** What the last step was, or null where it can't be undone: what was handed over is in the member's hands. */
export function undoes(line: FillingLine): "check" | "count" | "part" | "substitution" | "verification" | null {
  const dispense = inWork(line);
  if (dispense === undefined || line.status === "on-hold") return null;
  if (dispense.checkedOn !== null) return "check";
  if (dispense.stock !== null) return "count";
  if (line.owedBy !== null && owed(line).quantity > 0) return "part";
  // The rest of a part was verified with the part itself, and what replaces a lost parcel with that.
  if (given(line).quantity > 0 || (dispense.replaces !== null && dispense.substitution === null)) return null;
  return dispense.substitution === null ? "verification" : "substitution";
}
