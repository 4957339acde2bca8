import type { Drug as DrugAnswer } from "#contracts/staff/prescriptions.ts";
import { mostRefills } from "#domain/prescription/written-prescription.ts";
import type { Drug } from "#use-cases/prescribing/find-drugs.ts";

/** A medicine of the plan's drug file as the workbench chooses it. */
export function drugAnswer({ id, name, strength, schedule }: Drug): DrugAnswer {
  return {
    id,
    name,
    strength,
    ...(schedule === null ? {} : { deaSchedule: schedule }),
    mostRefills: mostRefills(schedule),
  };
}
