import { createHash } from "node:crypto";
import { v4 as newSecretId } from "uuid";
import { violatesUnique } from "#database/errors.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import type { Day } from "#domain/calendar/day.ts";
import { effectiveScope, type GrantScope } from "#domain/consent/effective-scope.ts";
import { isSameName } from "#domain/identity/same-name.ts";
import { byMember, recordAccess } from "#use-cases/access/record-access.ts";
import { giveBackTry, takeTry } from "#use-cases/access/take-try.ts";
import { GRANT_ZONE } from "#use-cases/family/sight.ts";
import { type Grant, grantFacts, readGrants } from "#use-cases/family/list-grants.ts";
import type { Actor, Dependencies } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type GrantOffer = {
  /** Of the member who shall act for the actor. */
  readonly mrn: string;
  readonly lastName: string;
  readonly scope: GrantScope;
  /** The last day it holds. */
  readonly expiresOn?: string | undefined;
};

/** Lets another member act for the actor, until the day named or until either of them ends it. */
export async function giveGrant(
  dependencies: Dependencies,
  actor: Actor,
  { mrn, lastName, scope, expiresOn }: GrantOffer,
): Promise<
  { readonly kind: "given"; readonly grant: Grant } | Refusal<"bad-input" | "grant-exists" | "too-many-tries">
> {
  const { database, clock } = dependencies;
  const { memberId } = actor;
  const now = clock();
  const today = dayInZone(now, GRANT_ZONE);
  if (expiresOn !== undefined && expiresOn <= today)
    return refuse("bad-input", { fields: { expiresOn: "expires-in-past" } });
  const taken = await takeTry(dependencies, {
    guessedAt: "number-pair",
    subject: `record:${createHash("sha256").update(mrn).digest("hex")}`,
    source: `member:${memberId}`,
  });
  if (taken.kind === "refused") return taken;
  const proxy = await database.kysely
    .selectFrom("members")
    .select(["member_id", "family_name"])
    .where("mrn", "=", mrn)
    .executeTakeFirst();
  if (proxy === undefined || proxy.member_id === memberId || !isSameName(proxy.family_name, lastName)) {
    return refuse("bad-input", { fields: { mrn: "no-match", lastName: "no-match" } });
  }
  await giveBackTry(database.kysely, taken);
  const grantId = newSecretId();
  try {
    return await database.kysely.transaction().execute(async (trx) => {
      const former = await trx
        .selectFrom("grants")
        .innerJoin("members", "members.member_id", "grants.member_id")
        .selectAll("grants")
        .select("members.birth_date")
        .where("grants.member_id", "=", memberId)
        .where("proxy_member_id", "=", proxy.member_id)
        .where("revoked_at", "is", null)
        .forUpdate("grants")
        .executeTakeFirst();
      if (former !== undefined) {
        if (effectiveScope(grantFacts(former), former.birth_date as Day, today) !== "none")
          return refuse("grant-exists");
        // It has run out by itself: its row makes room for the new one.
        await trx
          .updateTable("grants")
          .set({ revoked_at: now, version: former.version + 1 })
          .where("grant_id", "=", former.grant_id)
          .execute();
      }
      await trx
        .insertInto("grants")
        .values({
          grant_id: grantId,
          member_id: memberId,
          proxy_member_id: proxy.member_id,
          scope,
          basis: "member-given",
          granted_at: now,
          expires_on: expiresOn ?? null,
        })
        .execute();
      await recordAccess(trx, now, {
        memberId,
        by: byMember(memberId, memberId),
        action: "grant-given",
        channel: "web",
      });
      const grant = (await readGrants(trx, now, memberId)).find(({ id }) => id === grantId);
      if (grant === undefined) throw new Error("a grant just given is not there");
      return { kind: "given", grant };
    });
  } catch (error) {
    if (violatesUnique(error, "one_living_grant")) return refuse("grant-exists");
    throw error;
  }
}
