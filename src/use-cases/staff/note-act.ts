import type { Kysely } from "kysely";
import { v7 as newId } from "uuid";
import type { DB } from "#database/generated/row-types.ts";

/** What administrators do besides changing settings, which has a list of its own. */
export type AdministrationAct =
  | "staff-invited"
  | "staff-changed"
  | "staff-locked"
  | "staff-unlocked"
  | "staff-link-sent"
  | "staff-authenticator-reset"
  | "staff-sessions-ended"
  | "staff-set-up"
  | "announcement-written"
  | "announcement-withdrawn"
  | "announcement-recorded"
  | "audit-searched"
  | "audit-exported";

export type NotedAct = {
  readonly id?: string;
  /** Who did it. */
  readonly staffId: string;
  readonly action: AdministrationAct;
  readonly aboutStaffId?: string;
  readonly details?: Readonly<Record<string, unknown>>;
};

/** Writes down an act of administration. Rows are only ever added. */
export async function noteAct(
  kysely: Kysely<DB>,
  now: Date,
  { id = newId(), staffId, action, aboutStaffId, details }: NotedAct,
): Promise<void> {
  await kysely
    .insertInto("administration_acts")
    .values({
      act_id: id,
      at: now,
      staff_id: staffId,
      action,
      about_staff_id: aboutStaffId ?? null,
      details: details === undefined ? null : JSON.stringify(details),
    })
    .execute();
}
