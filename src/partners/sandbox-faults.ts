import { createHash } from "node:crypto";
import type { MiddlewareHandler } from "hono";

/** How a sandbox misbehaves in a fault run, as partners do on bad days. */
export type SandboxFaults = {
  /** Stands before what the product asks: no answer and nothing done, done and no answer, or away for a while. */
  readonly spoil: MiddlewareHandler;
  /** How the next piece of news is told. */
  readonly telling: () => "once" | "twice" | "late" | "never";
};

/** Whoever asks a sandbox with faults gives up so soon: a run meets hundreds of time-outs. */
export const FAULTY_TIMEOUT_MS = 700;
export const LATE_MS = 2500;
const AWAY_MS = 2000;

/** @param name each sandbox draws from a row of its own; the same seed draws the same row */
export function sandboxFaults(seed: number, name: string): SandboxFaults {
  let drawn = 0;
  let awayUntil = 0;

  /** 0 up to 1. */
  function draw(): number {
    return createHash("sha256").update(`${name} ${seed} ${++drawn}`).digest().readUInt32BE() / 2 ** 32;
  }

  return {
    spoil: async (c, next) => {
      const chance = draw();
      if (chance < 0.004) awayUntil = Date.now() + AWAY_MS;
      if (Date.now() < awayUntil) return c.json({ reason: "maintenance", error: { type: "api_error" } }, 503);
      if (chance < 0.03) return never();
      await next();
      return chance < 0.07 ? never() : undefined;
    },
    telling: () => {
      const chance = draw();
      return chance < 0.7 ? "once" : chance < 0.82 ? "twice" : chance < 0.96 ? "late" : "never";
    },
  };
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
