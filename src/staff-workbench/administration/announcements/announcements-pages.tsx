import type { Context } from "hono";
import {
  type AnnouncementPlaces,
  MAX_SOUND_BASE64,
  type WrittenAnnouncement,
  type WrittenAnnouncementList,
} from "#contracts/staff/announcements.ts";
import { faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sendPage } from "#pages/send-page.ts";
import { AnnouncementPage } from "#staff-workbench/administration/announcements/announcement-page.tsx";
import {
  ANNOUNCEMENTS_PATH,
  announcementWords,
} from "#staff-workbench/administration/announcements/announcement-words.ts";
import { AnnouncementsPage } from "#staff-workbench/administration/announcements/announcements-page.tsx";
import {
  bodyOfAnnouncement,
  NOTHING_TYPED,
  readAnnouncementForm,
  type TypedAnnouncement,
  typedLike,
  WriteAnnouncementPage,
} from "#staff-workbench/administration/announcements/write-announcement-page.tsx";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import type { WorkbenchEnv } from "#staff-workbench/page-context.ts";

const IDS = {
  kind: "kind",
  about: "about",
  "about.areaId": "about",
  "about.pharmacyId": "about",
  "texts.en": "textEn",
  "texts.es": "textEs",
  from: "from",
  until: "until",
};

/** What members are told: written, recorded and taken back. */
export const announcementsPages: WorkbenchRoutes = (app) => {
  app.get(ANNOUNCEMENTS_PATH, async (c) => {
    const page = c.get("page");
    const list = await page.api.get<WrittenAnnouncementList>("/staff/announcements");
    if (!list.ok) return answerFailure(c, list);
    return sendPage(c, <AnnouncementsPage page={page} announcements={list.data.announcements} />);
  });

  app.get(`${ANNOUNCEMENTS_PATH}/new`, async (c) => {
    const page = c.get("page");
    const like = c.req.query("like");
    const [places, model] = await Promise.all([
      page.api.get<AnnouncementPlaces>("/staff/announcement-places"),
      like === undefined ? undefined : readOne(c, like),
    ]);
    if (!places.ok) return answerFailure(c, places);
    const typed: TypedAnnouncement = model?.ok === true ? typedLike(model.data) : NOTHING_TYPED;
    return sendPage(c, <WriteAnnouncementPage page={page} places={places.data} typed={typed} />);
  });

  app.post(`${ANNOUNCEMENTS_PATH}/new`, async (c) => {
    const page = c.get("page");
    const typed = readAnnouncementForm(await readForm(c));
    const answer = await page.api.send<{ id: string }>("POST", "/staff/announcements", bodyOfAnnouncement(typed));
    if (answer.ok) return c.redirect(`${ANNOUNCEMENTS_PATH}/${answer.data.id}?done=written`, 303);
    if (answer.status === 401 || answer.status === 403) return answerFailure(c, answer);
    const places = await page.api.get<AnnouncementPlaces>("/staff/announcement-places");
    if (!places.ok) return answerFailure(c, places);
    const faults = faultsOf(answer, page.language, IDS);
    return sendPage(c, <WriteAnnouncementPage {...{ page, typed, faults }} places={places.data} />, statusOf(answer));
  });

  app.get(`${ANNOUNCEMENTS_PATH}/:id`, async (c) => {
    const page = { ...c.get("page"), path: new URL(c.req.url).pathname };
    const answer = await readOne(c, c.req.param("id"));
    if (!answer.ok) return answerFailure(c, answer);
    return sendPage(c, <AnnouncementPage page={page} announcement={answer.data} done={c.req.query("done")} />);
  });

  app.post(`${ANNOUNCEMENTS_PATH}/:id/withdraw`, async (c) => {
    const id = c.req.param("id");
    const answer = await c.get("page").api.send("POST", `/staff/announcements/${encodeURIComponent(id)}/withdraw`);
    // One that ended meanwhile is over all the same.
    if (!answer.ok && answer.status !== 409) return answerFailure(c, answer);
    return c.redirect(`${ANNOUNCEMENTS_PATH}/${encodeURIComponent(id)}`, 303);
  });

  app.post(`${ANNOUNCEMENTS_PATH}/:id/recordings/:spokenIn`, async (c) => {
    const page = c.get("page");
    const { id, spokenIn } = c.req.param();
    const words = announcementWords[page.language];
    const path = `${ANNOUNCEMENTS_PATH}/${encodeURIComponent(id)}`;
    const form = await c.req.parseBody();
    const isRemoved = form["act"] === "remove";
    const wav = isRemoved ? null : await base64Of(form["wav"]);
    const field = `wav-${spokenIn}`;
    if (wav === "" || (wav !== null && wav.length > MAX_SOUND_BASE64))
      return again({ fields: { [field]: wav === "" ? words.noFile : words.tooLarge } }, 422);
    const answer = await page.api.send(
      "PUT",
      `/staff/announcements/${encodeURIComponent(id)}/recordings/${encodeURIComponent(spokenIn)}`,
      { wav },
    );
    if (answer.ok) return c.redirect(`${path}?done=${isRemoved ? "unrecorded" : "recorded"}`, 303);
    if (answer.status === 409) return c.redirect(path, 303);
    if (answer.problem.fields?.["wav"] === undefined) return answerFailure(c, answer);
    return again(faultsOf(answer, page.language, { wav: field }), statusOf(answer));

    async function again(
      faults: Parameters<typeof AnnouncementPage>[0]["faults"],
      status: ReturnType<typeof statusOf>,
    ) {
      const announcement = await readOne(c, id);
      if (!announcement.ok) return answerFailure(c, announcement);
      return sendPage(
        c,
        <AnnouncementPage
          page={{ ...page, path }}
          announcement={announcement.data}
          {...(faults === undefined ? {} : { faults })}
        />,
        status,
      );
    }
  });
};

function readOne(c: Context<WorkbenchEnv>, id: string) {
  return c.get("page").api.get<WrittenAnnouncement>(`/staff/announcements/${encodeURIComponent(id)}`);
}

/** Empty where no file was chosen. */
async function base64Of(file: unknown): Promise<string> {
  return file instanceof File ? Buffer.from(await file.arrayBuffer()).toString("base64") : "";
}
