import { SESSION_IDLE_MINUTES } from "#use-cases/accounts/read-session.ts";
import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import type { SignOnWay } from "#words/access-words.ts";

export type OpenSession = {
  readonly id: string;
  readonly device: string;
  readonly signedOnWith: SignOnWay;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly current: boolean;
};

/** Where the member is signed on now, last used first. */
export async function listSessions({ database, clock }: Dependencies, actor: Actor): Promise<OpenSession[]> {
  const now = clock();
  const rows = await database.kysely
    .selectFrom("sessions")
    .selectAll()
    .where("member_id", "=", actor.memberId)
    .where("expires_at", ">", now)
    .where("last_seen_at", ">", new Date(now.getTime() - SESSION_IDLE_MINUTES * 60_000))
    .orderBy("last_seen_at", "desc")
    .orderBy("session_id", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.session_id,
    device: row.device,
    signedOnWith: row.signed_on_with as SignOnWay,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    current: row.session_id === actor.sessionId,
  }));
}

/** Signs one of the member's devices out. */
export async function endSession(
  { database, clock }: Dependencies,
  actor: Actor,
  sessionId: string,
): Promise<Refusal<"not-found"> | undefined> {
  const { memberId } = actor;
  return database.kysely.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom("sessions")
      .where("session_id", "=", sessionId)
      .where("member_id", "=", memberId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return refuse("not-found");
    await recordAccess(trx, clock(), {
      memberId,
      by: byMember(memberId, memberId),
      action: "session-ended",
      channel: "web",
    });
    return undefined;
  });
}
