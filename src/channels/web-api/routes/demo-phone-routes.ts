import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { DemoTextList, DemoTextReply } from "#contracts/notices.ts";

/** The made-up phones of the demo plan: read and answered by anybody, so only ever mounted in a demo. */
export function makeDemoPhoneRoutes({ demoPhones }: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    createRoute({
      method: "get",
      path: "/demo/texts",
      tags: ["Demo"],
      summary: "What the demo plan has texted and got back, newest first",
      responses: { 200: answers("The newest", DemoTextList) },
    }),
    async (c) => {
      const texts = (await demoPhones?.listTexts()) ?? [];
      return c.json({ texts: texts.map(({ sid, ...text }) => ({ id: sid, ...text })) }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/demo/texts",
      tags: ["Demo"],
      summary: "Text something from one of the made-up phones",
      request: { body: json(DemoTextReply) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const { number, body } = c.req.valid("json");
      await demoPhones?.sendFrom(number, body);
      return c.body(null, 204);
    },
  );

  return router;
}
