import type { Context } from "hono";
import type {
  AddedSetting,
  EnteredChange,
  Setting,
  SettingChangeList,
  SettingList,
} from "#contracts/staff/settings.ts";
import {
  fieldsOf,
  fieldsOfNew,
  NEW_SUBJECTS,
  SETTING_SUBJECTS,
  type NewSubject,
  type SettingSubject,
} from "#domain/settings/setting-fields.ts";
import { faultsOf, statusOf } from "#pages/form-faults.tsx";
import { readForm } from "#pages/posted-form.ts";
import { sameSitePath } from "#pages/same-site-path.ts";
import { sendPage } from "#pages/send-page.ts";
import { ChangesPage } from "#staff-workbench/administration/settings/changes-page.tsx";
import { NewSettingPage } from "#staff-workbench/administration/settings/new-setting-page.tsx";
import { inputIdOf } from "#staff-workbench/administration/settings/setting-inputs.tsx";
import { SettingPage } from "#staff-workbench/administration/settings/setting-page.tsx";
import { type ListedSubject, SettingsListPage } from "#staff-workbench/administration/settings/settings-list-page.tsx";
import {
  mergedWith,
  nothingTyped,
  valuesIn,
  valuesOf,
} from "#staff-workbench/administration/settings/typed-setting.ts";
import { answerFailure } from "#staff-workbench/answer-failure.tsx";
import type { WorkbenchRoutes } from "#staff-workbench/app.ts";
import { notFoundPage } from "#staff-workbench/error-pages.tsx";
import type { WorkbenchContext, WorkbenchEnv } from "#staff-workbench/page-context.ts";

const LISTED: readonly string[] = ["area", "pharmacy", "coverage", "drug"] satisfies ListedSubject[];
const HERE = "/staff/administration";

