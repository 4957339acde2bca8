import type { AskedLine, OrderFactsRow } from "#database/queries/read-order-facts.ts";
import { type Sight, sightOf } from "#use-cases/family/sight.ts";

/**
 * By what right an asker reaches a prescription; null when by none, which must look like "no such number". Besides what
 * they may see, whoever holds the record number from the ID card and the prescription number from the label may order.
 */
export function authorityOver(row: OrderFactsRow, asked: AskedLine, ordererId: string | null, now: Date): Sight | null {
  if (row.prescription_id === null) return null;
  if (asked.mrn !== null && asked.mrn !== row.mrn) return null;
  return sightOf(row, ordererId, now) ?? (asked.mrn === null ? null : "number");
}
