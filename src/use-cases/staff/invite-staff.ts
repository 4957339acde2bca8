import { v7 as newId } from "uuid";
import { violatesUnique } from "#database/errors.ts";
import { mayAct } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { noteAct } from "#use-cases/staff/note-act.ts";
import { sendLink } from "#use-cases/staff/send-link.ts";
import { columnsOfPlace, faultsOfPlace, type StaffPlace } from "#use-cases/staff/staff-place.ts";

export type Invitation = StaffPlace & {
  readonly name: string;
  readonly email: string;
  /** By the plan's single sign-on only: then there is nothing to set up here. */
  readonly elsewhere: boolean;
};

/** Adds somebody, who sets up their own password and authenticator by a link that is mailed to them. */
export async function inviteStaff(
  { database, clock }: Dependencies,
  admin: StaffActor,
  invitation: Invitation,
  publicOrigin: string,
): Promise<
  { readonly kind: "invited"; readonly staffId: string } | Refusal<"not-allowed" | "bad-input" | "email-in-use">
> {
  if (!mayAct(admin, "manage-staff", null)) return refuse("not-allowed");
  const faults = await faultsOfPlace(database, invitation);
  if (Object.keys(faults).length > 0) return refuse("bad-input", { fields: faults });
  const { name, email, elsewhere } = invitation;
  const now = clock();
  const staffId = newId();
  try {
    await database.kysely.transaction().execute(async (trx) => {
      await trx
        .insertInto("staff")
        .values({ staff_id: staffId, email, name, ...columnsOfPlace(invitation), created_at: now })
        .execute();
      if (!elsewhere) await sendLink(trx, now, { staffId, name, email }, { kind: "invitation", publicOrigin });
      await noteAct(trx, now, {
        staffId: admin.staffId,
        action: "staff-invited",
        aboutStaffId: staffId,
        details: { role: invitation.role },
      });
    });
  } catch (error) {
    if (violatesUnique(error, "staff_email")) return refuse("email-in-use");
    throw error;
  }
  return { kind: "invited", staffId };
}
