import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { readerLanguage } from "#channels/web-api/problem.ts";
import { type Announcement as Answer, AnnouncementList } from "#contracts/announcements.ts";
import {
  type Announcement,
  announcementsAt,
  announcementsOf,
  currentAnnouncements,
} from "#use-cases/announcements/read-announcements.ts";
import type { Language } from "#words/languages.ts";
import { announcementTitle } from "#words/word-announcement.ts";

/** A comma between them. */
const Ids = z
  .string()
  .max(2000)
  .regex(/^[\da-f-]{36}(,[\da-f-]{36})*$/)
  .openapi({ example: "0198c0de-0000-7000-8000-0000000000bb" });

/** What administrators tell members and guests now. */
export function makeAnnouncementRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();
  router.openapi(
    createRoute({
      method: "get",
      path: "/announcements",
      tags: ["Pharmacies"],
      summary: "Announcements of now: all of them, those of pharmacies, or those that concern me",
      request: {
        query: z.object({
          /** Pharmacies by id: theirs, their areas' and the plan's. */
          pharmacy: Ids.optional(),
          /** Those of my area and of the pharmacies that have my prescriptions; without sign-on, the plan's. */
          mine: z.literal("true").optional(),
        }),
      },
      responses: { 200: answers("The newest first", AnnouncementList), ...problems },
    }),
    async (c) => {
      const { pharmacy, mine } = c.req.valid("query");
      const found = await find(pharmacy, mine === "true", c.get("actor"));
      const language = readerLanguage(c);
      return c.json({ announcements: found.map((announcement) => wordAnnouncement(announcement, language)) }, 200);
    },
  );
  return router;

  function find(pharmacy: string | undefined, isMine: boolean, actor: ApiEnv["Variables"]["actor"]) {
    if (pharmacy !== undefined) return announcementsAt(dependencies, pharmacy.split(","));
    if (!isMine) return currentAnnouncements(dependencies);
    return actor === undefined ? currentAnnouncements(dependencies, []) : announcementsOf(dependencies, actor);
  }
}

function wordAnnouncement(announcement: Announcement, language: Language): Answer {
  const { id, kind, about, texts, startsAt, endsAt, timeZone } = announcement;
  return {
    ...{ id, kind, about, timeZone },
    title: announcementTitle(announcement, language),
    text: texts[language],
    from: startsAt.toISOString(),
    until: endsAt.toISOString(),
  };
}
