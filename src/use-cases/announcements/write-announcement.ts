import { v7 as newId } from "uuid";
import { type Plan, readPlan } from "#database/queries/read-plan.ts";
import { type AnnouncementKind, type AnnouncementScope, spanFaults } from "#domain/announcement/announcement.ts";
import { isDay, parseDay } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { instantOf } from "#domain/calendar/zoned-time.ts";
import { mayAct } from "#domain/staff/roles.ts";
import type { Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { noteAct } from "#use-cases/staff/note-act.ts";

export type NewAnnouncement = {
  readonly kind: AnnouncementKind;
  readonly about: AnnouncementScope;
  readonly texts: { readonly en: string; readonly es: string };
  readonly onPhone: boolean;
  /** `YYYY-MM-DDTHH:MM` on the clock of the pharmacy, else of the plan's offices; null for now. */
  readonly from: string | null;
  readonly until: string;
};

/** Writes what members are to be told, from its first minute to its last. */
export async function writeAnnouncement(
  { database, clock }: Dependencies,
  staff: StaffActor,
  { kind, about, texts, onPhone, from, until }: NewAnnouncement,
): Promise<{ readonly kind: "written"; readonly id: string } | Refusal<"not-allowed" | "bad-input">> {
  if (!mayAct(staff, "change-settings", null)) return refuse("not-allowed");
  const now = clock();
  const zone = zoneOf(await readPlan(database), about);
  if (zone === undefined) return refuse("bad-input", { fields: { about: "setting-choice" } });
  const startsAt = from === null ? now : instantIn(from, zone);
  const endsAt = instantIn(until, zone);
  if (startsAt === undefined || endsAt === undefined) {
    const field = startsAt === undefined ? "from" : "until";
    return refuse("bad-input", { fields: { [field]: "date-and-time" } });
  }
  const faults = spanFaults({ startsAt, endsAt }, now);
  if (Object.keys(faults).length > 0) return refuse("bad-input", { fields: faults });
  const id = newId();
  await database.kysely.transaction().execute(async (trx) => {
    await trx
      .insertInto("announcements")
      .values({
        announcement_id: id,
        kind,
        area_id: about.scope === "area" ? about.areaId : null,
        pharmacy_id: about.scope === "pharmacy" ? about.pharmacyId : null,
        text_en: texts.en,
        text_es: texts.es,
        on_phone: onPhone,
        starts_at: startsAt,
        ends_at: endsAt,
        entered_by: staff.staffId,
        entered_at: now,
      })
      .execute();
    await noteAct(trx, now, { staffId: staff.staffId, action: "announcement-written", details: { announcement: id } });
  });
  return { kind: "written", id };
}

/** Where its times are told; undefined where there is no such area or pharmacy. */
function zoneOf(plan: Plan, about: AnnouncementScope): string | undefined {
  switch (about.scope) {
    case "plan":
      return PLAN_ZONE;
    case "area":
      return plan.areas.has(about.areaId) ? PLAN_ZONE : undefined;
    case "pharmacy":
      return plan.pharmacies.get(about.pharmacyId)?.timeZone;
  }
}

function instantIn(local: string, zone: string): Date | undefined {
  const [, day = "", hours, minutes] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/.exec(local) ?? [];
  if (!isDay(day) || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return instantOf(parseDay(day), Number(hours) * 60 + Number(minutes), zone);
}
