import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import { browserOf, keepSignedOn, siteOf } from "#channels/web-api/browser.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { actorOf, signedOn } from "#channels/web-api/session.ts";
import { Me, PasskeyAnswer, PasskeyList, PasskeyOptions } from "#contracts/accounts.ts";
import { Id } from "#contracts/shapes.ts";
import { addPasskey, offerPasskey } from "#use-cases/accounts/add-passkey.ts";
import { listPasskeys, removePasskey } from "#use-cases/accounts/passkeys.ts";
import { readMe } from "#use-cases/accounts/read-me.ts";
import { offerPasskeySignIn, signInWithPasskey } from "#use-cases/accounts/sign-in-with-passkey.ts";
import { signOut } from "#use-cases/accounts/sign-out.ts";

const tags = ["Passkeys"];

/** Signing on with a passkey, and the member's own passkeys. */
export function makePasskeyRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    createRoute({
      method: "post",
      path: "/sign-in/passkey/options",
      tags,
      summary: "Begin to sign on with a passkey",
      responses: { 200: answers("For the browser's `navigator.credentials.get`", PasskeyOptions), ...problems },
    }),
    async (c) => c.json(await offerPasskeySignIn(dependencies, siteOf(c, dependencies)), 200),
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/sign-in/passkey",
      tags,
      summary: "Sign on with what the passkey signed",
      request: { body: json(PasskeyAnswer) },
      responses: { 200: answers("Signed on: the session is in a cookie", Me), ...problems },
    }),
    async (c) => {
      const { challengeId, response } = c.req.valid("json");
      const answer = { challengeId, response, browser: browserOf(c, dependencies) };
      const result = await signInWithPasskey(dependencies, siteOf(c, dependencies), answer);
      if (result.kind === "refused") return problem(c, result);
      const former = c.get("actor");
      if (former !== undefined) await signOut(dependencies, former);
      keepSignedOn(c, dependencies, result);
      return c.json(await readMe(dependencies, result), 200);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/passkeys",
      tags,
      summary: "The member's passkeys",
      middleware: signedOn,
      responses: { 200: answers("Oldest first", PasskeyList), ...problems },
    }),
    async (c) => {
      const passkeys = await listPasskeys(dependencies, actorOf(c));
      return c.json(
        {
          passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
            id,
            name,
            createdAt: createdAt.toISOString(),
            lastUsedAt: lastUsedAt?.toISOString() ?? null,
          })),
        },
        200,
      );
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/passkeys/options",
      tags,
      summary: "Begin to add a passkey",
      middleware: signedOn,
      responses: { 200: answers("For the browser's `navigator.credentials.create`", PasskeyOptions), ...problems },
    }),
    async (c) => c.json(await offerPasskey(dependencies, actorOf(c), siteOf(c, dependencies)), 200),
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/passkeys",
      tags,
      summary: "Add the passkey the browser made",
      middleware: signedOn,
      request: { body: json(PasskeyAnswer) },
      responses: { 201: answers("Added", z.object({ id: Id })), ...problems },
    }),
    async (c) => {
      const { challengeId, response, name } = c.req.valid("json");
      const label = name?.trim() || browserOf(c, dependencies).label;
      const result = await addPasskey(dependencies, actorOf(c), siteOf(c, dependencies), { challengeId, response, name: label });
      return result.kind === "refused" ? problem(c, result) : c.json({ id: result.id }, 201);
    },
  );

  router.openapi(
    createRoute({
      method: "delete",
      path: "/passkeys/{id}",
      tags,
      summary: "Remove a passkey",
      middleware: signedOn,
      request: { params: z.object({ id: Id }) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await removePasskey(dependencies, actorOf(c), c.req.valid("param").id);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  return router;
}
