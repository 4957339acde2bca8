import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import { browserOf } from "#channels/web-api/browser.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { clearStaffCookie, setStaffCookie, staffOf } from "#channels/web-api/staff-session.ts";
import { AuthenticatorCode } from "#contracts/accounts.ts";
import { StaffMe, StaffSession, StaffSignIn } from "#contracts/staff/sign-on.ts";
import { signOutStaff, type StaffSignedOn } from "#use-cases/staff/open-staff-session.ts";
import { readStaffMe, type StaffSessionEnd } from "#use-cases/staff/read-staff-me.ts";
import { showSecondFactor } from "#use-cases/staff/second-factor.ts";
import { signInStaff } from "#use-cases/staff/sign-in-staff.ts";

const tags = ["Staff: sign-on"];

/** Signing on at the workbench and out again, and how long the session goes on. */
export function makeStaffSignOnRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    staffRoute("anybody", {
      method: "post",
      path: "/staff/sign-in",
      tags,
      summary: "Sign on by e-mail, password and the authenticator's code; all three are needed",
      request: { body: json(StaffSignIn) },
      responses: { 200: answers("Signed on: the session is in a cookie", StaffMe), ...problems },
    }),
    async (c) => {
      const result = await signInStaff(dependencies, { ...c.req.valid("json"), browser: browserOf(c, dependencies) });
      if (result.kind === "refused") return problem(c, result);
      await keepStaffSignedOn(c, dependencies, result);
      return c.json(await meOf(dependencies, result.sessionId), 200);
    },
  );

  router.openapi(
    staffRoute("anybody", {
      method: "post",
      path: "/staff/sign-out",
      tags,
      summary: "Sign out, on the server too",
      responses: { 204: nothing },
    }),
    async (c) => {
      const staff = c.get("staff");
      if (staff !== undefined) await signOutStaff(dependencies, staff.sessionId);
      clearStaffCookie(c, dependencies);
      return c.body(null, 204);
    },
  );

  router.openapi(
    staffRoute("any-staff", {
      method: "get",
      path: "/staff/me",
      tags,
      summary: "Who is signed on at the workbench, and what they may do",
      responses: { 200: answers("The member of staff", StaffMe), ...problems },
    }),
    async (c) => c.json(await meOf(dependencies, staffOf(c).sessionId), 200),
  );

  router.openapi(
    staffRoute("any-staff", {
      method: "get",
      path: "/staff/session",
      tags,
      summary: "How long the session goes on; asking with `X-OpenRefill-Background` does not prolong it",
      responses: { 200: answers("Until when", StaffSession), ...problems },
    }),
    async (c) => c.json(wordEnd((await readStaffMe(dependencies, staffOf(c).sessionId)).session), 200),
  );

  router.openapi(
    staffRoute("any-staff", {
      method: "post",
      path: "/staff/second-factor",
      tags,
      summary: "Show the authenticator's code again, as some acts ask for",
      request: { body: json(AuthenticatorCode) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await showSecondFactor(dependencies, staffOf(c), c.req.valid("json").code);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  return router;
}

/** One browser holds one session: signing on ends the one before. */
export async function keepStaffSignedOn(
  c: Context<ApiEnv>,
  dependencies: ApiDependencies,
  { token }: StaffSignedOn,
): Promise<void> {
  const former = c.get("staff");
  if (former !== undefined) await signOutStaff(dependencies, former.sessionId);
  setStaffCookie(c, dependencies, token);
}

export async function meOf(dependencies: ApiDependencies, sessionId: string): Promise<StaffMe> {
  const { secondFactorAt, session, reasonsOff, reasonWords, ...me } = await readStaffMe(dependencies, sessionId);
  return {
    ...me,
    secondFactorAt: secondFactorAt.toISOString(),
    reasonsOff: Object.fromEntries(Object.entries(reasonsOff).map(([kind, reasons]) => [kind, [...reasons]])),
    reasonWords: { ...reasonWords },
    session: wordEnd(session),
  };
}

function wordEnd({ endsAt, secondsLeft }: StaffSessionEnd): StaffSession {
  return { endsAt: endsAt.toISOString(), secondsLeft };
}
