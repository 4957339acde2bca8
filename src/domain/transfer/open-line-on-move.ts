import { isInProcess, type LineStatus } from "#domain/order/line-status.ts";

/** The open order line of a prescription that is to move to another pharmacy. */
export type OpenLine = {
  readonly status: LineStatus;
  readonly delivery: "pickup" | "mail";
  /** Some of it was taken from the shelf. */
  readonly begun: boolean;
  /** Somebody at its pharmacy has it in hand. */
  readonly claimed: boolean;
};

/**
 * What becomes of the open line. What a pharmacy has in hand is finished there, and a second one must not start on it;
 * what nobody has begun goes along to be picked up at the new pharmacy. A parcel was ordered as a parcel, and a pick-up
 * as a pick-up: between the two nothing goes along by itself.
 */
export function openLineOnMove(line: OpenLine, to: "plan" | "mail-order"): "goes-along" | "stays" | "in-process" {
  if (line.begun || line.claimed || isInProcess(line.status)) return "in-process";
  return line.delivery === "pickup" && to === "plan" ? "goes-along" : "stays";
}
