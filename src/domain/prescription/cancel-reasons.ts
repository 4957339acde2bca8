/** Why a prescriber takes a prescription back (CancelRx). */
export const CANCEL_REASONS = [
  "therapy-changed",
  "side-effect",
  "no-longer-needed",
  "duplicate",
  "written-in-error",
] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];
