import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import type { Email } from "#partner-ports/messages.ts";

/**
 * Leaves an e-mail to be sent once the transaction has committed (topic `email` of the outbox). One that could not be
 * sent at once never holds up or undoes what it tells of.
 *
 * @param id given where the same mail may be queued twice, as by a job that is run again: it then goes out once
 */
export async function queueMail(
  kysely: Kysely<DB>,
  now: Date,
  mail: Omit<Email, "id">,
  id: string = newId(),
): Promise<void> {
  const payload = { id, to: mail.to, subject: mail.subject, body: mail.body } satisfies Email;
  await kysely
    .insertInto("outbox")
    .values({ outbox_id: id, topic: "email", payload, created_at: now })
    .onConflict((conflict) => conflict.column("outbox_id").doNothing())
    .execute();
}
