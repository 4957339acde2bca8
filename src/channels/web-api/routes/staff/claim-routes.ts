import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { wordClaims } from "#channels/web-api/word-claim.ts";
import { Id } from "#contracts/shapes.ts";
import { ActedClaim, ClaimList, DecideClaim, ReportParcel } from "#contracts/staff/parcels.ts";
import { decideClaim } from "#use-cases/shipping/decide-claim.ts";
import { listClaims } from "#use-cases/shipping/list-claims.ts";
import { reportParcel } from "#use-cases/shipping/open-claim.ts";

const tags = ["Staff: parcels"];

/** Parcels that went wrong: what happened, and what is done about it. */
export function makeStaffClaimRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    staffRoute("pack-parcel", {
      method: "get",
      path: "/staff/claims",
      tags,
      summary: "Claims of the own pharmacy's parcels: open ones first, then those decided lately",
      responses: { 200: answers("The claims", ClaimList), ...problems },
    }),
    async (c) => {
      const view = await listClaims(dependencies, staffOf(c));
      return view.kind === "refused" ? problem(c, view) : c.json(wordClaims(view, readerLanguage(c)), 200);
    },
  );

  router.openapi(
    staffRoute("pack-parcel", {
      method: "post",
      path: "/staff/claims",
      tags,
      summary: "Open a claim by hand: a parcel came back, broke or never came",
      request: { body: json(ReportParcel) },
      responses: { 200: answers("The claim", ActedClaim), ...problems },
    }),
    async (c) => {
      const opened = await reportParcel(dependencies, staffOf(c), c.req.valid("json"));
      return opened.kind === "refused" ? problem(c, opened) : c.json({ id: opened.claimId }, 200);
    },
  );

  router.openapi(
    staffRoute("pack-parcel", {
      method: "post",
      path: "/staff/claims/{claimId}/decide",
      tags,
      summary: "Send it anew, send it again, or give units and money back",
      request: { params: z.object({ claimId: Id }), body: json(DecideClaim) },
      responses: { 200: answers("Decided", ActedClaim), ...problems },
    }),
    async (c) => {
      const { claimId } = c.req.valid("param");
      const done = await decideClaim(dependencies, staffOf(c), { ...c.req.valid("json"), claimId });
      return done.kind === "refused" ? problem(c, done) : c.json({ id: done.claimId }, 200);
    },
  );

  return router;
}
