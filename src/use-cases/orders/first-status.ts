import type { LineStatus } from "#domain/order/line-status.ts";
import type { PlacedKind } from "#use-cases/orders/line-answer.ts";

const FIRST = {
  accepted: "received",
  scheduled: "scheduled",
  "sent-to-prescriber": "awaiting-prescriber",
} as const satisfies Record<PlacedKind, LineStatus>;

/** Where a line stands the moment it is placed. */
export function firstStatus(outcome: PlacedKind): LineStatus {
  return FIRST[outcome];
}
