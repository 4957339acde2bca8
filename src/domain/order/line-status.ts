/** Where an order line is. Members read words for these, never the codes. */
export type LineStatus =
  | "received"
  | "awaiting-prescriber"
  | "scheduled"
  | "in-process"
  | "on-hold"
  | "ready-for-pickup"
  | "picked-up"
  | "packed"
  | "shipped"
  | "delivered"
  | "cancelled"
  | "declined"
  | "returned-to-stock";

/** The pharmacy's steps inside `in-process`, in their order; a pharmacist's verification is what leads into it. */
export type InProcessStep = "fill" | "check";

/** Where each status may go. A status that leads nowhere is the end of the line. */
const NEXT: Readonly<Record<LineStatus, readonly LineStatus[]>> = {
  // Scheduled lines pass all gates again on their day: then a renewal may be needed, or the rules refuse.
  // Picked up: the rest of a part moved here from another pharmacy, and is not wanted any more.
  received: ["in-process", "awaiting-prescriber", "scheduled", "on-hold", "picked-up", "cancelled", "declined"],
  "awaiting-prescriber": ["received", "in-process", "scheduled", "on-hold", "cancelled", "declined"],
  scheduled: ["received", "in-process", "awaiting-prescriber", "on-hold", "cancelled", "declined"],
  // Back to received: a verification undone, or the line moved to another pharmacy. Picked up: the rest of a part is not
  // wanted any more. Delivered: the lost parcel came while it was being sent anew.
  // oxfmt-ignore
  "in-process": ["ready-for-pickup", "packed", "received", "awaiting-prescriber", "on-hold", "picked-up", "delivered", "cancelled", "declined"],
  "on-hold": ["received", "in-process", "awaiting-prescriber", "picked-up", "cancelled", "declined"],
  // Back in process: the last check undone, or a part handed over and the rest still to be filled.
  "ready-for-pickup": ["picked-up", "in-process", "returned-to-stock"],
  // Cancelled: the member did not want to wait for what is late.
  packed: ["shipped", "in-process", "on-hold", "returned-to-stock", "cancelled"],
  // Lost or damaged on the way, it is filled once more; come back, it is packed again or returned to stock.
  shipped: ["delivered", "in-process", "packed", "returned-to-stock"],
  "picked-up": [],
  // It came damaged, and is sent anew or paid back.
  delivered: ["in-process", "returned-to-stock"],
  cancelled: [],
  declined: [],
  "returned-to-stock": [],
};

export function mayBecome(from: LineStatus, to: LineStatus): boolean {
  return NEXT[from].includes(to);
}

/** Nothing more is to happen to the line, and its prescription may be ordered again. */
export function isFinished(status: LineStatus): boolean {
  return status === "delivered" || NEXT[status].length === 0;
}

/** Picking has begun: the medicine has left the shelf. */
export function isInProcess(status: LineStatus): boolean {
  return status === "in-process" || status === "ready-for-pickup" || status === "packed" || status === "shipped";
}

/** A member may undo until picking begins. A line on hold may have been picked before; its status doesn't say. */
export function canCancel(status: LineStatus, pickingBegan: boolean = isInProcess(status)): boolean {
  return !pickingBegan && mayBecome(status, "cancelled");
}
