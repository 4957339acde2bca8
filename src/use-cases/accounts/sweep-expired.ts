import type { Dependencies } from "#use-cases/dependencies.ts";

const DAY_MS = 86_400_000;
/** Long enough for any retry of a request; the answer after that is decided anew. */
const KEEP_ANSWERS_DAYS = 30;

/** Takes away what has run out: sessions, codes, links, challenges, forgotten tries, old idempotency keys, and what was
 * keyed in phone calls. */
export async function sweepExpired({ database, clock }: Dependencies): Promise<void> {
  const now = clock();
  const { kysely } = database;
  await kysely.deleteFrom("sessions").where("expires_at", "<", now).execute();
  await kysely.deleteFrom("registrations").where("expires_at", "<", now).execute();
  await kysely.deleteFrom("password_resets").where("expires_at", "<", now).execute();
  // A code counts against the limit of an hour, which is longer than it works.
  await kysely
    .deleteFrom("text_phone_codes")
    .where("created_at", "<", new Date(now.getTime() - DAY_MS))
    .execute();
  await kysely.deleteFrom("passkey_challenges").where("expires_at", "<", now).execute();
  await kysely
    .deleteFrom("throttles")
    .where("last_failed_at", "<", new Date(now.getTime() - DAY_MS))
    .execute();
  // Who looked and why stays in the access log.
  const aDayAgo = new Date(now.getTime() - DAY_MS);
  await kysely.deleteFrom("member_openings").where("opened_at", "<", aDayAgo).execute();
  await kysely.deleteFrom("read_backs").where("created_at", "<", aDayAgo).execute();
  await kysely
    .deleteFrom("idempotency_keys")
    .where("created_at", "<", new Date(now.getTime() - KEEP_ANSWERS_DAYS * DAY_MS))
    .execute();
  // What was keyed in a call goes; its record stays.
  await kysely
    .updateTable("phone_calls")
    .set({ kept_order: null, kept_until: null })
    .where("kept_until", "<", now)
    .execute();
  await kysely
    .updateTable("phone_calls")
    .set({ session: null, last_answer: null })
    .where("began_at", "<", new Date(now.getTime() - DAY_MS))
    .where((eb) => eb.or([eb("session", "is not", null), eb("last_answer", "is not", null)]))
    .execute();
}
