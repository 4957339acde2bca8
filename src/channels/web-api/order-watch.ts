import { listChangedLines } from "#use-cases/orders/list-changed-lines.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

const LOOK_EVERY_MS = 1000;
/** A change is stamped before it is committed, and clocks of processes differ: look back this far each time. */
const OVERLAP_MS = 10_000;

export type OrderWatch = {
  /**
   * Resolves with `look` when the order, or the queue named by `queueKey`, may have changed, or after `timeoutMs`; with
   * `closing` once the watch stops.
   */
  untilChanged(key: string, timeoutMs: number): Promise<"look" | "closing">;
  stop(): void;
};

/** By what a pharmacy's queue is watched. */
export function queueKey(pharmacyId: string): string {
  return `queue ${pharmacyId}`;
}

/**
 * Tells open pages that an order moved, or a line of a queue. One query a second for the whole process, however many pages watch, and none
 * while nobody does.
 */
export function watchOrders(dependencies: Dependencies, onFault: (error: unknown) => void): OrderWatch {
  const waiting = new Map<string, Set<() => void>>();
  /** By line: its version, and the queue it was in. */
  let seen = new Map<string, { readonly version: number; readonly queue: string }>();
  let busy = false;
  let closing = false;

  async function look(): Promise<void> {
    if (busy || waiting.size === 0) return;
    busy = true;
    try {
      const rows = await listChangedLines(dependencies, OVERLAP_MS);
      const now = new Map(rows.map((row) => [row.line_id, { version: row.version, queue: queueKey(row.pharmacy_id) }]));
      const moved = new Set<string>();
      for (const row of rows) {
        const before = seen.get(row.line_id);
        if (before?.version === row.version) continue;
        // A line that went to another pharmacy left this one's queue.
        for (const key of [row.order_id, queueKey(row.pharmacy_id), before?.queue])
          if (key !== undefined) moved.add(key);
      }
      for (const key of moved) for (const wake of [...(waiting.get(key) ?? [])]) wake();
      seen = now;
    } catch (error) {
      onFault(error);
    } finally {
      busy = false;
    }
  }

  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();

  return {
    untilChanged: (key, timeoutMs) =>
      new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timeout);
          const set = waiting.get(key);
          set?.delete(wake);
          if (set?.size === 0) waiting.delete(key);
          resolve(closing ? "closing" : "look");
        };
        const timeout = setTimeout(wake, timeoutMs);
        timeout.unref();
        const set = waiting.get(key) ?? new Set();
        set.add(wake);
        waiting.set(key, set);
        if (closing) wake();
      }),
    stop: () => {
      clearInterval(timer);
      closing = true;
      for (const set of [...waiting.values()]) for (const wake of [...set]) wake();
    },
  };
}
