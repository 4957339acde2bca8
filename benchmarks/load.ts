/** What one round of load gave, seen from the client. */
export type Round = {
  readonly done: number;
  readonly seconds: number;
  /** Anything but the answer that was asked for. */
  readonly errors: number;
  readonly latenciesMs: readonly number[];
  /** Processor time of the load generator. */
  readonly clientCpuSeconds: number;
  /** How many places of the jumping order it went through. */
  readonly membersUsed: number;
};

/** How many requests, or statements, are under way at any time. */
export const IN_FLIGHT = 32;

/**
 * The `at`-th member to come: all of them once, in an order that jumps, so that neighbours in time are no neighbours on
 * the disk. `STRIDE` is a prime that divides no sensible number of members.
 */
export const STRIDE = 100_003;

export function memberAt(at: number, members: number): number {
  return (at * STRIDE) % members;
}
