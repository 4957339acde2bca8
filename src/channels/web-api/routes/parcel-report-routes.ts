import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { refuse } from "#use-cases/refusal.ts";
import { recordTracking } from "#use-cases/shipping/record-tracking.ts";

/** Where the parcel carrier calls. Every call is signed; others are refused. */
export function makeParcelReportRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();
  router.openapi(
    createRoute({
      method: "post",
      path: "/parcels/reports",
      tags: ["Parcels"],
      summary: "The carrier tells where a parcel is",
      request: { body: json(z.looseObject({})) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const call = dependencies.carrier?.readCall({
        header: (name) => c.req.header(name),
        body: await c.req.text(),
      });
      if (call === undefined || call === null) return problem(c, refuse("not-allowed"));
      if (call !== "of-no-interest") await recordTracking(dependencies, call.trackingNumber, call.events);
      return c.body(null, 204);
    },
  );
  return router;
}
