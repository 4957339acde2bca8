import type { Dependencies } from "#use-cases/dependencies.ts";

const DAY_MS = 86_400_000;
/** Longer than any throttle remembers. */
const THROTTLE_DAYS = 2;
const DEVICE_DAYS = 400;

/** Removes what has run out about signing on: sessions, codes, links, challenges, old wrong tries and unused browsers. */
export async function sweepExpired({ database, clock }: Dependencies): Promise<void> {
  const { kysely } = database;
  const now = clock();
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await kysely.deleteFrom("sessions").where("expires_at", "<", now).execute();
  await kysely.deleteFrom("registrations").where("expires_at", "<", daysAgo(1)).execute();
  await kysely.deleteFrom("password_resets").where("expires_at", "<", daysAgo(1)).execute();
  await kysely.deleteFrom("passkey_challenges").where("expires_at", "<", now).execute();
  await kysely.deleteFrom("throttles").where("last_failed_at", "<", daysAgo(THROTTLE_DAYS)).execute();
  await kysely.deleteFrom("known_devices").where("last_used_at", "<", daysAgo(DEVICE_DAYS)).execute();
}
