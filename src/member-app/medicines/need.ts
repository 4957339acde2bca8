import type { Prescription } from "#contracts/prescriptions.ts";

/** Why a medicine needs the reader, the most pressing first; `nothing` and `ended` need nothing. */
const NEEDS = ["runs-out", "ready", "answer", "nothing", "ended"] as const;
export type Need = (typeof NEEDS)[number];

/** Refused, and yet still taken: they stay in sight. Every other refused medicine is one that has ended. */
const STILL_TAKEN: ReadonlySet<string> = new Set([
  "on-hold",
  "drug-recalled",
  "safety-programme",
  "schedule-ii-never-refilled",
  "feature-not-in-area",
]);

export function needOf({ refill, supply }: Prescription): Need {
  if (refill.kind === "refused") return STILL_TAKEN.has(refill.code) ? "answer" : "ended";
  if (refill.kind === "already-ordered") {
    if (refill.status === "ready-for-pickup") return "ready";
    return refill.status === "on-hold" ? "answer" : "nothing";
  }
  if (supply.kind === "short" || supply.kind === "out") return "runs-out";
  return refill.kind === "sent-to-prescriber" ? "answer" : "nothing";
}

/** What needs the reader first, then by name. A medicine keeps its place when it is put in the bag. */
export function byNeed(prescriptions: readonly Prescription[], language: string): Prescription[] {
  return [...prescriptions].sort(
    (a, b) => NEEDS.indexOf(needOf(a)) - NEEDS.indexOf(needOf(b)) || a.drug.localeCompare(b.drug, language),
  );
}
