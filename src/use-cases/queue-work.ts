import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";

/** By topic of the outbox, what is told to whoever does the work. Mails, texts and notices have doors of their own. */
export type Work = {
  /** The status a line came to, and which event of its timeline that was; without `sequence` its last with that status. */
  readonly "line-changed": { readonly lineId: string; readonly status: string; readonly sequence?: number };
  readonly "payment-due": { readonly orderId: string };
  readonly "payment-news": { readonly paymentId: string };
};

/** Leaves work to be done once the transaction has committed. */
export async function queueWork<Topic extends keyof Work>(
  kysely: Kysely<DB>,
  now: Date,
  topic: Topic,
  told: Work[Topic],
): Promise<void> {
  await kysely
    .insertInto("outbox")
    .values({ outbox_id: newId(), topic, payload: JSON.stringify(told), created_at: now })
    .execute();
}
