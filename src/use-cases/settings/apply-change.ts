import type { Transaction } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { violatesForeignKey, violatesUnique } from "#database/errors.ts";
import type { NewSubject, SettingValues } from "#domain/settings/setting-fields.ts";
import { readStored, type SettingAt } from "#use-cases/settings/stored-settings.ts";
import { addStored, writeStored } from "#use-cases/settings/write-settings.ts";

/**
 * Changes of settings follow each other, whoever makes them. Reading the plan waits for none of it: orders go on and
 * learn of the new version when they are written.
 */
export async function lockSettings(trx: Transaction<DB>): Promise<void> {
  await trx.selectFrom("installation").select("only_row").forUpdate().execute();
}

export type EnteredChange = SettingAt & {
  readonly changeId: string;
  /** Whether it adds something new. */
  readonly creates: boolean;
  readonly after: SettingValues;
  readonly enteredBy: string;
};

/** Sets what was entered and writes down what it replaced. The caller holds the lock on settings. */
export async function applyChange(trx: Transaction<DB>, now: Date, change: EnteredChange): Promise<void> {
  const { changeId, subject, subjectId, after, enteredBy, creates } = change;
  const by = { staffId: enteredBy, now };
  const replaced = creates ? {} : await replacedBy(trx, change);
  const version = creates
    ? await addStored(trx, { subject: subject as NewSubject, subjectId }, after, by)
    : await writeStored(trx, { subject, subjectId }, after, by);
  await trx
    .insertInto("setting_outcomes")
    .values({
      change_id: changeId,
      outcome: "applied",
      at: now,
      policy_version: version,
      replaced: JSON.stringify(replaced),
    })
    .execute();
}

async function replacedBy(trx: Transaction<DB>, { subject, subjectId, after }: EnteredChange): Promise<SettingValues> {
  const stored = await readStored(trx, { subject, subjectId });
  if (stored === undefined) throw new Error("a change of settings names a thing that does not exist");
  return Object.fromEntries(Object.keys(after).map((field) => [field, stored.values[field] ?? null]));
}

/** The automated line knows its pharmacy by the number called. */
export function isPhoneInUse(error: unknown): boolean {
  return violatesUnique(error, "pharmacies_refill_phone_key");
}

/** What else was changed meanwhile leaves no room for it: its number was given away, or its area never came. */
export function isOutOfPlace(error: unknown): boolean {
  return isPhoneInUse(error) || violatesForeignKey(error, "pharmacies_area_id_fkey");
}
