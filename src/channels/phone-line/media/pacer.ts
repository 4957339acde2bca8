import { createHistogram } from "node:perf_hooks";

/** A packet holds so much sound. */
export const FRAME_MS = 20;
/** Samples of a packet. */
export const FRAME = 160;

const SLOT_MS = 2;
const SLOTS = FRAME_MS / SLOT_MS;
/** After a longer stop (a suspended machine) the missed frames are left out: nobody wants them in one burst. */
const GIVE_UP_MS = 200;

export type Pacer = {
  /** Calls `tick` every 20 ms; returns what ends it. */
  readonly add: (tick: () => void) => () => void;
  /** How late frames left since this was last asked. */
  readonly lateness: () => Lateness;
  readonly stop: () => void;
};

export type Lateness = { readonly p50Ms: number; readonly p99Ms: number; readonly worstMs: number };

/**
 * One timer for all calls. Calls are spread over ten slots of 2 ms, so that their packets do not leave in one burst, and
 * each slot has an absolute deadline, so that a late one does not make all later ones late. Without calls it sleeps.
 */
export function createPacer(): Pacer {
  const slots = Array.from({ length: SLOTS }, () => new Set<() => void>());
  const lateMicroseconds = createHistogram();
  let calls = 0;
  let timer: NodeJS.Timeout | undefined;
  /** The slot that is due at `due`. */
  let slot = 0;
  let due = 0;

  const run = () => {
    const now = performance.now();
    if (now - due > GIVE_UP_MS) due = now;
    for (; due <= now; due += SLOT_MS) {
      const ticks = slots[slot] as Set<() => void>;
      slot = (slot + 1) % SLOTS;
      if (ticks.size === 0) continue;
      lateMicroseconds.record(Math.max(1, Math.round((performance.now() - due) * 1000)));
      for (const tick of ticks) tick();
    }
    timer = calls === 0 ? undefined : setTimeout(run, Math.max(0, due - performance.now()));
  };

  return {
    add(tick) {
      const emptiest = slots.reduce((best, each) => (each.size < best.size ? each : best));
      // A wrapper of its own: the same function may be added twice.
      const own = () => tick();
      emptiest.add(own);
      calls++;
      if (timer === undefined) {
        due = performance.now();
        timer = setTimeout(run, 0);
      }
      return () => {
        if (emptiest.delete(own)) calls--;
      };
    },
    lateness() {
      const asMs = (microseconds: number) => (lateMicroseconds.count === 0 ? 0 : microseconds / 1000);
      const seen = {
        p50Ms: asMs(lateMicroseconds.percentile(50)),
        p99Ms: asMs(lateMicroseconds.percentile(99)),
        worstMs: asMs(lateMicroseconds.max),
      };
      lateMicroseconds.reset();
      return seen;
    },
    stop() {
      clearTimeout(timer);
      for (const ticks of slots) ticks.clear();
      calls = 0;
      timer = undefined;
    },
  };
}
