import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import { type Browser, newToken } from "#use-cases/accounts/open-session.ts";
import { hashToken } from "#use-cases/accounts/read-session.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";

/** A shift's length: nobody stays signed on overnight, however busy the workbench. */
const SESSION_HOURS = 10;

export type StaffSignedOn = {
  readonly kind: "signed-on";
  readonly sessionId: string;
  readonly token: string;
  readonly expiresAt: Date;
};

/** A new session of a member of staff; unless told otherwise, they have just shown both factors. */
export async function openStaffSession(
  kysely: Kysely<DB>,
  now: Date,
  { staffId, browser, secondFactorAt = now }: { staffId: string; browser: Browser; secondFactorAt?: Date },
): Promise<StaffSignedOn> {
  const token = newToken();
  const sessionId = newId();
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
  await kysely
    .insertInto("staff_sessions")
    .values({
      token_hash: hashToken(token),
      session_id: sessionId,
      staff_id: staffId,
      device: browser.label,
      created_at: now,
      last_seen_at: now,
      expires_at: expiresAt,
      second_factor_at: secondFactorAt,
    })
    .execute();
  return { kind: "signed-on", sessionId, token, expiresAt };
}

/** Ends the session at once. Its row stays: who was signed on when is asked for in audits (45 CFR 164.308(a)(5)(ii)(C)). */
export async function signOutStaff({ database, clock }: Dependencies, sessionId: string): Promise<void> {
  await database.kysely
    .updateTable("staff_sessions")
    .set({ expires_at: clock() })
    .where("session_id", "=", sessionId)
    .execute();
}
