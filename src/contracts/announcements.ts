import { z } from "@hono/zod-openapi";
import { Id, Instant } from "#contracts/shapes.ts";
import { ANNOUNCEMENT_KINDS } from "#domain/announcement/announcement.ts";

/** Whom it is for: everybody, an area, or one pharmacy. */
export const About = z.discriminatedUnion("scope", [
  z.object({ scope: z.literal("plan") }),
  z.object({ scope: z.literal("area"), areaId: z.string().max(60) }),
  z.object({ scope: z.literal("pharmacy"), pharmacyId: Id }),
]);

export const Announcement = z
  .object({
    id: Id,
    kind: z.enum(ANNOUNCEMENT_KINDS),
    about: About,
    /** In the reader's language: what it is and where, such as "Closed: Downey Pharmacy". */
    title: z.string(),
    text: z.string(),
    from: Instant,
    until: Instant,
    /** IANA zone in which its times are told. */
    timeZone: z.string(),
  })
  .openapi("Announcement");
export type Announcement = z.infer<typeof Announcement>;

export const AnnouncementList = z.object({ announcements: z.array(Announcement) }).openapi("AnnouncementList");
export type AnnouncementList = z.infer<typeof AnnouncementList>;
