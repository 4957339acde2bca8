import type { Random } from "#demo-data/random.ts";
import type { Victim } from "./installation.ts";

export type Kill = { readonly at: number; readonly whom: Victim };

const WEIGHTS: Readonly<Record<Victim, number>> = { server: 6, processor: 3, database: 1 };

/**
 * Whose plug somebody pulls and when, counted in orders placed, lines filled and lines shipped: the server's at least
 * once.
 */
export function planKills(random: Random, orders: number, count: number): Kill[] {
  return Array.from({ length: count }, (_, n): Kill => {
    const victims = ["server", "processor", "database"] as const;
    const whom = n === 0 ? "server" : random.pickWeighted(victims, (victim) => WEIGHTS[victim]);
    return { whom, at: random.int(1, Math.ceil(orders * 2.5)) };
  }).toSorted((a, b) => a.at - b.at);
}
