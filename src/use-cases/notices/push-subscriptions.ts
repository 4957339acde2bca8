import { v7 as newId } from "uuid";
import { isPushEndpoint } from "#domain/notice/push-endpoint.ts";
import type { PushAddress } from "#partner-ports/messages.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** A browser is one member's at a time: whoever subscribes in it last. */
export async function addPushSubscription(
  { database, clock }: Dependencies,
  { memberId }: Actor,
  { endpoint, p256dh, auth, device }: PushAddress & { readonly device: string },
): Promise<Refusal<"bad-input"> | undefined> {
  if (!isPushEndpoint(endpoint)) return refuse("bad-input", { fields: { endpoint: "push-service" } });
  const columns = { member_id: memberId, p256dh, auth, device, created_at: clock() };
  await database.kysely
    .insertInto("push_subscriptions")
    .values({ push_subscription_id: newId(), endpoint, ...columns })
    .onConflict((conflict) => conflict.column("endpoint").doUpdateSet(columns))
    .execute();
  return undefined;
}

export async function removePushSubscription(
  { database }: Dependencies,
  { memberId }: Actor,
  id: string,
): Promise<Refusal<"not-found"> | undefined> {
  const { numDeletedRows } = await database.kysely
    .deleteFrom("push_subscriptions")
    .where("push_subscription_id", "=", id)
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  return numDeletedRows === 0n ? refuse("not-found") : undefined;
}
