import { mayAct } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { lockSettings } from "#use-cases/settings/apply-change.ts";

/** Takes back a change whose day has not come. It stays in the list, as cancelled. */
export async function cancelChange(
  { database, clock }: Dependencies,
  staff: StaffActor,
  changeId: string,
): Promise<Refusal<"not-allowed" | "not-found" | "changed-meanwhile"> | undefined> {
  if (!mayAct(staff, "change-settings", null)) return refuse("not-allowed");
  return database.kysely.transaction().execute(async (trx) => {
    await lockSettings(trx);
    const change = await trx
      .selectFrom("setting_changes as c")
      .leftJoin("setting_outcomes as o", "o.change_id", "c.change_id")
      .select("o.outcome")
      .where("c.change_id", "=", changeId)
      .executeTakeFirst();
    if (change === undefined) return refuse("not-found");
    if (change.outcome !== null) return refuse("changed-meanwhile");
    await trx
      .insertInto("setting_outcomes")
      .values({ change_id: changeId, outcome: "cancelled", at: clock(), by_staff_id: staff.staffId })
      .execute();
    return undefined;
  });
}
