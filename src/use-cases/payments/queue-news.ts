import { v7 as newId } from "uuid";
import type { Dependencies } from "#use-cases/dependencies.ts";

/** Has a payment looked at that the provider has news of. */
export async function queueNews({ database, clock }: Dependencies, paymentId: string): Promise<void> {
  await database.kysely
    .insertInto("outbox")
    .values({
      outbox_id: newId(),
      topic: "payment-news",
      payload: JSON.stringify({ paymentId }),
      created_at: clock(),
    })
    .execute();
}
