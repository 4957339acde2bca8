export const ANNOUNCEMENT_KINDS = ["closure", "emergency", "other"] as const;
export type AnnouncementKind = (typeof ANNOUNCEMENT_KINDS)[number];

/** Whom an announcement is for. */
export type AnnouncementScope =
  | { readonly scope: "plan" }
  | { readonly scope: "area"; readonly areaId: string }
  | { readonly scope: "pharmacy"; readonly pharmacyId: string };

/** One pharmacy, and the area it stands in. */
export type Place = { readonly pharmacyId: string | null; readonly areaId: string | null };

/** Whether it is for somebody who has to do with this pharmacy or area. */
export function isFor(about: AnnouncementScope, { pharmacyId, areaId }: Place): boolean {
  switch (about.scope) {
    case "plan":
      return true;
    case "area":
      return about.areaId === areaId;
    case "pharmacy":
      return about.pharmacyId === pharmacyId;
  }
}

export type AnnouncementState = "coming" | "current" | "over" | "withdrawn";

/** Where it stands at an instant; one that was taken back is never shown again. */
export function announcementState(
  { startsAt, endsAt, isWithdrawn }: { readonly startsAt: Date; readonly endsAt: Date; readonly isWithdrawn: boolean },
  now: Date,
): AnnouncementState {
  if (isWithdrawn) return "withdrawn";
  if (now >= endsAt) return "over";
  return now < startsAt ? "coming" : "current";
}

/** What is wrong with its times, as codes by field. */
export function spanFaults(
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
  now: Date,
): Record<string, string> {
  if (endsAt <= startsAt) return { until: "announcement-end" };
  if (endsAt <= now) return { until: "announcement-over" };
  return endsAt.getTime() - now.getTime() > LONGEST_MS ? { until: "announcement-long" } : {};
}

/** A year: what stands longer is no news. */
const LONGEST_MS = 366 * 86_400_000;
