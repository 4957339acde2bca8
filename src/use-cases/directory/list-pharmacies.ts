import { type Pharmacy, readPlan } from "#database/queries/read-plan.ts";
import { addDays, type Day } from "#domain/calendar/day.ts";
import { isOpenAt, opensAt } from "#domain/calendar/opening-hours.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { milesBetween } from "#domain/places/miles-between.ts";
import { type Feature, FEATURES } from "#domain/settings/setting-fields.ts";
import type { Dependencies } from "#use-cases/dependencies.ts";
import { centroidOf } from "#use-cases/directory/zip-centroid.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";

export type DirectoryEntry = {
  readonly pharmacy: Pharmacy;
  /** Null without a ZIP to measure from. */
  readonly miles: number | null;
  readonly openNow: boolean;
  /** When it opens next, while it is closed. */
  readonly opensAt: Date | null;
  /** Days of the coming two months on which it is closed besides its usual hours. */
  readonly closures: readonly Day[];
  readonly features: readonly Feature[];
  readonly missing: readonly Feature[];
};

/** The pharmacies that offer `feature` (or all), nearest first; without a ZIP by name. */
export async function listPharmacies(
  { database, clock }: Dependencies,
  ask: { readonly near?: string | undefined; readonly feature?: string | undefined },
): Promise<{ readonly kind: "pharmacies"; readonly pharmacies: readonly DirectoryEntry[] } | Refusal<"bad-input">> {
  const here = ask.near === undefined ? undefined : centroidOf(ask.near);
  if (ask.near !== undefined && here === undefined) return refuse("bad-input", { fields: { near: "zip-unknown" } });
  const plan = await readPlan(database);
  const now = clock();
  const entries = [...plan.pharmacies.values()].map((pharmacy): DirectoryEntry => {
    const openNow = isOpenAt(pharmacy.hours, pharmacy.timeZone, now);
    const offered = FEATURES.filter((feature) => offers(pharmacy, feature));
    return {
      pharmacy,
      miles: here === undefined ? null : milesBetween(here, pharmacy),
      openNow,
      opensAt: openNow ? null : (opensAt(pharmacy.hours, pharmacy.timeZone, now) ?? null),
      closures: closuresFrom(pharmacy, dayInZone(now, pharmacy.timeZone)),
      features: offered,
      missing: pharmacy.kind === "plan" ? FEATURES.filter((feature) => !offered.includes(feature)) : [],
    };
  });
  const chosen =
    ask.feature === undefined
      ? entries
      : entries.filter(({ features }) => features.some((feature) => feature === ask.feature));
  return {
    kind: "pharmacies",
    pharmacies: here === undefined ? chosen : chosen.toSorted((a, b) => (a.miles ?? 0) - (b.miles ?? 0)),
  };
}

function closuresFrom({ hours }: Pharmacy, today: Day): Day[] {
  return hours.closedDays.filter((day) => day >= today && day <= addDays(today, 60)).toSorted(byDay);
}

function byDay(one: Day, other: Day): number {
  return one < other ? -1 : 1;
}

/** Refills are handed out by the plan's own pharmacies and mailed by its mail-order pharmacy; others fill new prescriptions. */
function offers(pharmacy: Pharmacy, feature: Feature): boolean {
  const ofMail = feature === "mail-order" || feature === "mail-order-phone";
  if (pharmacy.kind === "contracted-community") return false;
  if (pharmacy.kind === "mail-order") return ofMail;
  return pharmacy.area.features.includes(feature);
}
