import type { Role } from "#domain/staff/roles.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import type { AccessAction, AccessChannel } from "#words/access-words.ts";

const PAGE = 50;

export type AccessEntry = {
  readonly at: Date;
  readonly who:
    | { readonly kind: "self" | "guest" | "system" }
    | { readonly kind: "staff"; readonly role: Role | null }
    | { readonly kind: "proxy"; readonly name: string };
  readonly action: AccessAction;
  readonly channel: AccessChannel;
  /** Why a member of staff looked (`readLoggedReason`). */
  readonly reason: string | null;
};

/** Who read or changed the data of the one who asks, newest first; `before` goes on where an earlier page ended. */
export async function listAccess(
  { database }: Dependencies,
  actor: Actor,
  before: Date | undefined,
): Promise<{ entries: AccessEntry[]; nextBefore: Date | undefined }> {
  const newestFirst = database.kysely
    .selectFrom("access_log")
    .leftJoin("members as proxies", (join) =>
      join.onRef("proxies.member_id", "=", "access_log.actor_id").on("access_log.actor_kind", "=", "proxy"),
    )
    .leftJoin("staff", (join) =>
      join.onRef("staff.staff_id", "=", "access_log.actor_id").on("access_log.actor_kind", "=", "staff"),
    )
    .select([
      "access_log.at",
      "access_log.actor_kind",
      "access_log.action",
      "access_log.channel",
      "access_log.reason",
      "staff.role",
      "proxies.given_name",
      "proxies.family_name",
    ])
    .where("access_log.member_id", "=", actor.memberId)
    .orderBy("access_log.at", "desc")
    // With ties: entries of one instant never fall between two pages.
    .fetch(PAGE, "with ties");
  const rows = await (before === undefined ? newestFirst : newestFirst.where("access_log.at", "<", before)).execute();
  const entries = rows.map((row): AccessEntry => ({
    at: row.at,
    who:
      row.actor_kind === "proxy"
        ? { kind: "proxy", name: `${row.given_name} ${row.family_name}` }
        : row.actor_kind === "staff"
          ? { kind: "staff", role: row.role as Role | null }
          : { kind: whoOf(row.actor_kind) },
    action: row.action as AccessAction,
    channel: row.channel as AccessChannel,
    reason: row.reason,
  }));
  return { entries, nextBefore: rows.length < PAGE ? undefined : rows.at(-1)?.at };
}

function whoOf(actorKind: string): "self" | "guest" | "system" {
  if (actorKind === "member") return "self";
  return actorKind === "guest" ? actorKind : "system";
}
