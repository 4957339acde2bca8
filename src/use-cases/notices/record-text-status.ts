import type { TextStatus } from "#partner-ports/messages.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

/** Which statuses a report may move on: reports come twice and out of order, and what is final stays. */
const MOVES: Readonly<Record<TextStatus["status"], readonly string[]>> = {
  sent: ["waiting", "sending"],
  delivered: ["waiting", "sending", "sent", "failed"],
  failed: ["waiting", "sending", "sent"],
};

/** Writes down what the carrier says became of a text. One it took though its answer was lost is not sent again. */
export async function recordTextStatus(
  { database, clock }: Dependencies,
  { id, providerId, status }: TextStatus,
): Promise<void> {
  await database.kysely
    .updateTable("notice_deliveries")
    .set({ status, settled_at: clock(), reason: status === "failed" ? "not-delivered" : null })
    .where("notice_id", "=", id)
    .where("channel", "=", "sms")
    .where((eb) => eb("status", "=", eb.fn.any(eb.val(MOVES[status]))))
    // Of two copies, which should not be, the first one known is the one reported.
    .where((eb) => eb.or([eb("provider_id", "is", null), eb("provider_id", "=", providerId)]))
    .execute();
}
