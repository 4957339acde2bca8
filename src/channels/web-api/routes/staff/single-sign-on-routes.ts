import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { answers, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import { browserOf } from "#channels/web-api/browser.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { keepStaffSignedOn } from "#channels/web-api/routes/staff/sign-on-routes.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { SignOnWays } from "#contracts/staff/sign-on.ts";
import { beginSignInElsewhere, signInStaffElsewhere } from "#use-cases/staff/sign-in-staff-elsewhere.ts";

const tags = ["Staff: sign-on"];
const HERE = "/staff/sign-in/single-sign-on";
const KEPT = "openrefill_single_sign_on";
const KEPT_SECONDS = 600;

const elsewhere = { description: "To the next page, in `Location`" } as const;

/** Signing on through the plan's own sign-on: the browser goes to the provider and comes back. */
export function makeStaffSingleSignOnRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();
  const comeBackTo = `${dependencies.publicOrigin}/api${HERE}/back`;
  const cookie = { httpOnly: true, sameSite: "Lax", path: `/api${HERE}`, secure: dependencies.secure } as const;

  router.openapi(
    staffRoute("anybody", {
      method: "get",
      path: "/staff/sign-on-ways",
      tags,
      summary: "How one can sign on here besides by password and passkey",
      responses: { 200: answers("The ways", SignOnWays) },
    }),
    (c) => c.json({ singleSignOn: dependencies.singleSignOn !== undefined }, 200),
  );

  router.openapi(
    staffRoute("anybody", {
      method: "get",
      path: HERE,
      tags,
      summary: "Go to the plan's own sign-on",
      request: { query: z.object({ then: z.string().max(500).optional() }) },
      responses: { 303: elsewhere, ...problems },
    }),
    async (c) => {
      const begun = await beginSignInElsewhere(dependencies, comeBackTo);
      if (begun.kind === "refused") return c.redirect(`/staff/sign-in?done=${begun.code}`, 303);
      setCookie(c, KEPT, `${begun.keep}.${encodeURIComponent(c.req.valid("query").then ?? "")}`, {
        ...cookie,
        maxAge: KEPT_SECONDS,
      });
      return c.redirect(begun.url, 303);
    },
  );

  router.openapi(
    staffRoute("anybody", {
      method: "get",
      path: `${HERE}/back`,
      tags,
      summary: "Come back from it",
      responses: { 303: elsewhere, ...problems },
    }),
    async (c) => {
      const cookieText = getCookie(c, KEPT) ?? "";
      const dot = cookieText.indexOf(".");
      const [kept, then] = [cookieText.slice(0, dot), cookieText.slice(dot + 1)];
      deleteCookie(c, KEPT, cookie);
      // The provider checks the address it sent the browser to, which a proxy may have written anew.
      const cameBackAs = comeBackTo + new URL(c.req.url).search;
      const result = await signInStaffElsewhere(dependencies, {
        cameBackAs,
        kept,
        browser: browserOf(c, dependencies),
      });
      if (result.kind === "refused") return c.redirect(`/staff/sign-in?done=${result.code}`, 303);
      await keepStaffSignedOn(c, dependencies, result);
      // The page that is signed on now leads on to the one asked for, and only within the site.
      return c.redirect(`/staff/sign-in?then=${then}`, 303);
    },
  );

  return router;
}
