import type { Transaction } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import type { SettingValues } from "#domain/settings/setting-fields.ts";
import { readStored, type SettingAt, writeStored } from "#use-cases/settings/stored-settings.ts";

/**
 * Changes of settings follow each other, whoever makes them. Reading the plan waits for none of it: orders go on and
 * learn of the new version when they are written.
 */
export async function lockSettings(trx: Transaction<DB>): Promise<void> {
  await trx.selectFrom("installation").select("only_row").forUpdate().execute();
}

export type EnteredChange = SettingAt & {
  readonly changeId: string;
  readonly after: SettingValues;
  readonly enteredBy: string;
};

/** Sets what was entered and writes down what it replaced. The caller holds the lock on settings. */
export async function applyChange(
  trx: Transaction<DB>,
  now: Date,
  { changeId, subject, subjectId, after, enteredBy }: EnteredChange,
): Promise<void> {
  const stored = await readStored(trx, { subject, subjectId });
  if (stored === undefined) throw new Error("a change of settings names a thing that does not exist");
  const replaced = Object.fromEntries(Object.keys(after).map((field) => [field, stored.values[field] ?? null]));
  const version = await writeStored(trx, { subject, subjectId }, after, { staffId: enteredBy, now });
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
