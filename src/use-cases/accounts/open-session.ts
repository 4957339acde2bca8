import { createHash, randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import { hashToken } from "#use-cases/accounts/read-session.ts";
import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import type { AccessAction, SignOnWay } from "#words/access-words.ts";

const SESSION_HOURS = 12;

/** The browser somebody signs on with. */
export type Browser = {
  /** As the list of sessions shows it, e.g. "Chrome on Windows". */
  readonly label: string;
  /** The network address, for counting wrong tries. */
  readonly address: string;
  /** The long-lived token by which the browser is known again, where it has one. */
  readonly deviceToken: string | undefined;
};

export type SignedOn = {
  readonly kind: "signed-on";
  readonly memberId: string;
  readonly token: string;
  readonly expiresAt: Date;
  /** For the browser to keep; members who share a browser share it. */
  readonly deviceToken: string;
};

/** A new session under a new token, in a browser that is known from now on. */
export async function openSession(
  kysely: Kysely<DB>,
  now: Date,
  {
    memberId,
    browser,
    way,
    action = "signed-on",
  }: { memberId: string; browser: Browser; way: SignOnWay; action?: AccessAction },
): Promise<SignedOn> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
  await kysely
    .insertInto("sessions")
    .values({
      token_hash: hashToken(token),
      session_id: newId(),
      member_id: memberId,
      device: browser.label,
      signed_on_with: way,
      created_at: now,
      last_seen_at: now,
      expires_at: expiresAt,
    })
    .execute();
  const deviceToken = await rememberDevice(kysely, now, memberId, browser);
  await recordAccess(kysely, now, { memberId, by: byMember(memberId, memberId), action, channel: "web" });
  return { kind: "signed-on", memberId, token, expiresAt, deviceToken };
}

/** From now on the member's wrong tries in this browser are counted apart from everybody else's. */
export async function rememberDevice(
  kysely: Kysely<DB>,
  now: Date,
  memberId: string,
  browser: Browser,
): Promise<string> {
  const deviceToken = browser.deviceToken ?? newToken();
  await kysely
    .insertInto("known_devices")
    .values({ device_hash: deviceHash(deviceToken, memberId), member_id: memberId, last_used_at: now })
    .onConflict((conflict) => conflict.column("device_hash").doUpdateSet({ last_used_at: now }))
    .execute();
  return deviceToken;
}

/** The name under which this browser's tries are counted for the member; undefined for a browser not seen before. */
export async function knownDevice(
  kysely: Kysely<DB>,
  memberId: string | undefined,
  browser: Browser,
): Promise<string | undefined> {
  if (memberId === undefined || browser.deviceToken === undefined) return undefined;
  const hash = deviceHash(browser.deviceToken, memberId);
  const row = await kysely
    .selectFrom("known_devices")
    .select("member_id")
    .where("device_hash", "=", hash)
    .executeTakeFirst();
  return row === undefined ? undefined : hash.toString("hex");
}

/** 32 random bytes in the letters a cookie and a link may hold. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Bound to the member, so that one browser can be known for each of a family. */
function deviceHash(deviceToken: string, memberId: string): Buffer {
  return createHash("sha256").update(`${deviceToken}:${memberId}`).digest();
}
