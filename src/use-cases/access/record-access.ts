import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import { type AccessLogRow, writeAccessLog } from "#database/queries/write-access-log.ts";
import type { AccessAction, AccessChannel } from "#words/access-words.ts";

export type Access = {
  /** Whose data it was. */
  readonly memberId: string;
  /** Who did it. A `proxy` is any other member, by a grant or by number. */
  readonly by:
    | { readonly kind: "member" | "proxy"; readonly memberId: string }
    | { readonly kind: "staff"; readonly staffId?: string }
    | { readonly kind: "guest" | "system" };
  readonly action: AccessAction;
  readonly channel: AccessChannel;
  /** Why, where a member of staff said so (`loggedReason`). */
  readonly reason?: string;
};

/** Writes into the access log, which is kept six years (45 CFR 164.530(j)) and only ever grows. */
export async function recordAccess(kysely: Kysely<DB>, now: Date, ...accesses: readonly Access[]): Promise<void> {
  await writeAccessLog(
    kysely,
    accesses.map((access) => accessRow(now, access)),
  );
}

/** One entry as a row of `access_log`. */
export function accessRow(at: Date, { memberId, by, action, channel, reason }: Access): AccessLogRow {
  return {
    access_id: newId(),
    member_id: memberId,
    at,
    actor_kind: by.kind,
    actor_id: "memberId" in by ? by.memberId : "staffId" in by ? (by.staffId ?? null) : null,
    action,
    channel,
    reason: reason ?? null,
  };
}

/** The actor of an access log entry: the member, or another member acting for them. */
export function byMember(actorId: string, memberId: string): Access["by"] {
  return { kind: actorId === memberId ? "member" : "proxy", memberId: actorId };
}
