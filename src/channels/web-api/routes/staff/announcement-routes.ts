import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { readUploadedSound } from "#channels/phone-line/media/uploaded-sound.ts";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { Id } from "#contracts/shapes.ts";
import {
  AnnouncementPlaces,
  AnnouncementRecordingPath,
  RecordAnnouncement,
  WriteAnnouncement,
  type WrittenAnnouncement as Answer,
  WrittenAnnouncement,
  WrittenAnnouncementList,
} from "#contracts/staff/announcements.ts";
import { announcementSound } from "#use-cases/announcements/announcement-sound.ts";
import { recordAnnouncement, withdrawAnnouncement } from "#use-cases/announcements/change-announcement.ts";
import {
  listAnnouncements,
  readAnnouncement,
  readAnnouncementPlaces,
  type WrittenAnnouncement as Written,
} from "#use-cases/announcements/read-announcements.ts";
import { writeAnnouncement } from "#use-cases/announcements/write-announcement.ts";
import { refuse } from "#use-cases/refusal.ts";
import type { Language } from "#words/languages.ts";

const tags = ["Staff: announcements"];
const params = z.object({ announcementId: Id });

/** What administrators tell members: on their pages, by the API and on the phone. */
export function makeStaffAnnouncementRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    staffRoute("change-settings", {
      method: "get",
      path: "/staff/announcements",
      tags,
      summary: "Announcements to come, of now and of before, the newest first",
      responses: { 200: answers("The announcements", WrittenAnnouncementList), ...problems },
    }),
    async (c) => {
      const list = await listAnnouncements(dependencies, staffOf(c));
      if (list.kind === "refused") return problem(c, list);
      return c.json({ announcements: list.announcements.map(wireAnnouncement) }, 200);
    },
  );

  router.openapi(
    staffRoute("change-settings", {
      method: "get",
      path: "/staff/announcement-places",
      tags,
      summary: "The areas and pharmacies that an announcement can be for",
      responses: { 200: answers("By name", AnnouncementPlaces), ...problems },
    }),
    async (c) => {
      const places = await readAnnouncementPlaces(dependencies, staffOf(c));
      if (places.kind === "refused") return problem(c, places);
      return c.json({ areas: [...places.areas], pharmacies: [...places.pharmacies] }, 200);
    },
  );

  router.openapi(
    staffRoute("change-settings", {
      method: "post",
      path: "/staff/announcements",
      tags,
      summary: "Tell members something, from its first minute to its last",
      request: { body: json(WriteAnnouncement) },
      responses: { 200: answers("Written", z.object({ id: Id })), ...problems },
    }),
    async (c) => {
      const { from = null, ...rest } = c.req.valid("json");
      const written = await writeAnnouncement(dependencies, staffOf(c), { ...rest, from });
      return written.kind === "refused" ? problem(c, written) : c.json({ id: written.id }, 200);
    },
  );

  router.openapi(
    staffRoute("change-settings", {
      method: "get",
      path: "/staff/announcements/{announcementId}",
      tags,
      summary: "One announcement, and who wrote it or took it back",
      request: { params },
      responses: { 200: answers("The announcement", WrittenAnnouncement), ...problems },
    }),
    async (c) => {
      const read = await readAnnouncement(dependencies, staffOf(c), c.req.valid("param").announcementId);
      return read.kind === "refused" ? problem(c, read) : c.json(wireAnnouncement(read.announcement), 200);
    },
  );

  router.openapi(
    staffRoute("change-settings", {
      method: "post",
      path: "/staff/announcements/{announcementId}/withdraw",
      tags,
      summary: "Take an announcement back: from now on nobody is told",
      request: { params },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await withdrawAnnouncement(dependencies, staffOf(c), c.req.valid("param").announcementId);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  router.openapi(
    staffRoute("change-settings", {
      method: "put",
      path: "/staff/announcements/{announcementId}/recordings/{language}",
      tags,
      summary: "What the phone line says of it in a language: any usual WAV file of up to a minute, or nothing",
      request: { params: AnnouncementRecordingPath, body: json(RecordAnnouncement) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const { announcementId, language } = c.req.valid("param");
      const { wav } = c.req.valid("json");
      const sound = wav === null ? null : readUploadedSound(Buffer.from(wav, "base64"));
      if (sound?.kind === "refused") return problem(c, refuse("bad-input", { fields: { wav: sound.code } }));
      const samples = sound === null ? null : sound.samples;
      const refusal = await recordAnnouncement(dependencies, staffOf(c), announcementId, { language, samples });
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  return router;
}

function wireAnnouncement(written: Written): Answer {
  const { id, kind, about, place, texts, onPhone, timeZone, state, enteredBy, withdrawnBy } = written;
  const { startsAt, endsAt, enteredAt, withdrawnAt } = written;
  return {
    ...{ id, kind, about, place, texts, onPhone, timeZone, state, enteredBy, withdrawnBy },
    spoken: { en: soundOf(written, "en"), es: soundOf(written, "es") },
    from: startsAt.toISOString(),
    until: endsAt.toISOString(),
    enteredAt: enteredAt.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  };
}

/** Where it can be heard, among the prompts. */
function soundOf({ id, recordings }: Written, language: Language): string | null {
  const version = recordings[language];
  return version === undefined ? null : `/voice/prompts/${language}/${announcementSound(id, version)}.wav`;
}
