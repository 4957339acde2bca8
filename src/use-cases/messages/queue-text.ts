import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import type { Texts } from "#partner-ports/messages.ts";

type QueuedText = {
  readonly id: string;
  readonly to: string;
  readonly body: string;
  readonly queuedAt: string;
  readonly until: string;
};

/**
 * Leaves a text that was asked for this very moment, such as a code, to be sent once the transaction has committed
 * (topic `text` of the outbox). Notices go another way: see `queueNotice`.
 * @param until after that instant it is of no use, and no longer sent
 */
export async function queueText(
  kysely: Kysely<DB>,
  now: Date,
  { to, body, until }: { readonly to: string; readonly body: string; readonly until: Date },
): Promise<void> {
  const id = newId();
  const payload = { id, to, body, queuedAt: now.toISOString(), until: until.toISOString() } satisfies QueuedText;
  await kysely.insertInto("outbox").values({ outbox_id: id, topic: "text", payload, created_at: now }).execute();
}

/**
 * Sends one queued text. As nobody knows here whether it was tried before, the carrier is always asked first.
 * @returns `unknown` asks to be called again later with the same payload
 */
export async function deliverText(
  { texts, clock }: { readonly texts: Texts | undefined; readonly clock: () => Date },
  payload: unknown,
): Promise<{ readonly kind: "done" } | { readonly kind: "unknown"; readonly cause: unknown }> {
  const { id, to, body, queuedAt, until } = payload as QueuedText;
  if (texts === undefined || clock() > new Date(until)) return { kind: "done" };
  const answer = await texts.sendText({ id, to, body, firstTriedAt: new Date(queuedAt) });
  return answer.kind === "unknown" ? answer : { kind: "done" };
}
