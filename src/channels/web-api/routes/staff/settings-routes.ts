import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { Id } from "#contracts/shapes.ts";
import {
  AddedSetting,
  AddSetting,
  ChangeSetting,
  EnteredChange,
  NewSubject,
  Setting,
  type SettingChange as ChangeAnswer,
  SettingChangeList,
  SettingList,
  Subject,
} from "#contracts/staff/settings.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { PLAN_ZONE } from "#domain/calendar/plan-zone.ts";
import { dayInZone } from "#domain/calendar/zoned-time.ts";
import { addSetting } from "#use-cases/settings/add-setting.ts";
import { cancelChange } from "#use-cases/settings/cancel-change.ts";
import { changeSetting } from "#use-cases/settings/change-setting.ts";
import { listChanges, listSettings, readSetting, type SettingChange } from "#use-cases/settings/read-settings.ts";

const tags = ["Staff: settings"];
const params = z.object({ subject: Subject, subjectId: z.string().max(60) });

/** What administrators set: areas, pharmacies, coverages, prices and the numbers of the rules, each change with its day. */
export function makeStaffSettingsRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();
  const today = () => dayInZone(dependencies.clock(), PLAN_ZONE);

  router.openapi(
    staffRoute("change-settings", {
      method: "get",
      path: "/staff/settings/{subject}",
      tags,
      summary: "All areas, pharmacies or coverages, the plan's policy, or the medicines whose name holds `search`",
      request: {
        params: params.pick({ subject: true }),
        query: z.object({ search: z.string().max(100).default("") }),
      },
      responses: { 200: answers("With what is set now", SettingList), ...problems },
    }),
    async (c) => {
      const { subject } = c.req.valid("param");
      const list = await listSettings(dependencies, staffOf(c), subject, c.req.valid("query").search);
      if (list.kind === "refused") return problem(c, list);
      const { settings, coming } = list;
      return c.json({ settings: [...settings], coming: coming.map(changeAnswer), today: today() }, 200);
    },
  );

  router.openapi(
    staffRoute("change-settings", {
      method: "post",
      path: "/staff/settings/{subject}",
      tags,
      summary: "Add an area, a pharmacy or a coverage, at once or on a day to come",
      request: { params: z.object({ subject: NewSubject }), body: json(AddSetting) },
      responses: { 200: answers("Entered", AddedSetting), ...problems },
    }),
    async (c) => {
      const { values, effectiveOn, note } = c.req.valid("json");
      const added = await addSetting(dependencies, staffOf(c), {
        subject: c.req.valid("param").subject,
        values,
        effectiveOn: effectiveOn === undefined ? today() : parseDay(effectiveOn),
        note: note === undefined || note === "" ? null : note,
      });
      if (added.kind === "refused") return problem(c, added);
      return c.json({ id: added.changeId, subjectId: added.subjectId, applied: added.applied }, 200);
    },
  );

  router.openapi(
    staffRoute("change-settings", {
      method: "get",
      path: "/staff/settings/{subject}/{subjectId}",
      tags,
      summary: "One thing's settings, what was changed and what is still to come",
      request: { params },
      responses: { 200: answers("As it is set now", Setting), ...problems },
    }),
    async (c) => {
      const setting = await readSetting(dependencies, staffOf(c), c.req.valid("param"));
      if (setting.kind === "refused") return problem(c, setting);
      const { subject, subjectId, title, values, revision, changes, areas } = setting;
      return c.json(
        {
          ...{ subject, subjectId, title, values, revision },
          changes: changes.map(changeAnswer),
          areas: [...areas],
          today: today(),
        },
        200,
      );
    },
  );

  router.openapi(
    staffRoute("change-settings", {
      method: "post",
      path: "/staff/settings/{subject}/{subjectId}",
      tags,
      summary: "Change settings, at once or on a day to come; fields left out stay as they are",
      request: { params, body: json(ChangeSetting) },
      responses: { 200: answers("Entered", EnteredChange), ...problems },
    }),
    async (c) => {
      const { revision, values, effectiveOn, note } = c.req.valid("json");
      const entered = await changeSetting(dependencies, staffOf(c), {
        ...c.req.valid("param"),
        revision,
        values,
        effectiveOn: effectiveOn === undefined ? today() : parseDay(effectiveOn),
        note: note === undefined || note === "" ? null : note,
      });
      if (entered.kind === "refused") return problem(c, entered);
      return c.json({ id: entered.changeId, applied: entered.applied }, 200);
    },
  );

  router.openapi(
    staffRoute("change-settings", {
      method: "get",
      path: "/staff/setting-changes",
      tags,
      summary: "Every change of settings, newest first, or those that wait for their day",
      request: {
        query: z.object({ after: z.string().max(60).optional(), waiting: z.enum(["true", "false"]).optional() }),
      },
      responses: { 200: answers("One page", SettingChangeList), ...problems },
    }),
    async (c) => {
      const { after = null, waiting } = c.req.valid("query");
      const list = await listChanges(dependencies, staffOf(c), { after, waiting: waiting === "true" });
      if (list.kind === "refused") return problem(c, list);
      return c.json({ changes: list.changes.map(changeAnswer), next: list.next }, 200);
    },
  );

  router.openapi(
    staffRoute("change-settings", {
      method: "post",
      path: "/staff/setting-changes/{changeId}/cancel",
      tags,
      summary: "Take back a change before its day",
      request: { params: z.object({ changeId: Id }) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await cancelChange(dependencies, staffOf(c), c.req.valid("param").changeId);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  return router;
}

function changeAnswer({ enteredAt, stateAt, ...change }: SettingChange): ChangeAnswer {
  return { ...change, enteredAt: enteredAt.toISOString(), stateAt: stateAt?.toISOString() ?? null };
}