/** Settings, found, changed and looked back at. */
export const settingsPages: WorkbenchRoutes = (app) => {
  app.get(`${HERE}/settings/:subject`, async (c) => {
    const page = c.get("page");
    const subject = c.req.param("subject");
    const search = c.req.query("search") ?? "";
    if (!LISTED.includes(subject)) return notFoundPage(c);
    const list = await page.api.get<SettingList>(
      `/staff/settings/${subject}?${new URLSearchParams({ search }).toString()}`,
    );
    if (!list.ok) return answerFailure(c, list);
    return sendPage(
      c,
      <SettingsListPage
        page={withoutQuery(page, c)}
        subject={subject as ListedSubject}
        list={list.data}
        search={search}
        done={c.req.query("done")}
      />,
    );
  });

  app.get(`${HERE}/settings/:subject/new`, async (c) => {
    const page = c.get("page");
    const subject = c.req.param("subject");
    if (!isNewSubject(subject)) return notFoundPage(c);
    const areas = await page.api.get<SettingList>("/staff/settings/area");
    if (!areas.ok) return answerFailure(c, areas);
    return sendPage(c, <NewSettingPage page={page} subject={subject} areas={areas.data} typed={nothingTyped} />);
  });

  app.post(`${HERE}/settings/:subject/new`, async (c) => {
    const page = c.get("page");
    const subject = c.req.param("subject");
    if (!isNewSubject(subject)) return notFoundPage(c);
    const form = await readForm(c);
    const fields = fieldsOfNew(subject);
    const effectiveOn = form.text("effectiveOn");
    const answer = await page.api.send<AddedSetting>("POST", `/staff/settings/${subject}`, {
      values: valuesIn(form, fields),
      ...(effectiveOn === "" ? {} : { effectiveOn }),
      note: form.text("note"),
    });
    if (answer.ok) {
      const { applied, subjectId } = answer.data;
      const there = applied ? `/${encodeURIComponent(subjectId)}?done=added` : "?done=coming";
      return c.redirect(`${HERE}/settings/${subject}${there}`, 303);
    }
    if (answer.status === 401 || answer.status === 403) return answerFailure(c, answer);
    const areas = await page.api.get<SettingList>("/staff/settings/area");
    if (!areas.ok) return answerFailure(c, areas);
    return sendPage(
      c,
      <NewSettingPage
        page={page}
        subject={subject}
        areas={areas.data}
        typed={form}
        faults={faultsOf(answer, page.language, idsOf(fields))}
      />,
      statusOf(answer),
    );
  });

  app.get(`${HERE}/settings/:subject/:id`, async (c) => {
    const page = c.get("page");
    const setting = await page.api.get<Setting>(apiPath(c));
    if (!setting.ok) return answerFailure(c, setting);
    return sendPage(c, <SettingPage page={withoutQuery(page, c)} setting={setting.data} done={c.req.query("done")} />);
  });

  app.post(`${HERE}/settings/:subject/:id`, async (c) => {
    const page = c.get("page");
    const subject = c.req.param("subject");
    if (!isSubject(subject)) return notFoundPage(c);
    const form = await readForm(c);
    const setting = await page.api.get<Setting>(apiPath(c));
    if (!setting.ok) return answerFailure(c, setting);
    const effectiveOn = form.text("effectiveOn");
    const answer = await page.api.send<EnteredChange>("POST", apiPath(c), {
      revision: Number(form.text("revision")),
      values: valuesOf(subject, form, setting.data.values),
      ...(effectiveOn === "" ? {} : { effectiveOn }),
      note: form.text("note"),
    });
    if (answer.ok) {
      const done = answer.data.applied ? "applied" : "waiting";
      return c.redirect(`${HERE}/settings/${subject}/${c.req.param("id")}?done=${done}`, 303);
    }
    if (answer.status === 401 || answer.status === 403) return answerFailure(c, answer);
    const meanwhile = answer.problem.code === "changed-meanwhile";
    const faults = faultsOf(answer, page.language, idsOf(fieldsOf(subject)));
    return sendPage(
      c,
      <SettingPage
        page={page}
        setting={setting.data}
        typed={meanwhile ? mergedWith(setting.data, form) : form}
        meanwhile={meanwhile}
        {...(meanwhile ? {} : { faults })}
      />,
      statusOf(answer),
    );
  });

  app.get(`${HERE}/changes`, async (c) => {
    const page = c.get("page");
    const { after, waiting, done } = c.req.query();
    const query = new URLSearchParams({
      ...(after === undefined ? {} : { after }),
      ...(waiting === "true" ? { waiting } : {}),
    });
    const [list, areas] = await Promise.all([
      page.api.get<SettingChangeList>(`/staff/setting-changes?${query.toString()}`),
      page.api.get<SettingList>("/staff/settings/area"),
    ]);
    if (!list.ok) return answerFailure(c, list);
    if (!areas.ok) return answerFailure(c, areas);
    return sendPage(
      c,
      <ChangesPage
        page={page}
        list={list.data}
        areas={new Map(areas.data.settings.map(({ subjectId, title }) => [subjectId, title]))}
        waiting={waiting === "true"}
        done={done}
      />,
    );
  });

  app.post(`${HERE}/changes/:id/cancel`, async (c) => {
    const page = c.get("page");
    const then = sameSitePath((await readForm(c)).text("then"), `${HERE}/changes`);
    const answer = await page.api.send("POST", `/staff/setting-changes/${c.req.param("id")}/cancel`);
    if (!answer.ok && answer.problem.code !== "changed-meanwhile") return answerFailure(c, answer);
    const done = answer.ok ? `${then.includes("?") ? "&" : "?"}done=cancelled` : "";
    return c.redirect(`${then}${done}`, 303);
  });
};

/** The input that each fault of the API's is about. */
function idsOf(fields: ReturnType<typeof fieldsOf>): Record<string, string> {
  const ids = fields.map(([field, kind]) => [`values.${field}`, inputIdOf(field, kind)]);
  return { ...(Object.fromEntries(ids) as Record<string, string>), effectiveOn: "effectiveOn", note: "note" };
}

function apiPath(c: Context<WorkbenchEnv>): string {
  const part = (name: string) => encodeURIComponent(c.req.param(name) ?? "");
  return `/staff/settings/${part("subject")}/${part("id")}`;
}

/** What was just done is not said again in another language. */
function withoutQuery(page: WorkbenchContext, c: Context): WorkbenchContext {
  return { ...page, path: new URL(c.req.url).pathname };
}

function isNewSubject(text: string): text is NewSubject {
  return NEW_SUBJECTS.some((subject) => subject === text);
}

function isSubject(text: string): text is SettingSubject {
  return SETTING_SUBJECTS.some((subject) => subject === text);
}
