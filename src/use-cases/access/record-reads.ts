import type { Database } from "#database/database.ts";
import { type Access, recordAccess } from "#use-cases/access/record-access.ts";

/** Long enough to gather a busy moment into one insert, short enough that nobody waits to see it. */
const GATHER_MS = 50;

type Queue = { waiting: { at: Date; access: Access }[]; flushing: Promise<void> };
const queues = new WeakMap<Database, Queue>();

/**
 * Notes that data was read, without making the reader wait for a write of its own. Entries are written together a
 * moment later; changes are never recorded this way, they belong in the change's own transaction.
 */
export function recordRead(database: Database, at: Date, access: Access): void {
  let queue = queues.get(database);
  if (queue === undefined) {
    queue = { waiting: [], flushing: Promise.resolve() };
    queues.set(database, queue);
  }
  queue.waiting.push({ at, access });
  if (queue.waiting.length === 1) setTimeout(() => void flushReads(database).catch(() => undefined), GATHER_MS);
}

/** Writes what is waiting; call before the process ends. A failed write is tried again with the next one. */
export async function flushReads(database: Database): Promise<void> {
  const queue = queues.get(database);
  if (queue === undefined) return;
  queue.flushing = queue.flushing.catch(() => undefined).then(async () => {
    const batch = queue.waiting.splice(0);
    if (batch.length === 0) return;
    try {
      await database.kysely.transaction().execute(async (trx) => {
        for (const { at, access } of batch) await recordAccess(trx, at, access);
      });
    } catch (error) {
      queue.waiting.unshift(...batch);
      throw error;
    }
  });
  await queue.flushing;
}
