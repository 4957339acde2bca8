import type { Dependencies } from "#use-cases/dependencies.ts";
import { type Topic, TOPICS } from "#jobs/handlers.ts";

type OutboxRow = { readonly id: string; readonly payload: object };

/** Runs SQL inside the relay's own transaction; the shape pg-boss asks for. */
type InTransaction = { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> };

const AT_ONCE = 200;

/**
 * Carries waiting outbox rows into the queue: inserted there and deleted here in one transaction, so that none is lost
 * and none is carried twice. Several processes may relay at the same time.
 */
export async function relayOutbox(
  { database }: Pick<Dependencies, "database">,
  insert: (topic: Topic, rows: readonly OutboxRow[], db: never) => Promise<unknown>,
): Promise<number> {
  const client = await database.pool.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<OutboxRow & { topic: Topic }>(
      `select outbox_id as id, topic, payload from outbox where topic = any($1)
       order by created_at limit ${AT_ONCE} for update skip locked`,
      [TOPICS],
    );
    const inTransaction: InTransaction = {
      executeSql: async (text, values) => ({ rows: (await client.query({ text, values: values ?? [] })).rows }),
    };
    for (const topic of TOPICS) {
      const ofTopic = rows.filter((row) => row.topic === topic);
      if (ofTopic.length > 0) await insert(topic, ofTopic, inTransaction as never);
    }
    await client.query("delete from outbox where outbox_id = any($1)", [rows.map(({ id }) => id)]);
    await client.query("commit");
    client.release();
    return rows.length;
  } catch (error) {
    // The connection may be the fault: it is not used again.
    client.release(true);
    throw error;
  }
}
