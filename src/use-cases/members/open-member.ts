import { type AccessReason, loggedReason, REASON_HOLDS_MINUTES } from "#domain/staff/access-reasons.ts";
import { recordAccess } from "#use-cases/access/record-access.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuseMember } from "#use-cases/members/member-reach.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** Why a member's page is open to somebody, and until when. */
export type Opening = {
  readonly reason: AccessReason;
  readonly note: string | null;
  readonly until: Date;
  /** Whether the caller was found to be the member. */
  readonly callerChecked: boolean;
  /** As the access log tells it. */
  readonly logged: string;
};

/**
 * Opens a member's page for a reason, which the member can read in their access log. It holds for this sign-on, this
 * member and a quarter of an hour.
 */
export async function openMember(
  dependencies: Dependencies,
  staff: StaffActor,
  { memberId, reason, note }: { readonly memberId: string; readonly reason: AccessReason; readonly note: string },
): Promise<Refusal<"not-allowed" | "not-found" | "bad-input"> | undefined> {
  const { database, clock } = dependencies;
  const refused = await refuseMember(dependencies, staff, "look-up-member", memberId);
  if (refused !== undefined) return refused;
  if (reason === "other" && note === "") return refuse("bad-input", { fields: { note: "required" } });
  const now = clock();
  const said = { reason, note: reason === "other" ? note : null };
  await database.kysely.transaction().execute(async (trx) => {
    const opening = { ...said, staff_id: staff.staffId, opened_at: now, caller_checked_at: null };
    await trx
      .insertInto("member_openings")
      .values({ session_id: staff.sessionId, member_id: memberId, ...opening })
      .onConflict((conflict) => conflict.columns(["session_id", "member_id"]).doUpdateSet(opening))
      .execute();
    await recordAccess(trx, now, {
      memberId,
      by: { kind: "staff", staffId: staff.staffId },
      action: "member-read",
      channel: "workbench",
      reason: loggedReason(said),
    });
  });
  return undefined;
}

/** Why the page is open; undefined where no reason was given, or too long ago. */
export async function findOpening(
  { database, clock }: Dependencies,
  { sessionId }: StaffActor,
  memberId: string,
): Promise<Opening | undefined> {
  const row = await database.kysely
    .selectFrom("member_openings")
    .selectAll()
    .where("session_id", "=", sessionId)
    .where("member_id", "=", memberId)
    .where("opened_at", ">", new Date(clock().getTime() - REASON_HOLDS_MINUTES * 60_000))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const said = { reason: row.reason as AccessReason, note: row.note };
  return {
    ...said,
    until: new Date(row.opened_at.getTime() + REASON_HOLDS_MINUTES * 60_000),
    callerChecked: row.caller_checked_at !== null,
    logged: loggedReason(said),
  };
}

/**
 * The opening that lets a member be seen: while somebody is on the phone who says they are the member, nothing is shown
 * until they were found to be.
 */
export async function requireOpening(
  dependencies: Dependencies,
  staff: StaffActor,
  memberId: string,
): Promise<
  | { readonly kind: "open"; readonly opening: Opening }
  | Refusal<"not-allowed" | "not-found" | "reason-required" | "caller-unchecked">
> {
  const refused = await refuseMember(dependencies, staff, "look-up-member", memberId);
  if (refused !== undefined) return refused;
  const opening = await findOpening(dependencies, staff, memberId);
  if (opening === undefined) return refuse("reason-required");
  if (opening.reason === "member-calling" && !opening.callerChecked) return refuse("caller-unchecked");
  return { kind: "open", opening };
}
