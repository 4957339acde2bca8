import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { toString as toQr } from "qrcode";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { clearStaffCookie, staffOf } from "#channels/web-api/staff-session.ts";
import { AuthenticatorCode, AuthenticatorSetup, PasswordChange } from "#contracts/accounts.ts";
import { Id } from "#contracts/shapes.ts";
import { StaffSessions } from "#contracts/staff/account.ts";
import {
  changeStaffPassword,
  confirmStaffAuthenticator,
  endStaffSession,
  listStaffSessions,
  setUpStaffAuthenticator,
} from "#use-cases/staff/own-sign-on.ts";

const tags = ["Staff: sign-on"];

/** One's own password, authenticator and sessions at the workbench. */
export function makeStaffOwnSignOnRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    staffRoute("any-staff", {
      method: "post",
      path: "/staff/me/password",
      tags,
      summary: "Change my password; my other sessions end",
      request: { body: json(PasswordChange) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await changeStaffPassword(dependencies, staffOf(c), c.req.valid("json"));
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  router.openapi(
    staffRoute("any-staff", {
      method: "post",
      path: "/staff/authenticator",
      tags,
      summary: "Begin with another authenticator, on a code of the one in use",
      request: { body: json(AuthenticatorCode) },
      responses: { 200: answers("What the app needs, as text and as a QR code", AuthenticatorSetup), ...problems },
    }),
    async (c) => {
      const setup = await setUpStaffAuthenticator(dependencies, staffOf(c), c.req.valid("json").code);
      if (setup.kind === "refused") return problem(c, setup);
      const { secret, uri } = setup;
      const qrSvg = await toQr(uri, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
      c.header("Cache-Control", "no-store");
      return c.json({ secret, uri, qrSvg }, 200);
    },
  );

  router.openapi(
    staffRoute("any-staff", {
      method: "post",
      path: "/staff/authenticator/confirm",
      tags,
      summary: "Go over to the new authenticator with its first code; the old one's codes count no more",
      request: { body: json(AuthenticatorCode) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await confirmStaffAuthenticator(dependencies, staffOf(c), c.req.valid("json").code);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  router.openapi(
    staffRoute("any-staff", {
      method: "get",
      path: "/staff/sessions",
      tags,
      summary: "Where I am signed on at the workbench",
      responses: { 200: answers("Last used first", StaffSessions), ...problems },
    }),
    async (c) => {
      const sessions = await listStaffSessions(dependencies, staffOf(c));
      return c.json(
        {
          sessions: sessions.map(({ createdAt, lastSeenAt, ...session }) => ({
            ...session,
            createdAt: createdAt.toISOString(),
            lastSeenAt: lastSeenAt.toISOString(),
          })),
        },
        200,
      );
    },
  );

  router.openapi(
    staffRoute("any-staff", {
      method: "delete",
      path: "/staff/sessions/{sessionId}",
      tags,
      summary: "Sign one device out",
      request: { params: z.object({ sessionId: Id }) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const { sessionId } = c.req.valid("param");
      const refusal = await endStaffSession(dependencies, staffOf(c), sessionId);
      if (refusal !== undefined) return problem(c, refusal);
      if (sessionId === staffOf(c).sessionId) clearStaffCookie(c, dependencies);
      return c.body(null, 204);
    },
  );

  return router;
}
