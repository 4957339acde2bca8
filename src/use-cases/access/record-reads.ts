import type { Database } from "#database/database.ts";
import { writeAccessLog } from "#database/queries/write-access-log.ts";
import { type Access, accessRow, byMember } from "#use-cases/access/record-access.ts";
import type { Actor, StaffActor } from "#use-cases/dependencies.ts";

/** Long enough to gather a busy moment into one insert, short enough that nobody waits to see it. */
const GATHER_MS = 50;

type Entry = { readonly at: Date; readonly access: Access };
type Queue = { waiting: Entry[]; timer: NodeJS.Timeout | undefined; flushing: Promise<void> };
const queues = new WeakMap<Database, Queue>();

/**
 * Notes that data was read, without making the reader wait for a write of its own. Entries are written together a
 * moment later; changes are never recorded this way, they belong in the change's own transaction.
 */
export function recordRead(database: Database, at: Date, ...accesses: readonly Access[]): void {
  if (accesses.length === 0) return;
  let queue = queues.get(database);
  if (queue === undefined) {
    queue = { waiting: [], timer: undefined, flushing: Promise.resolve() };
    queues.set(database, queue);
  }
  queue.waiting.push(...accesses.map((access) => ({ at, access })));
  queue.timer ??= setTimeout(() => void flushReads(database).catch(() => undefined), GATHER_MS);
}

/** What staff read at the workbench: one entry for each member, however often they are in it. */
export function recordStaffRead(
  database: Database,
  at: Date,
  { staffId }: Pick<StaffActor, "staffId">,
  action: Access["action"],
  ...memberIds: readonly string[]
): void {
  const read = { by: { kind: "staff", staffId }, action, channel: "workbench" } as const;
  recordRead(database, at, ...[...new Set(memberIds)].map((memberId) => ({ ...read, memberId })));
}

/** What a member read of their own and of others, in the pages or by the API: one entry for each. */
export function recordMemberRead(
  database: Database,
  at: Date,
  actor: Pick<Actor, "memberId">,
  action: Access["action"],
  ...memberIds: readonly string[]
): void {
  const read = { action, channel: "web" } as const;
  const accesses = [...new Set(memberIds)].map((memberId) => ({
    ...read,
    memberId,
    by: byMember(actor.memberId, memberId),
  }));
  recordRead(database, at, ...accesses);
}

/** Writes what is waiting; call before the process ends. What could not be written is tried again with the next read. */
export async function flushReads(database: Database): Promise<void> {
  const queue = queues.get(database);
  if (queue === undefined) return;
  clearTimeout(queue.timer);
  queue.timer = undefined;
  queue.flushing = queue.flushing.catch(() => undefined).then(() => writeAll(database, queue));
  await queue.flushing;
}

async function writeAll({ kysely }: Database, queue: Queue): Promise<void> {
  const batch = queue.waiting.splice(0);
  if (batch.length === 0) return;
  try {
    await writeAccessLog(
      kysely,
      batch.map(({ at, access }) => accessRow(at, access)),
    );
  } catch (error) {
    queue.waiting.unshift(...batch);
    throw error;
  }
}
