import { z } from "@hono/zod-openapi";
import { About } from "#contracts/announcements.ts";
import { Id, Instant, Language } from "#contracts/shapes.ts";
import { ANNOUNCEMENT_KINDS } from "#domain/announcement/announcement.ts";

const Text = z.string().trim().min(1).max(400);
const LocalTime = z
  .string()
  .max(16)
  .openapi({ example: "2026-11-27T08:00", description: "On the clock of the pharmacy, else of the plan's offices." });

export const WriteAnnouncement = z
  .object({
    kind: z.enum(ANNOUNCEMENT_KINDS),
    about: About,
    texts: z.object({ en: Text, es: Text }),
    /** Whether the phone line says it, too. */
    onPhone: z.boolean(),
    /** Left out, it is told from now on. */
    from: LocalTime.optional(),
    until: LocalTime,
  })
  .openapi("WriteAnnouncement");

export const WrittenAnnouncement = z
  .object({
    id: Id,
    kind: z.enum(ANNOUNCEMENT_KINDS),
    about: About,
    /** Name of the area or the pharmacy; null for the whole plan. */
    place: z.string().nullable(),
    texts: z.object({ en: z.string(), es: z.string() }),
    onPhone: z.boolean(),
    /** What callers hear in each language: somebody's recording by the address of its sound, else a general sentence. */
    spoken: z.object({ en: z.string().nullable(), es: z.string().nullable() }),
    from: Instant,
    until: Instant,
    timeZone: z.string(),
    state: z.enum(["coming", "current", "over", "withdrawn"]),
    enteredBy: z.string(),
    enteredAt: Instant,
    withdrawnBy: z.string().nullable(),
    withdrawnAt: Instant.nullable(),
  })
  .openapi("WrittenAnnouncement");
export type WrittenAnnouncement = z.infer<typeof WrittenAnnouncement>;

export const WrittenAnnouncementList = z
  .object({ announcements: z.array(WrittenAnnouncement) })
  .openapi("WrittenAnnouncementList");
export type WrittenAnnouncementList = z.infer<typeof WrittenAnnouncementList>;

/** Where an announcement can be for. */
export const AnnouncementPlaces = z
  .object({
    areas: z.array(z.object({ id: z.string(), name: z.string() })),
    pharmacies: z.array(z.object({ id: Id, name: z.string() })),
  })
  .openapi("AnnouncementPlaces");
export type AnnouncementPlaces = z.infer<typeof AnnouncementPlaces>;

/** Ten megabytes of sound: a minute as studios record it. */
export const MAX_SOUND_BASE64 = 14_000_000;

export const RecordAnnouncement = z
  .object({
    /** The WAV file in Base64; null takes the recording away. */
    wav: z.base64().max(MAX_SOUND_BASE64).nullable().openapi({ example: "UklGRgAAAABXQVZF" }),
  })
  .openapi("RecordAnnouncement");

export const AnnouncementRecordingPath = z.object({ announcementId: Id, language: Language });
