import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import { browserOf, keepSignedOn, siteOf } from "#channels/web-api/browser.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, type ProblemResponse } from "#channels/web-api/problem.ts";
import { keepStaffSignedOn, meOf } from "#channels/web-api/routes/staff/sign-on-routes.ts";
import { actorOf, signedOn } from "#channels/web-api/session.ts";
import { staffGuard } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { Me, PasskeyAnswer, PasskeyList, PasskeyOptions } from "#contracts/accounts.ts";
import { Id } from "#contracts/shapes.ts";
import { StaffMe } from "#contracts/staff/sign-on.ts";
import type { AccountOwner } from "#use-cases/accounts/account-owner.ts";
import { addPasskey, offerPasskey } from "#use-cases/accounts/add-passkey.ts";
import { openSession } from "#use-cases/accounts/open-session.ts";
import { listPasskeys, removePasskey } from "#use-cases/accounts/passkeys.ts";
import { readMe } from "#use-cases/accounts/read-me.ts";
import { offerPasskeySignIn, type PasskeyProof, signInWithPasskey } from "#use-cases/accounts/sign-in-with-passkey.ts";
import { signOut } from "#use-cases/accounts/sign-out.ts";
import { signInStaffWithPasskey } from "#use-cases/staff/sign-in-staff.ts";

/** What sets members' passkeys apart from those of staff. */
type Side = {
  readonly kind: AccountOwner["kind"];
  /** What the paths begin with. */
  readonly prefix: "" | "/staff";
  readonly tags: string[];
  /** Guards the calls of whoever is signed on, and those that sign on. */
  readonly signedOn: RouteGuard;
  readonly open: RouteGuard;
  readonly ownerId: (c: Context<ApiEnv>) => string;
  /** Signs on with what the passkey signed, and answers who is signed on. */
  readonly signOn: (c: Context<ApiEnv>, proof: PasskeyProof) => Promise<Response>;
};

type RouteGuard = { readonly middleware: MiddlewareHandler<ApiEnv>[] };

/** Signing on with a passkey, and the member's own passkeys. */
export function makePasskeyRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  return passkeyRoutes(dependencies, Me, {
    kind: "member",
    prefix: "",
    tags: ["Passkeys"],
    signedOn: { middleware: [signedOn] },
    open: { middleware: [] },
    ownerId: (c) => actorOf(c).memberId,
    signOn: async (c, proof) => {
      const browser = browserOf(c, dependencies);
      const result = await signInWithPasskey(
        dependencies,
        "member",
        siteOf(c, dependencies),
        proof,
        (trx, now, memberId) => openSession(trx, now, { memberId, browser, way: "passkey" }),
      );
      if (result.kind === "refused") return problem(c, result);
      const former = c.get("actor");
      if (former !== undefined) await signOut(dependencies, former);
      keepSignedOn(c, dependencies, result);
      return c.json(await readMe(dependencies, result), 200);
    },
  });
}

/** The same at the workbench, where a passkey stands for both factors. */
export function makeStaffPasskeyRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  return passkeyRoutes(dependencies, StaffMe, {
    kind: "staff",
    prefix: "/staff",
    tags: ["Staff: sign-on"],
    signedOn: staffGuard("any-staff"),
    open: staffGuard("anybody"),
    ownerId: (c) => staffOf(c).staffId,
    signOn: async (c, proof) => {
      const result = await signInStaffWithPasskey(dependencies, siteOf(c, dependencies), {
        ...proof,
        browser: browserOf(c, dependencies),
      });
      if (result.kind === "refused") return problem(c, result);
      await keepStaffSignedOn(c, dependencies, result);
      return c.json(await meOf(dependencies, result.sessionId), 200);
    },
  });
}

function passkeyRoutes(
  dependencies: ApiDependencies,
  who: typeof Me | typeof StaffMe,
  { kind, prefix, tags, signedOn, open, ownerId, signOn }: Side,
): OpenAPIHono<ApiEnv> {
  const router = newRouter();
  const ownerOf = (c: Context<ApiEnv>): AccountOwner => ({ kind, id: ownerId(c) });

  router.openapi(
    createRoute({
      method: "post",
      path: `${prefix}/sign-in/passkey/options`,
      ...open,
      tags,
      summary: "Begin to sign on with a passkey",
      responses: { 200: answers("For the browser's `navigator.credentials.get`", PasskeyOptions), ...problems },
    }),
    async (c) => c.json(await offerPasskeySignIn(dependencies, kind, siteOf(c, dependencies)), 200),
  );

  router.openapi(
    createRoute({
      method: "post",
      path: `${prefix}/sign-in/passkey`,
      ...open,
      tags,
      summary: "Sign on with what the passkey signed",
      request: { body: json(PasskeyAnswer) },
      responses: { 200: answers("Signed on: the session is in a cookie", who), ...problems },
    }),
    async (c) => {
      const { challengeId, response } = c.req.valid("json");
      return (await signOn(c, { challengeId, response })) as ProblemResponse;
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: `${prefix}/passkeys`,
      tags,
      summary: "One's own passkeys",
      ...signedOn,
      responses: { 200: answers("Oldest first", PasskeyList), ...problems },
    }),
    async (c) => {
      const passkeys = await listPasskeys(dependencies, ownerOf(c));
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
      path: `${prefix}/passkeys/options`,
      tags,
      summary: "Begin to add a passkey",
      ...signedOn,
      responses: { 200: answers("For the browser's `navigator.credentials.create`", PasskeyOptions), ...problems },
    }),
    async (c) => c.json(await offerPasskey(dependencies, ownerOf(c), siteOf(c, dependencies)), 200),
  );

  router.openapi(
    createRoute({
      method: "post",
      path: `${prefix}/passkeys`,
      tags,
      summary: "Add the passkey the browser made",
      ...signedOn,
      request: { body: json(PasskeyAnswer) },
      responses: { 201: answers("Added", z.object({ id: Id })), ...problems },
    }),
    async (c) => {
      const { challengeId, response, name } = c.req.valid("json");
      const label = name?.trim() || browserOf(c, dependencies).label;
      const result = await addPasskey(dependencies, ownerOf(c), siteOf(c, dependencies), {
        challengeId,
        response,
        name: label,
      });
      return result.kind === "refused" ? problem(c, result) : c.json({ id: result.id }, 201);
    },
  );

  router.openapi(
    createRoute({
      method: "delete",
      path: `${prefix}/passkeys/{id}`,
      tags,
      summary: "Remove a passkey",
      ...signedOn,
      request: { params: z.object({ id: Id }) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await removePasskey(dependencies, ownerOf(c), c.req.valid("param").id);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  return router;
}
