import type { CounselReason } from "#domain/filling/filling-line.ts";
import type { SeenLine } from "#use-cases/filling/seen-line.ts";

/**
 * Why advice has to be offered: a first fill of this prescription by the plan's pharmacies, or a change since the last
 * one (16 CCR 1707.2). A renewal of the same drug in the same strength is neither; fills made elsewhere don't count.
 */
export function counselReason({ row }: Pick<SeenLine, "row">): CounselReason | null {
  if (row.fills.every(([, , , pharmacyId]) => pharmacyId === null)) return "first-fill";
  return row.directions_changed && row.fills.every(([, , , , underPrior]) => underPrior) ? "changed" : null;
}
