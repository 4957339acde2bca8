import type { AnnouncementKind } from "#domain/announcement/announcement.ts";

export const announcements = {
  label: "Announcements",
  kinds: {
    closure: "Closed",
    emergency: "Emergency",
    other: "News",
  } satisfies Record<AnnouncementKind, string>,
  title: (kind: string, place: string) => `${kind}: ${place}`,
  until: (time: string) => `Until ${time}`,
  more: (count: number) => (count === 1 ? "1 more announcement" : `${count} more announcements`),
} as const;
