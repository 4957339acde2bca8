import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { Id } from "#contracts/shapes.ts";
import { BridgeAct, BridgeList } from "#contracts/staff/bridges.ts";
import { actOnBridge, readBridges } from "#use-cases/bridges/work-bridges.ts";

const tags = ["Staff: bridge supplies"];

/** A few days' supply that members ask for; pharmacists decide. */
export function makeBridgeRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    staffRoute("give-bridge", {
      method: "get",
      path: "/staff/bridges",
      tags,
      summary: "Bridge supplies asked for at my counter, or waiting there, oldest first",
      responses: { 200: answers("What is open", BridgeList), ...problems },
    }),
    async (c) => {
      const read = await readBridges(dependencies, staffOf(c));
      if (read.kind === "refused") return problem(c, read);
      const language = readerLanguage(c);
      const bridges = read.bridges.map(({ requestedAt, directions, ...bridge }) => ({
        ...bridge,
        requestedAt: requestedAt.toISOString(),
        directions: directions[language],
      }));
      return c.json({ bridges }, 200);
    },
  );

  router.openapi(
    staffRoute("give-bridge", {
      method: "post",
      path: "/staff/bridges/{bridgeId}",
      tags,
      summary: "Give it, decline it, or hand it over",
      request: { params: z.object({ bridgeId: Id }), body: json(BridgeAct) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const result = await actOnBridge(dependencies, staffOf(c), c.req.valid("param").bridgeId, c.req.valid("json"));
      return result.kind === "refused" ? problem(c, result) : c.body(null, 204);
    },
  );

  return router;
}
