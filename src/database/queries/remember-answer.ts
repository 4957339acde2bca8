import type { Database } from "#database/database.ts";

/** Keeps the answer given under an idempotency key where no order was written; false when the key has one already. */
export async function rememberAnswer(
  { kysely }: Database,
  answer: {
    readonly subject: string;
    readonly key: string;
    readonly requestHash: Buffer;
    readonly response: unknown;
    readonly at: Date;
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await kysely
    .insertInto("idempotency_keys")
    .values({
      subject: answer.subject,
      key: answer.key,
      request_hash: answer.requestHash,
      response: JSON.stringify(answer.response),
      created_at: answer.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
