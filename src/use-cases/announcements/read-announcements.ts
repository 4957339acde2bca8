import { type Plan, readPlan } from "#database/queries/read-plan.ts";
import {
  type AnnouncementKind,
  type AnnouncementScope,
  announcementState,
  type AnnouncementState,
  isFor,
  type Place,
} from "#domain/announcement/announcement.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { mayAct } from "#domain/staff/roles.ts";
import type { Actor, Dependencies, StaffActor } from "#use-cases/dependencies.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

type Language = "en" | "es";

export type Announcement = {
  readonly id: string;
  readonly kind: AnnouncementKind;
  readonly about: AnnouncementScope;
  /** Of the area or the pharmacy; null for the whole plan. */
  readonly place: string | null;
  readonly texts: Readonly<Record<Language, string>>;
  readonly onPhone: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** In which its times are told. */
  readonly timeZone: string;
  /** Languages in which somebody spoke it, each with a name that differs from recording to recording. */
  readonly recordings: Readonly<Partial<Record<Language, string>>>;
};

export type WrittenAnnouncement = Announcement & {
  readonly state: AnnouncementState;
  readonly enteredBy: string;
  readonly enteredAt: Date;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: Date | null;
};

/** What is to be told now to somebody who has to do with one of these places, the newest first; all without places. */
export async function currentAnnouncements(
  dependencies: Dependencies,
  places?: readonly Place[],
): Promise<readonly Announcement[]> {
  const all = await query(dependencies, { currentOnly: true });
  return places === undefined
    ? all
    : all.filter(({ about }) => about.scope === "plan" || places.some((place) => isFor(about, place)));
}

/** What is to be told now at these pharmacies. */
export async function announcementsAt(
  dependencies: Dependencies,
  pharmacyIds: readonly string[],
): Promise<readonly Announcement[]> {
  const { pharmacies } = await readPlan(dependencies.database);
  const places = pharmacyIds.flatMap((pharmacyId): Place[] => {
    const pharmacy = pharmacies.get(pharmacyId);
    return pharmacy === undefined ? [] : [{ pharmacyId, areaId: pharmacy.area.key }];
  });
  return currentAnnouncements(dependencies, places);
}

/**
 * What a member is to be told now: of their own area, of the pharmacies that have their prescriptions, and of those
 * where something is on order.
 */
export async function announcementsOf(dependencies: Dependencies, actor: Actor): Promise<readonly Announcement[]> {
  const all = await currentAnnouncements(dependencies);
  if (all.length === 0) return all;
  const { kysely } = dependencies.database;
  const [{ area_id: areaId }, pharmacies] = await Promise.all([
    kysely.selectFrom("members").select("area_id").where("member_id", "=", actor.memberId).executeTakeFirstOrThrow(),
    kysely
      .selectFrom("prescriptions")
      .select("pharmacy_id")
      .distinct()
      .where("member_id", "=", actor.memberId)
      .union((eb) =>
        eb
          .selectFrom("order_lines")
          .select("pharmacy_id")
          .where("member_id", "=", actor.memberId)
          .where("is_open", "=", true),
      )
      .execute(),
  ]);
  return all.filter(
    ({ about }) =>
      isFor(about, { areaId, pharmacyId: null }) ||
      pharmacies.some(({ pharmacy_id: pharmacyId }) => isFor(about, { areaId: null, pharmacyId })),
  );
}

/** Those to come, those that are told, and the latest that were, newest first. */
export async function listAnnouncements(
  dependencies: Dependencies,
  staff: StaffActor,
): Promise<
  { readonly kind: "announcements"; readonly announcements: readonly WrittenAnnouncement[] } | Refusal<"not-allowed">
> {
  if (!mayAct(staff, "change-settings", null)) return refuse("not-allowed");
  return { kind: "announcements", announcements: await query(dependencies, {}) };
}

export async function readAnnouncement(
  dependencies: Dependencies,
  staff: StaffActor,
  announcementId: string,
): Promise<
  { readonly kind: "announcement"; readonly announcement: WrittenAnnouncement } | Refusal<"not-allowed" | "not-found">
> {
  if (!mayAct(staff, "change-settings", null)) return refuse("not-allowed");
  const [announcement] = await query(dependencies, { announcementId });
  return announcement === undefined ? refuse("not-found") : { kind: "announcement", announcement };
}

