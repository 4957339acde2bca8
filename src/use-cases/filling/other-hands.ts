import type { SeenLine } from "#use-cases/filling/seen-line.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** Somebody else was first, or is at it: who, and when. Nothing of the loser's was written. */
export type Beaten = Refusal<"changed-meanwhile" | "claimed-by-other"> & {
  readonly who: string | null;
  readonly at: string;
};

/** Who took a line and went home does not keep it from the others. */
export const CLAIM_LASTS_MS = 30 * 60_000;

/** Null unless somebody else has the line in hand. */
export function inOtherHands({ row, now }: Pick<SeenLine, "row" | "now">, staffId: string): Beaten | null {
  if (row.claimed_by === null || row.claimed_at === null || row.claimed_by === staffId) return null;
  if (now.getTime() - row.claimed_at.getTime() >= CLAIM_LASTS_MS) return null;
  return { ...refuse("claimed-by-other"), who: row.claimed_by_name, at: row.claimed_at.toISOString() };
}

/** Whoever moved the line last: the newest event, or a claim after it. */
export function beaten({ row }: Pick<SeenLine, "row">): Beaten {
  const last = row.events.at(-1);
  const claimedAt = row.claimed_at?.toISOString() ?? "";
  const eventAt = last === undefined ? "" : new Date(last.at).toISOString();
  const claimed = claimedAt > eventAt;
  return {
    ...refuse("changed-meanwhile"),
    who: claimed ? row.claimed_by_name : (last?.by ?? null),
    at: claimed ? claimedAt : eventAt,
  };
}
