import type { Kysely } from "kysely";
import { v4 as newSecretId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";

const CHALLENGE_MINUTES = 5;

/** Where a passkey is made or used: it only ever works on that host. */
export type Site = { readonly hostname: string; readonly origin: string };

export type PasskeyOffer = { readonly challengeId: string; readonly options: Readonly<Record<string, unknown>> };

/** Keeps the challenge a browser has to sign. `memberId` is null while nobody is signed on. */
export async function keepChallenge(
  kysely: Kysely<DB>,
  now: Date,
  memberId: string | null,
  challenge: string,
): Promise<string> {
  const challengeId = newSecretId();
  const expiresAt = new Date(now.getTime() + CHALLENGE_MINUTES * 60_000);
  await kysely
    .insertInto("passkey_challenges")
    .values({ challenge_id: challengeId, member_id: memberId, challenge, expires_at: expiresAt })
    .execute();
  return challengeId;
}

/** The challenge, which is gone with this: an answer to it counts once. Undefined when there is none (any more). */
export async function spendChallenge(
  kysely: Kysely<DB>,
  now: Date,
  memberId: string | null,
  challengeId: string,
): Promise<string | undefined> {
  const row = await kysely
    .deleteFrom("passkey_challenges")
    .where("challenge_id", "=", challengeId)
    .where("member_id", "is not distinct from", memberId)
    .where("expires_at", ">", now)
    .returning("challenge")
    .executeTakeFirst();
  return row?.challenge;
}
