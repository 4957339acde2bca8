import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { Id } from "#contracts/shapes.ts";
import {
  ActOnStaff,
  ChangeStaff,
  InvitedStaff,
  InviteStaff,
  type ListedStaff as ListedAnswer,
  StaffAccount,
  StaffList,
  StaffPlaces,
} from "#contracts/staff/accounts.ts";
import {
  changeStaff,
  endStaffSessions,
  lockStaff,
  resetAuthenticator,
  unlockStaff,
} from "#use-cases/staff/change-account.ts";
import { inviteStaff } from "#use-cases/staff/invite-staff.ts";
import { type ListedStaff, listStaff, readStaffAccount, readStaffPlaces } from "#use-cases/staff/read-staff.ts";

const tags = ["Staff: accounts"];
const params = z.object({ staffId: Id });

/** Who works at the plan, as what and where, and their ways to sign on. */
export function makeStaffAccountsRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const { publicOrigin } = dependencies;
  const router = newRouter();

  router.openapi(
    staffRoute("manage-staff", {
      method: "get",
      path: "/staff/accounts",
      tags,
      summary: "Everybody who works at the plan, or those whose name or e-mail holds `search`",
      request: { query: z.object({ search: z.string().max(100).default("") }) },
      responses: { 200: answers("By name", StaffList), ...problems },
    }),
    async (c) => {
      const list = await listStaff(dependencies, staffOf(c), c.req.valid("query").search);
      return list.kind === "refused" ? problem(c, list) : c.json({ staff: list.staff.map(listedAnswer) }, 200);
    },
  );

  router.openapi(
    staffRoute("manage-staff", {
      method: "post",
      path: "/staff/accounts",
      tags,
      summary: "Add somebody; a link to set up their sign-on is mailed to them",
      request: { body: json(InviteStaff) },
      responses: { 201: answers("Added", InvitedStaff), ...problems },
    }),
    async (c) => {
      const { pharmacyId = null, prescriberId = null, ...person } = c.req.valid("json");
      const invited = await inviteStaff(
        dependencies,
        staffOf(c),
        { ...person, pharmacyId, prescriberId },
        publicOrigin,
      );
      return invited.kind === "refused" ? problem(c, invited) : c.json({ id: invited.staffId }, 201);
    },
  );

  router.openapi(
    staffRoute("manage-staff", {
      method: "get",
      path: "/staff/account-places",
      tags,
      summary: "Where somebody can work, and as which prescriber",
      responses: { 200: answers("By name", StaffPlaces), ...problems },
    }),
    async (c) => {
      const places = await readStaffPlaces(dependencies, staffOf(c));
      if (places.kind === "refused") return problem(c, places);
      return c.json({ pharmacies: [...places.pharmacies], prescribers: [...places.prescribers] }, 200);
    },
  );

  router.openapi(
    staffRoute("manage-staff", {
      method: "get",
      path: "/staff/accounts/{staffId}",
      tags,
      summary: "One account and what was done with it",
      request: { params },
      responses: { 200: answers("The account", StaffAccount), ...problems },
    }),
    async (c) => {
      const account = await readStaffAccount(dependencies, staffOf(c), c.req.valid("param").staffId);
      if (account.kind === "refused") return problem(c, account);
      const { own, createdAt, acts } = account;
      return c.json(
        {
          ...listedAnswer(account),
          own,
          createdAt: createdAt.toISOString(),
          acts: acts.map(({ at, by, action, details }) => ({ at: at.toISOString(), by, action, details })),
        },
        200,
      );
    },
  );

  router.openapi(
    staffRoute("manage-staff", {
      method: "post",
      path: "/staff/accounts/{staffId}",
      tags,
      summary: "Another name, role or place; nobody's own",
      request: { params, body: json(ChangeStaff) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const { version, pharmacyId = null, prescriberId = null, ...change } = c.req.valid("json");
      const at = { ...c.req.valid("param"), version };
      const refusal = await changeStaff(dependencies, staffOf(c), at, { ...change, pharmacyId, prescriberId });
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  for (const [name, summary, act] of [
    ["lock", "Lock somebody out at once", lockStaff],
    ["unlock", "Let somebody sign on again", unlockStaff],
    ["end-sessions", "Sign somebody out everywhere", endStaffSessions],
    [
      "reset-authenticator",
      "The authenticator counts no more, and a link to set up another is mailed; for somebody invited, the invitation again",
      resetAuthenticator,
    ],
  ] as const) {
    router.openapi(
      staffRoute("manage-staff", {
        method: "post",
        path: `/staff/accounts/{staffId}/${name}`,
        tags,
        summary,
        request: { params, body: json(ActOnStaff) },
        responses: { 204: nothing, ...problems },
      }),
      async (c) => {
        const at = {
          staffId: (c.req.valid("param" as never) as z.infer<typeof params>).staffId,
          version: (c.req.valid("json" as never) as z.infer<typeof ActOnStaff>).version,
        };
        const refusal = await act(dependencies, staffOf(c), at, publicOrigin);
        return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
      },
    );
  }

  return router;
}

function listedAnswer(listed: ListedStaff): ListedAnswer {
  const { id, name, email, role, pharmacy, prescriber, state, lastSeenAt, openSessions, version } = listed;
  return {
    ...{ id, name, email, role, pharmacy, prescriber, state, openSessions, version },
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  };
}
