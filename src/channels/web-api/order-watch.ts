import { listChangedLines } from "#use-cases/orders/list-changed-lines.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

const LOOK_EVERY_MS = 1000;
/** A change is stamped before it is committed, and clocks of processes differ: look back this far each time. */
const OVERLAP_MS = 10_000;

export type OrderWatch = {
  /** Resolves with `look` when the order may have changed, or after `timeoutMs`; with `closing` once the watch stops. */
  untilChanged(orderId: string, timeoutMs: number): Promise<"look" | "closing">;
  stop(): void;
};

/**
 * Tells open pages that an order moved. One query a second for the whole process, however many pages watch, and none
 * while nobody does.
 */
export function watchOrders(dependencies: Dependencies, onFault: (error: unknown) => void): OrderWatch {
  const waiting = new Map<string, Set<() => void>>();
  let seen = new Map<string, string>();
  let busy = false;
  let closing = false;

  async function look(): Promise<void> {
    if (busy || waiting.size === 0) return;
    busy = true;
    try {
      const rows = await listChangedLines(dependencies, OVERLAP_MS);
      const now = new Map(rows.map((row) => [row.line_id, String(row.version)]));
      for (const row of rows) {
        if (seen.get(row.line_id) !== String(row.version)) for (const wake of waiting.get(row.order_id) ?? []) wake();
      }
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
    untilChanged: (orderId, timeoutMs) =>
      new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timeout);
          const set = waiting.get(orderId);
          set?.delete(wake);
          if (set?.size === 0) waiting.delete(orderId);
          resolve(closing ? "closing" : "look");
        };
        const timeout = setTimeout(wake, timeoutMs);
        timeout.unref();
        const set = waiting.get(orderId) ?? new Set();
        set.add(wake);
        waiting.set(orderId, set);
        if (closing) wake();
      }),
    stop: () => {
      clearInterval(timer);
      closing = true;
      for (const set of [...waiting.values()]) for (const wake of [...set]) wake();
    },
  };
}
