import type { Dependencies } from "#use-cases/dependencies.ts";
import { queueWork } from "#use-cases/queue-work.ts";

/** Has a payment looked at that the provider has news of. */
export async function queueNews({ database, clock }: Dependencies, paymentId: string): Promise<void> {
  await queueWork(database.kysely, clock(), "payment-news", { paymentId });
}
