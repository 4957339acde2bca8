import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { toString as toQr } from "qrcode";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { actorOf, clearSessionCookie, signedOn } from "#channels/web-api/session.ts";
import {
  AuthenticatorCode,
  AuthenticatorSetup,
  Me,
  MeChange,
  PasswordChange,
  SessionList,
} from "#contracts/accounts.ts";
import { Id } from "#contracts/shapes.ts";
import { confirmAuthenticator, removeAuthenticator, setUpAuthenticator } from "#use-cases/accounts/authenticator.ts";
import { changeMe } from "#use-cases/accounts/change-me.ts";
import { changePassword } from "#use-cases/accounts/change-password.ts";
import { readMe } from "#use-cases/accounts/read-me.ts";
import { endSession, listSessions } from "#use-cases/accounts/sessions.ts";
import { accessWords } from "#words/access-words.ts";

const tags = ["Account"];

/** The member's own account: contact, language, password, authenticator and sessions. */
export function makeProfileRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    createRoute({
      method: "get",
      path: "/me",
      tags,
      summary: "Who is signed on",
      middleware: signedOn,
      responses: { 200: answers("The signed-on member", Me), ...problems },
    }),
    async (c) => c.json(await readMe(dependencies, actorOf(c)), 200),
  );

  router.openapi(
    createRoute({
      method: "patch",
      path: "/me",
      tags,
      summary: "Change language, phone or e-mail; a new e-mail needs the current password",
      middleware: signedOn,
      request: { body: json(MeChange) },
      responses: { 200: answers("As changed", Me), ...problems },
    }),
    async (c) => {
      const actor = actorOf(c);
      const refusal = await changeMe(dependencies, actor, c.req.valid("json"));
      return refusal === undefined ? c.json(await readMe(dependencies, actor), 200) : problem(c, refusal);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/me/password",
      tags,
      summary: "Change the password; ends the other sessions",
      middleware: signedOn,
      request: { body: json(PasswordChange) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await changePassword(dependencies, actorOf(c), c.req.valid("json"));
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/authenticator",
      tags,
      summary: "Begin with an authenticator app",
      middleware: signedOn,
      responses: { 200: answers("What the app needs, as text and as a QR code", AuthenticatorSetup), ...problems },
    }),
    async (c) => {
      const setup = await setUpAuthenticator(dependencies, actorOf(c));
      const qrSvg = await toQr(setup.uri, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
      c.header("Cache-Control", "no-store");
      return c.json({ ...setup, qrSvg }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/authenticator/confirm",
      tags,
      summary: "Turn the authenticator on with its first code",
      middleware: signedOn,
      request: { body: json(AuthenticatorCode) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await confirmAuthenticator(dependencies, actorOf(c), c.req.valid("json").code);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  router.openapi(
    createRoute({
      method: "delete",
      path: "/authenticator",
      tags,
      summary: "Turn the authenticator off",
      middleware: signedOn,
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      await removeAuthenticator(dependencies, actorOf(c));
      return c.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/sessions",
      tags,
      summary: "Where the member is signed on",
      middleware: signedOn,
      responses: { 200: answers("Last used first", SessionList), ...problems },
    }),
    async (c) => {
      const language = readerLanguage(c);
      const sessions = await listSessions(dependencies, actorOf(c));
      return c.json(
        {
          sessions: sessions.map((session) => ({
            ...session,
            signedOnWith: accessWords("signOnWays", session.signedOnWith, language),
            createdAt: session.createdAt.toISOString(),
            lastSeenAt: session.lastSeenAt.toISOString(),
          })),
        },
        200,
      );
    },
  );

  router.openapi(
    createRoute({
      method: "delete",
      path: "/sessions/{id}",
      tags,
      summary: "Sign one device out",
      middleware: signedOn,
      request: { params: z.object({ id: Id }) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const actor = actorOf(c);
      const { id } = c.req.valid("param");
      const refusal = await endSession(dependencies, actor, id);
      if (refusal !== undefined) return problem(c, refusal);
      if (id === actor.sessionId) clearSessionCookie(c, dependencies);
      return c.body(null, 204);
    },
  );

  return router;
}