/** Where an announcement can be for, by name. */
export async function readAnnouncementPlaces(
  { database }: Dependencies,
  staff: StaffActor,
): Promise<
  | {
      readonly kind: "places";
      readonly areas: readonly { readonly id: string; readonly name: string }[];
      readonly pharmacies: readonly { readonly id: string; readonly name: string }[];
    }
  | Refusal<"not-allowed">
> {
  if (!mayAct(staff, "change-settings", null)) return refuse("not-allowed");
  const { areas, pharmacies } = await readPlan(database);
  return {
    kind: "places",
    areas: [...areas.values()].map(({ key, name }) => ({ id: key, name })),
    pharmacies: [...pharmacies.values()].map(({ id, name }) => ({ id, name })),
  };
}

/** What was spoken of it in a language, 8 kHz, mono; null where nothing was. */
export async function readRecording(
  { database }: Pick<Dependencies, "database">,
  announcementId: string,
  language: Language,
): Promise<Int16Array | null> {
  const row = await database.kysely
    .selectFrom("announcement_recordings")
    .select("sound")
    .where("announcement_id", "=", announcementId)
    .where("language", "=", language)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { sound } = row;
  return Int16Array.from({ length: sound.length >> 1 }, (_, index) => sound.readInt16LE(index * 2));
}

const MOST_LISTED = 200;

async function query(
  { database, clock }: Dependencies,
  ask: { readonly currentOnly?: true; readonly announcementId?: string },
): Promise<WrittenAnnouncement[]> {
  const now = clock();
  const { currentOnly, announcementId } = ask;
  const rows = await database.kysely
    .selectFrom("announcements as a")
    .innerJoin("staff as s", "s.staff_id", "a.entered_by")
    .leftJoin("staff as w", "w.staff_id", "a.withdrawn_by")
    .selectAll("a")
    .select(["s.name as entered_by_name", "w.name as withdrawn_by_name"])
    .$if(currentOnly === true, (rest) =>
      rest.where("a.ends_at", ">", now).where("a.starts_at", "<=", now).where("a.withdrawn_at", "is", null),
    )
    .$if(announcementId !== undefined, (rest) => rest.where("a.announcement_id", "=", announcementId ?? ""))
    .orderBy("a.entered_at", "desc")
    .orderBy("a.announcement_id", "desc")
    .limit(MOST_LISTED)
    .execute();
  if (rows.length === 0) return [];
  const recordings = await database.kysely
    .selectFrom("announcement_recordings")
    .select(["announcement_id", "language", "recorded_at"])
    .where(
      "announcement_id",
      "in",
      rows.map(({ announcement_id }) => announcement_id),
    )
    .execute();
  const plan = await readPlan(database);
  return rows.map((row) => {
    const about = scopeOf(row);
    const span = { startsAt: row.starts_at, endsAt: row.ends_at };
    return {
      id: row.announcement_id,
      kind: row.kind as AnnouncementKind,
      about,
      ...placeOf(plan, about),
      texts: { en: row.text_en, es: row.text_es },
      onPhone: row.on_phone,
      ...span,
      recordings: Object.fromEntries(
        recordings
          .filter(({ announcement_id }) => announcement_id === row.announcement_id)
          .map(({ language, recorded_at }) => [language, recorded_at.getTime().toString(36)]),
      ),
      state: announcementState({ ...span, isWithdrawn: row.withdrawn_at !== null }, now),
      enteredBy: row.entered_by_name,
      enteredAt: row.entered_at,
      withdrawnBy: row.withdrawn_by_name,
      withdrawnAt: row.withdrawn_at,
    };
  });
}

function scopeOf(row: { readonly area_id: string | null; readonly pharmacy_id: string | null }): AnnouncementScope {
  if (row.area_id !== null) return { scope: "area", areaId: row.area_id };
  return row.pharmacy_id === null ? { scope: "plan" } : { scope: "pharmacy", pharmacyId: row.pharmacy_id };
}

function placeOf(plan: Plan, about: AnnouncementScope): Pick<Announcement, "place" | "timeZone"> {
  switch (about.scope) {
    case "plan":
      return { place: null, timeZone: PLAN_ZONE };
    case "area":
      return { place: plan.areas.get(about.areaId)?.name ?? null, timeZone: PLAN_ZONE };
    case "pharmacy": {
      const pharmacy = plan.pharmacies.get(about.pharmacyId);
      return { place: pharmacy?.name ?? null, timeZone: pharmacy?.timeZone ?? PLAN_ZONE };
    }
  }
}
