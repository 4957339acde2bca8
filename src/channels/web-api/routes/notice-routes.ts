import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import { deviceLabel } from "#channels/web-api/device-label.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { actorOf, signedOn } from "#channels/web-api/session.ts";
import {
  NoticeList,
  NoticePreferences,
  NoticeSettings,
  PhoneNumberConfirmation,
  PhoneNumberRequest,
  PhoneNumberStarted,
  PushSubscriptionRequest,
} from "#contracts/notices.ts";
import { Id } from "#contracts/shapes.ts";
import { listNotices } from "#use-cases/notices/list-notices.ts";
import { changePreferences, type MyNoticeSettings, readNoticeSettings } from "#use-cases/notices/preferences.ts";
import { addPushSubscription, removePushSubscription } from "#use-cases/notices/push-subscriptions.ts";
import { confirmTextPhone, removeTextPhone, startTextPhone } from "#use-cases/notices/text-phone.ts";
import { refuse } from "#use-cases/refusal.ts";

const tags = ["Notices"];

/** What a member is told, by which ways, and what was told. */
export function makeNoticeRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    createRoute({
      method: "get",
      path: "/notice-preferences",
      tags,
      summary: "By which ways I am told of what",
      middleware: signedOn,
      responses: { 200: answers("My choices, number and devices", NoticeSettings), ...problems },
    }),
    async (c) => c.json(settingsAnswer(await readNoticeSettings(dependencies, actorOf(c))), 200),
  );

  router.openapi(
    createRoute({
      method: "put",
      path: "/notice-preferences",
      tags,
      summary: "Choose by which ways I am told of what",
      middleware: signedOn,
      request: { body: json(NoticePreferences) },
      responses: { 200: answers("As chosen", NoticeSettings), ...problems },
    }),
    async (c) => {
      const actor = actorOf(c);
      await changePreferences(dependencies, actor, c.req.valid("json"));
      return c.json(settingsAnswer(await readNoticeSettings(dependencies, actor)), 200);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/notices",
      tags,
      summary: "What I was told, newest first",
      middleware: signedOn,
      responses: { 200: answers("The newest hundred", NoticeList), ...problems },
    }),
    async (c) => {
      const notices = await listNotices(dependencies, { ...actorOf(c), language: readerLanguage(c) });
      return c.json(
        {
          notices: notices.map((notice) => ({
            ...notice,
            at: notice.at.toISOString(),
            deliveries: notice.deliveries.map((delivery) => ({
              ...delivery,
              status: delivery.status as "sent",
              at: delivery.at.toISOString(),
            })),
          })),
        },
        200,
      );
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/phone-numbers",
      tags,
      summary: "Have a code texted to a number that is to get texts",
      middleware: signedOn,
      request: { body: json(PhoneNumberRequest) },
      responses: { 202: answers("A code is on its way", PhoneNumberStarted), ...problems },
    }),
    async (c) => {
      if (dependencies.texts === undefined) return problem(c, refuse("not-found"));
      const actor = { ...actorOf(c), language: readerLanguage(c) };
      const result = await startTextPhone(dependencies, actor, c.req.valid("json"));
      return result.kind === "refused" ? problem(c, result) : c.json({ id: result.id, phone: result.phone }, 202);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/phone-numbers/{id}/confirm",
      tags,
      summary: "Confirm the number with the code that came by text",
      middleware: signedOn,
      request: { params: z.object({ id: Id }), body: json(PhoneNumberConfirmation) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const ask = { id: c.req.valid("param").id, code: c.req.valid("json").code };
      const refusal = await confirmTextPhone(dependencies, actorOf(c), ask);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  router.openapi(
    createRoute({
      method: "delete",
      path: "/phone-numbers",
      tags,
      summary: "Get no more texts, and take the consent back",
      middleware: signedOn,
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      await removeTextPhone(dependencies, { ...actorOf(c), language: readerLanguage(c) });
      return c.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/push-subscriptions",
      tags,
      summary: "Get push messages in this browser",
      middleware: signedOn,
      request: { body: json(PushSubscriptionRequest) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const { endpoint, keys } = c.req.valid("json");
      const device = deviceLabel(c.req.header("User-Agent") ?? "", readerLanguage(c));
      const refusal = await addPushSubscription(dependencies, actorOf(c), { endpoint, ...keys, device });
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  router.openapi(
    createRoute({
      method: "delete",
      path: "/push-subscriptions/{id}",
      tags,
      summary: "Get no more push messages in that browser",
      middleware: signedOn,
      request: { params: z.object({ id: Id }) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await removePushSubscription(dependencies, actorOf(c), c.req.valid("param").id);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  return router;
}

function settingsAnswer({ devices, ...settings }: MyNoticeSettings): NoticeSettings {
  return {
    ...settings,
    devices: devices.map(({ id, device, createdAt }) => ({ id, device, createdAt: createdAt.toISOString() })),
  };
}
