import type { Transaction } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";
import type { Day } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { changedValues } from "#domain/settings/changed-values.ts";
import { checkNewSetting } from "#domain/settings/check-setting.ts";
import type { NewSubject, SettingValues } from "#domain/settings/setting-fields.ts";
import { mayAct } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { applyChange, lockSettings } from "#use-cases/settings/apply-change.ts";
import { namedFaults, pharmacyFaults } from "#use-cases/settings/pharmacy-faults.ts";
import { readStored } from "#use-cases/settings/stored-settings.ts";

export type NewSetting = {
  readonly subject: NewSubject;
  /** Every field of something new. An area and a coverage name their own `key`; a pharmacy is given an id. */
  readonly values: SettingValues;
  readonly effectiveOn: Day;
  readonly note: string | null;
};

/** Adds an area, a pharmacy or a coverage: at once, or by itself on a later day. Until then it stands nowhere. */
export async function addSetting(
  { database, clock }: Dependencies,
  staff: StaffActor,
  ask: NewSetting,
): Promise<
  | { readonly kind: "entered"; readonly changeId: string; readonly subjectId: string; readonly applied: boolean }
  | Refusal<"not-allowed" | "bad-input">
> {
  if (!mayAct(staff, "change-settings", null)) return refuse("not-allowed");
  const now = clock();
  const today = dayInZone(now, PLAN_ZONE);
  const { subject, values, effectiveOn, note } = ask;
  return database.kysely.transaction().execute(async (trx) => {
    await lockSettings(trx);
    const faults = await faultsOf(trx, ask, today);
    if (Object.keys(faults).length > 0) return refuse("bad-input", { fields: faults });
    const { key, ...rest } = values;
    const subjectId = subject === "pharmacy" ? newId() : String(key);
    // What was entered in any order stands in the order of the table, as it does in a change.
    const after = { ...rest, ...changedValues(subject, {}, rest)?.after };
    const changeId = newId();
    await trx
      .insertInto("setting_changes")
      .values({
        change_id: changeId,
        subject,
        subject_id: subjectId,
        creates: true,
        before: JSON.stringify({}),
        after: JSON.stringify(after),
        entered_by: staff.staffId,
        entered_at: now,
        effective_on: effectiveOn,
        note,
      })
      .execute();
    const applied = effectiveOn <= today;
    if (applied)
      await applyChange(trx, now, { changeId, subject, subjectId, creates: true, after, enteredBy: staff.staffId });
    return { kind: "entered", changeId, subjectId, applied };
  });
}

async function faultsOf(
  trx: Transaction<DB>,
  { subject, values, effectiveOn }: NewSetting,
  today: Day,
): Promise<Record<string, string>> {
  const coming = await trx
    .selectFrom("setting_changes as c")
    .leftJoin("setting_outcomes as o", "o.change_id", "c.change_id")
    .select(["c.subject", "c.subject_id", "c.after", "c.effective_on"])
    .where("c.creates", "=", true)
    .where("o.change_id", "is", null)
    .execute();
  const areas = await trx.selectFrom("areas").select("area_id").execute();
  // A pharmacy may be entered together with its area, as long as the area is there first.
  const areasThen = coming.filter((each) => each.subject === "area" && each.effective_on <= effectiveOn);
  const areaIds = [...areas.map(({ area_id }) => area_id), ...areasThen.map(({ subject_id }) => subject_id)];
  const { key, refillPhone } = values;
  const hasItsPhone = (each: (typeof coming)[number]) =>
    (each.after as { refillPhone?: unknown }).refillPhone === refillPhone;
  const faults: Record<string, string> = {
    ...(subject === "pharmacy" ? await pharmacyFaults(trx, values, null) : {}),
    ...(typeof refillPhone === "string" && coming.some(hasItsPhone) ? { refillPhone: "phone-in-use" } : {}),
    ...checkNewSetting(subject, values, areaIds),
  };
  if (typeof key === "string" && faults["key"] === undefined) {
    const isComing = coming.some((each) => each.subject === subject && each.subject_id === key);
    if (isComing || (await readStored(trx, { subject, subjectId: key })) !== undefined) faults["key"] = "key-in-use";
  }
  return namedFaults(faults, effectiveOn, today);
}
