import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import { browserOf, keepSignedOn, setDeviceCookie } from "#channels/web-api/browser.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { clearSessionCookie } from "#channels/web-api/session.ts";
import { Me, PasswordReset, PasswordResetRequest, SignIn } from "#contracts/accounts.ts";
import { confirmPasswordReset } from "#use-cases/accounts/confirm-password-reset.ts";
import { readMe } from "#use-cases/accounts/read-me.ts";
import { requestPasswordReset } from "#use-cases/accounts/request-password-reset.ts";
import { signIn } from "#use-cases/accounts/sign-in.ts";
import { signOut } from "#use-cases/accounts/sign-out.ts";

const tags = ["Sign-on"];

/** Signing on and out by password, and a new password for who forgot it. */
export function makeSignOnRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    createRoute({
      method: "post",
      path: "/sign-in",
      tags,
      summary: "Sign on by e-mail and password, and the authenticator's code where the member uses one",
      request: { body: json(SignIn) },
      responses: { 200: answers("Signed on: the session is in a cookie", Me), ...problems },
    }),
    async (c) => {
      const result = await signIn(dependencies, { ...c.req.valid("json"), browser: browserOf(c, dependencies) });
      if (result.kind === "refused") return problem(c, result);
      const former = c.get("actor");
      if (former !== undefined) await signOut(dependencies, former);
      keepSignedOn(c, dependencies, result);
      return c.json(await readMe(dependencies, result), 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/sign-out",
      tags,
      summary: "Sign out, on the server too",
      responses: { 204: nothing },
    }),
    async (c) => {
      const actor = c.get("actor");
      if (actor !== undefined) await signOut(dependencies, actor);
      clearSessionCookie(c, dependencies);
      return c.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/password-resets",
      tags,
      summary: "Ask for an e-mail with a link to set a new password; answers the same for every e-mail",
      request: { body: json(PasswordResetRequest) },
      responses: { 202: answers("Sent, where there is such an account", z.object({})), ...problems },
    }),
    async (c) => {
      await requestPasswordReset(dependencies, dependencies.publicOrigin, c.req.valid("json").email);
      return c.json({}, 202);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/password-resets/confirm",
      tags,
      summary: "Set a new password with the token of the link; ends every session",
      request: { body: json(PasswordReset) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const result = await confirmPasswordReset(dependencies, {
        ...c.req.valid("json"),
        browser: browserOf(c, dependencies),
      });
      if (result.kind === "refused") return problem(c, result);
      clearSessionCookie(c, dependencies);
      setDeviceCookie(c, dependencies, result.deviceToken);
      return c.body(null, 204);
    },
  );

  return router;
}
