import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import type { Email } from "#partner-ports/messages.ts";

/**
 * Leaves an e-mail to be sent once the transaction has committed (topic `email` of the outbox). One that could not be
 * sent at once never holds up or undoes what it tells of.
 */
export async function queueMail(kysely: Kysely<DB>, now: Date, mail: Omit<Email, "id">): Promise<void> {
  const id = newId();
  const payload = { id, to: mail.to, subject: mail.subject, body: mail.body } satisfies Email;
  await kysely.insertInto("outbox").values({ outbox_id: id, topic: "email", payload, created_at: now }).execute();
}
