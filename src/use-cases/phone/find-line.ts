import { type Area, type Pharmacy, type Plan, readPlan } from "#database/queries/read-plan.ts";
import type { Place } from "#domain/announcement/announcement.ts";
import { openSpansOn } from "#domain/calendar/opening-hours.ts";
import type { Weekday } from "#domain/calendar/weekday.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { announcementSound } from "#use-cases/announcements/announcement-sound.ts";
import {
  type Announcement,
  announcementsAt,
  currentAnnouncements,
} from "#use-cases/announcements/read-announcements.ts";
import type { FoundPharmacy, PhoneLine, SpokenAnnouncement } from "#use-cases/phone/phone-answers.ts";

const PHONE_REFILL = "phone-refill";
const WEEKDAYS: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

/**
 * The line of what was dialled: `refill`, `refill-AREA`, `mailorder`, or the refill phone number of a bottle, which is its
 * pharmacy's area line or the mail-order line. Null where nothing of ours answers.
 */
export async function findLine(dependencies: Dependencies, dialled: string): Promise<PhoneLine | null> {
  const found = lineOf(await readPlan(dependencies.database), dialled);
  if (found === null) return null;
  const { place, ...line } = found;
  return { ...line, news: (await currentAnnouncements(dependencies, [place])).filter(isSpoken).map(spoken) };
}

/** A line, and the area or pharmacy whose news its callers are told. */
type LineOfPlace = Omit<PhoneLine, "news"> & { readonly place: Place };

function lineOf(plan: Plan, dialled: string): LineOfPlace | null {
  const mailOrderPhone = plan.mailOrderPharmacy?.refillPhone ?? null;
  const mailOrder: LineOfPlace = {
    kind: "mail-order",
    refillsOffered: true,
    pharmacy: null,
    mailOrderPhone,
    // It serves every area: what concerns the one it stands in is no news to its callers.
    place: { pharmacyId: plan.mailOrderPharmacy?.id ?? null, areaId: null },
  };
  const refill = (area: Area | undefined, pharmacy: Pharmacy | null): LineOfPlace => ({
    kind: "refill",
    refillsOffered: area?.features.includes(PHONE_REFILL) === true,
    pharmacy: pharmacy?.refillPhone ?? null,
    mailOrderPhone,
    place: { pharmacyId: pharmacy?.id ?? null, areaId: area?.key ?? null },
  });
  const to = dialled.toLowerCase();
  if (to === "mailorder") return plan.mailOrderPharmacy === undefined ? null : mailOrder;
  if (to === "refill") {
    // Named without an area it is the first that takes refills by phone.
    const area = [...plan.areas.values()].find(({ features }) => features.includes(PHONE_REFILL));
    return refill(area, null);
  }
  const area = /^refill-(.+)$/.exec(to)?.[1];
  if (area !== undefined) {
    const found = plan.areas.get(area);
    return found === undefined ? null : refill(found, null);
  }
  const pharmacy = pharmacyOf(plan, to);
  if (pharmacy === undefined) return null;
  return pharmacy.kind === "mail-order" ? mailOrder : refill(pharmacy.area, pharmacy);
}

/** A pharmacy of the plan's by its refill phone number, with what a caller may ask of it. */
export async function findPhonePharmacy(
  dependencies: Dependencies,
  refillPhone: string,
): Promise<FoundPharmacy | null> {
  const { database, clock } = dependencies;
  const pharmacy = pharmacyOf(await readPlan(database), refillPhone);
  if (pharmacy === undefined) return null;
  const news = await announcementsAt(dependencies, [pharmacy.id]);
  return {
    id: pharmacy.id,
    refillPhone: pharmacy.refillPhone,
    takesPhoneRefills: pharmacy.kind === "plan" && pharmacy.area.features.includes(PHONE_REFILL),
    today: openSpansOn(pharmacy.hours, dayInZone(clock(), pharmacy.timeZone)),
    week: WEEKDAYS.map((weekday) => pharmacy.hours.week[weekday] ?? []),
    // What is told to everybody was told before the menu.
    news: news.filter((each) => each.about.scope === "pharmacy" && isSpoken(each)).map(spoken),
  };
}

function isSpoken({ onPhone }: Announcement): boolean {
  return onPhone;
}

function spoken({ id, kind, about, texts, recordings }: Announcement): SpokenAnnouncement {
  const sounds = Object.entries(recordings).map(([language, version]) => [language, announcementSound(id, version)]);
  return { kind, ofPharmacy: about.scope === "pharmacy", texts, sounds: Object.fromEntries(sounds) };
}

function pharmacyOf(plan: Plan, phone: string) {
  const digits = phone.replace(/^\+?1(?=\d{10}$)/, "");
  return [...plan.pharmacies.values()].find(
    ({ refillPhone, kind }) => refillPhone === digits && kind !== "contracted-community",
  );
}
