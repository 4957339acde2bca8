import { sql } from "kysely";
import type { Database } from "#database/database.ts";
import { type ConfirmationNumber, confirmationNumberOf } from "#domain/numbers/confirmation-number.ts";

const BLOCK = 1000;

type Block = { next: number; end: number };
const blocks = new WeakMap<Database, Promise<Block>>();

/**
 * The next confirmation number. A process takes a thousand at a time from the sequence, so that drawing one costs no
 * round trip; numbers left over when it stops are never used.
 */
export async function drawConfirmationNumber(
  database: Database,
  roundKeys: readonly number[],
): Promise<ConfirmationNumber> {
  for (;;) {
    const pending = blocks.get(database) ?? takeBlock(database);
    const block = await pending;
    if (block.next < block.end) return confirmationNumberOf(block.next++, roundKeys);
    if (blocks.get(database) === pending) blocks.delete(database);
  }
}

function takeBlock(database: Database): Promise<Block> {
  const block = sql<{ block: number }>`select nextval('confirmation_blocks') as block`
    .execute(database.kysely)
    .then(({ rows }) => {
      const first = (rows[0]?.block ?? 0) * BLOCK;
      return { next: first, end: first + BLOCK };
    });
  blocks.set(database, block);
  // A failed draw must not be remembered, or every later order would fail with it.
  block.catch(() => blocks.delete(database));
  return block;
}
