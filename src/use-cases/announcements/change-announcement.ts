import type { Kysely } from "kysely";
import type { DB } from "#database/generated/row-types.ts";
import { announcementState } from "#domain/announcement/announcement.ts";
import { mayAct } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { type AdministrationAct, noteAct } from "#use-cases/staff/note-act.ts";

type ChangeRefusal = Refusal<"not-allowed" | "not-found" | "changed-meanwhile">;

/** Takes it back: from now on nobody is told. It stays in the list of those that were. */
export function withdrawAnnouncement(
  dependencies: Dependencies,
  staff: StaffActor,
  announcementId: string,
): Promise<ChangeRefusal | undefined> {
  return change(dependencies, staff, announcementId, "announcement-withdrawn", async (trx, now) => {
    await trx
      .updateTable("announcements")
      .set({ withdrawn_by: staff.staffId, withdrawn_at: now })
      .where("announcement_id", "=", announcementId)
      .execute();
  });
}

/**
 * Keeps what the phone line says of it in one language, instead of a general sentence; one that was there is replaced.
 * @param samples 8 kHz, mono; null to take the recording away
 */
export function recordAnnouncement(
  dependencies: Dependencies,
  staff: StaffActor,
  announcementId: string,
  { language, samples }: { readonly language: "en" | "es"; readonly samples: Int16Array | null },
): Promise<ChangeRefusal | undefined> {
  return change(dependencies, staff, announcementId, "announcement-recorded", async (trx, now) => {
    await trx
      .deleteFrom("announcement_recordings")
      .where("announcement_id", "=", announcementId)
      .where("language", "=", language)
      .execute();
    if (samples === null) return;
    await trx
      .insertInto("announcement_recordings")
      .values({
        announcement_id: announcementId,
        language,
        sound: Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength),
        recorded_by: staff.staffId,
        recorded_at: now,
      })
      .execute();
  });
}

/** One that is over, or was taken back, stays as it is. */
async function change(
  { database, clock }: Dependencies,
  staff: StaffActor,
  announcementId: string,
  action: AdministrationAct,
  write: (trx: Kysely<DB>, now: Date) => Promise<void>,
): Promise<ChangeRefusal | undefined> {
  if (!mayAct(staff, "change-settings", null)) return refuse("not-allowed");
  const now = clock();
  return database.kysely.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom("announcements")
      .select(["starts_at", "ends_at", "withdrawn_at"])
      .where("announcement_id", "=", announcementId)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return refuse("not-found");
    const span = { startsAt: row.starts_at, endsAt: row.ends_at, isWithdrawn: row.withdrawn_at !== null };
    const state = announcementState(span, now);
    if (state === "over" || state === "withdrawn") return refuse("changed-meanwhile");
    await write(trx, now);
    await noteAct(trx, now, { staffId: staff.staffId, action, details: { announcement: announcementId } });
    return undefined;
  });
}
