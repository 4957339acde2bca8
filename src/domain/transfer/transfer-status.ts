/** Where a transfer from an outside pharmacy is; one inside the plan is `completed` at once. */
export const TRANSFER_STATUSES = ["requested", "called", "answered", "completed", "refused", "cancelled"] as const;
export type TransferStatus = (typeof TRANSFER_STATUSES)[number];

/** What came of a call to the outside pharmacy. */
export const CALL_OUTCOMES = ["answered", "no-answer", "call-back", "refused"] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** Facts that rule a transfer out; who asks for it is told what to do instead. */
export const TRANSFER_OBSTACLES = [
  "schedule-ii-not-transferable",
  "transferred-before",
  "prescription-expired",
  "no-refills-left",
] as const;
export type TransferObstacle = (typeof TRANSFER_OBSTACLES)[number];

/** Why a pharmacist ends a transfer without the prescription. */
export const TRANSFER_REFUSALS = [
  ...TRANSFER_OBSTACLES,
  "unknown-there",
  "pharmacy-refused",
  "pharmacy-unreachable",
  "drug-not-carried",
  "pharmacist-judgement",
] as const;
export type TransferRefusal = (typeof TRANSFER_REFUSALS)[number];

export function isOpenTransfer(status: TransferStatus): boolean {
  return status === "requested" || status === "called" || status === "answered";
}
