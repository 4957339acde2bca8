import { isAddressPart } from "#domain/identity/same-address-part.ts";
import { recordAccess } from "#use-cases/access/record-access.ts";
import { forgetTries, takeTry } from "#use-cases/access/take-try.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { findOpening } from "#use-cases/members/open-member.ts";
import { refuseMember } from "#use-cases/members/member-reach.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

/** What a caller says about themselves. */
export type CallerSays = {
  readonly recordNumber: string;
  readonly birthDate: string;
  /** The street number or the ZIP code of an address we have. */
  readonly addressPart: string;
};

/**
 * Finds out whether a caller is the member (45 CFR 164.514(h)), without showing what is on file: the answer is yes or
 * no, never which of the three was wrong. Wrong answers slow the next try. A yes lets the reason hold anew.
 */
export async function checkCaller(
  dependencies: Dependencies,
  staff: StaffActor,
  memberId: string,
  says: CallerSays,
): Promise<
  Refusal<"not-allowed" | "not-found" | "reason-required" | "caller-not-matched" | "too-many-tries"> | undefined
> {
  const { database, clock } = dependencies;
  const refused = await refuseMember(dependencies, staff, "look-up-member", memberId);
  if (refused !== undefined) return refused;
  const opening = await findOpening(dependencies, staff, memberId);
  if (opening === undefined) return refuse("reason-required");
  const taken = await takeTry(dependencies, {
    guessedAt: "sign-in",
    subject: `caller:${memberId}`,
    source: `staff:${staff.staffId}`,
  });
  if (taken.kind === "refused") return taken;
  const now = clock();
  const isMember = await matches(dependencies, memberId, says);
  await database.kysely.transaction().execute(async (trx) => {
    if (isMember) {
      await forgetTries(trx, taken);
      await trx
        .updateTable("member_openings")
        .set({ opened_at: now, caller_checked_at: now })
        .where("session_id", "=", staff.sessionId)
        .where("member_id", "=", memberId)
        .execute();
    }
    await recordAccess(trx, now, {
      memberId,
      by: { kind: "staff", staffId: staff.staffId },
      action: isMember ? "caller-checked" : "caller-not-matched",
      channel: "workbench",
      reason: opening.logged,
    });
  });
  return isMember ? undefined : refuse("caller-not-matched");
}

async function matches({ database }: Dependencies, memberId: string, says: CallerSays): Promise<boolean> {
  const member = await database.kysely
    .selectFrom("members")
    .select(["mrn", "birth_date"])
    .where("member_id", "=", memberId)
    .executeTakeFirstOrThrow();
  const addresses = await database.kysely
    .selectFrom("addresses")
    .select(["line1", "zip"])
    .where("member_id", "=", memberId)
    .where("removed_at", "is", null)
    .execute();
  return (
    member.mrn === says.recordNumber &&
    member.birth_date === says.birthDate &&
    addresses.some((address) => isAddressPart(says.addressPart, address))
  );
}
