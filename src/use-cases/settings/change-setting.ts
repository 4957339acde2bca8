import type { Transaction } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import type { Day } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { changedValues } from "#domain/settings/changed-values.ts";
import { checkSetting } from "#domain/settings/check-setting.ts";
import type { SettingValues } from "#domain/settings/setting-fields.ts";
import { mayAct } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { applyChange, isPhoneInUse, lockSettings } from "#use-cases/settings/apply-change.ts";
import { namedFaults, pharmacyFaults } from "#use-cases/settings/pharmacy-faults.ts";
import { readStored, type SettingAt } from "#use-cases/settings/stored-settings.ts";

export type SettingAsk = SettingAt & {
  /** As `readSetting` told it; another one means that somebody changed this meanwhile. */
  readonly revision: number;
  readonly values: SettingValues;
  readonly effectiveOn: Day;
  readonly note: string | null;
};

type ChangeRefusal = Refusal<"not-allowed" | "not-found" | "bad-input" | "changed-meanwhile" | "nothing-changed">;

/** Enters a change. It takes effect at once, or by itself on a later day. */
export async function changeSetting(
  { database, clock }: Dependencies,
  staff: StaffActor,
  ask: SettingAsk,
): Promise<{ readonly kind: "entered"; readonly changeId: string; readonly applied: boolean } | ChangeRefusal> {
  if (!mayAct(staff, "change-settings", null)) return refuse("not-allowed");
  const now = clock();
  const today = dayInZone(now, PLAN_ZONE);
  try {
    return await database.kysely.transaction().execute(async (trx) => {
      await lockSettings(trx);
      const stored = await readStored(trx, ask);
      if (stored === undefined) return refuse("not-found");
      if ((await revisionOf(trx, ask)) !== ask.revision) return refuse("changed-meanwhile");
      const faults = await faultsOf(trx, ask, today);
      if (Object.keys(faults).length > 0) return refuse("bad-input", { fields: faults });
      const changed = changedValues(ask.subject, stored.values, ask.values);
      if (changed === undefined) return refuse("nothing-changed");
      const changeId = newId();
      await trx
        .insertInto("setting_changes")
        .values({
          change_id: changeId,
          subject: ask.subject,
          subject_id: ask.subjectId,
          before: JSON.stringify(changed.before),
          after: JSON.stringify(changed.after),
          entered_by: staff.staffId,
          entered_at: now,
          effective_on: ask.effectiveOn,
          note: ask.note,
        })
        .execute();
      const applied = ask.effectiveOn <= today;
      if (applied)
        await applyChange(trx, now, {
          ...ask,
          changeId,
          creates: false,
          after: changed.after,
          enteredBy: staff.staffId,
        });
      return { kind: "entered", changeId, applied };
    });
  } catch (error) {
    if (isPhoneInUse(error)) return refuse("bad-input", { fields: { "values.refillPhone": "phone-in-use" } });
    throw error;
  }
}

async function faultsOf(
  trx: Transaction<DB>,
  { subject, subjectId, values, effectiveOn }: SettingAsk,
  today: Day,
): Promise<Record<string, string>> {
  const areas = await trx.selectFrom("areas").select("area_id").execute();
  const areaIds = areas.map(({ area_id }) => area_id);
  const beside = subject === "pharmacy" ? await pharmacyFaults(trx, values, subjectId) : {};
  return namedFaults({ ...beside, ...checkSetting(subject, values, areaIds) }, effectiveOn, today);
}

/** Moves with everything that happens to a thing's settings: entered, taken effect, cancelled. */
export async function revisionOf(
  kysely: Pick<Transaction<DB>, "selectFrom">,
  { subject, subjectId }: SettingAt,
): Promise<number> {
  const { entered, ended } = await kysely
    .selectFrom("setting_changes as c")
    .leftJoin("setting_outcomes as o", "o.change_id", "c.change_id")
    .select((eb) => [eb.fn.count<number>("c.change_id").as("entered"), eb.fn.count<number>("o.change_id").as("ended")])
    .where("c.subject", "=", subject)
    .where("c.subject_id", "=", subjectId)
    .executeTakeFirstOrThrow();
  return entered + ended;
}
