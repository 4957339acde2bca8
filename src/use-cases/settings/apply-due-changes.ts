import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import type { SettingSubject, SettingValues } from "#domain/settings/setting-fields.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { applyChange, isOutOfPlace, lockSettings } from "#use-cases/settings/apply-change.ts";

/**
 * Lets changes of settings take effect whose day has come where the plan's offices are, in the order of their days. One
 * that can't be set any more is put aside and holds up no other.
 * @returns how many took effect
 */
export async function applyDueChanges({ database, clock }: Dependencies): Promise<number> {
  const now = clock();
  let applied = 0;
  for (;;) {
    // Known outside the transaction, which is gone when it failed.
    let changeId: string | undefined;
    try {
      await database.kysely.transaction().execute(async (trx) => {
        await lockSettings(trx);
        const due = await trx
          .selectFrom("setting_changes as c")
          .leftJoin("setting_outcomes as o", "o.change_id", "c.change_id")
          .selectAll("c")
          .where("o.change_id", "is", null)
          .where("c.effective_on", "<=", dayInZone(now, PLAN_ZONE))
          .orderBy("c.effective_on")
          .orderBy("c.entered_at")
          .orderBy("c.change_id")
          .limit(1)
          .executeTakeFirst();
        changeId = due?.change_id;
        if (due === undefined) return;
        await applyChange(trx, now, {
          changeId: due.change_id,
          creates: due.creates,
          subject: due.subject as SettingSubject,
          subjectId: due.subject_id,
          after: due.after as unknown as SettingValues,
          enteredBy: due.entered_by,
        });
      });
      if (changeId === undefined) return applied;
      applied += 1;
    } catch (error) {
      if (changeId === undefined || !isOutOfPlace(error)) throw error;
      await database.kysely
        .insertInto("setting_outcomes")
        .values({ change_id: changeId, outcome: "refused", at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }
}
