import type { OpenAPIHono } from "@hono/zod-openapi";
import { toString as toQr } from "qrcode";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import { browserOf } from "#channels/web-api/browser.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { StaffLink, StaffSetUp, UseStaffLink } from "#contracts/staff/accounts.ts";
import { readSetUp, setUpSignOn } from "#use-cases/staff/set-up-sign-on.ts";

const tags = ["Staff: sign-on"];

/** What the links in mails to staff lead to: whoever holds one sets up their own sign-on. */
export function makeStaffSignOnLinkRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    staffRoute("anybody", {
      method: "post",
      path: "/staff/sign-on-links/look",
      tags,
      summary: "What a mailed link sets up, with the secret for the authenticator app",
      request: { body: json(StaffLink) },
      responses: { 200: answers("To be scanned by the app", StaffSetUp), ...problems },
    }),
    async (c) => {
      const setUp = await readSetUp(dependencies, c.req.valid("json").token);
      if (setUp.kind === "refused") return problem(c, setUp);
      const { link, name, email, secret, uri } = setUp;
      const qrSvg = await toQr(uri, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
      c.header("Cache-Control", "no-store");
      return c.json({ link, name, email, secret, uri, qrSvg }, 200);
    },
  );

  router.openapi(
    staffRoute("anybody", {
      method: "post",
      path: "/staff/sign-on-links/use",
      tags,
      summary: "Set up the sign-on, once: password and a code of the new authenticator",
      request: { body: json(UseStaffLink) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const { address } = browserOf(c, dependencies);
      const refusal = await setUpSignOn(dependencies, { ...c.req.valid("json"), source: address });
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  return router;
}
