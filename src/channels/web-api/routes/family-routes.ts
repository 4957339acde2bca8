import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { actorOf, signedOn } from "#channels/web-api/session.ts";
import { wordGrant } from "#channels/web-api/word-grant.ts";
import {
  AccessLog,
  Grant,
  GrantList,
  GrantRequest,
  ParcelSharingList,
  ParcelSharingRequest,
  PeopleList,
} from "#contracts/accounts.ts";
import { Id, Instant } from "#contracts/shapes.ts";
import { parseRecordNumber } from "#domain/numbers/record-number.ts";
import { listAccess } from "#use-cases/access/list-access.ts";
import { endGrant } from "#use-cases/family/end-grant.ts";
import { giveGrant } from "#use-cases/family/give-grant.ts";
import { listGrants, listPeople } from "#use-cases/family/list-grants.ts";
import {
  agreeToShareParcels,
  askToShareParcels,
  endParcelSharing,
  listParcelSharing,
} from "#use-cases/family/share-parcels.ts";
import { refuse } from "#use-cases/refusal.ts";
import { accessWords, wordAccessReason } from "#words/access-words.ts";

const tags = ["Family"];

/** Who may act for whom, and who did. */
export function makeFamilyRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    createRoute({
      method: "get",
      path: "/people",
      tags,
      summary: "Whom I may order for besides myself; the id is a grant's, and tells nothing of the person",
      middleware: signedOn,
      responses: { 200: answers("By first name", PeopleList), ...problems },
    }),
    async (c) => {
      const people = await listPeople(dependencies, actorOf(c));
      return c.json({ people: people.map(({ id, name, scope }) => ({ id, name, scope })) }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/grants",
      tags,
      summary: "Who may act for me, and for whom I may act",
      middleware: signedOn,
      responses: { 200: answers("Those that hold today", GrantList), ...problems },
    }),
    async (c) => {
      const language = readerLanguage(c);
      const grants = await listGrants(dependencies, actorOf(c));
      return c.json({ grants: grants.map((grant) => wordGrant(grant, language)) }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/grants",
      tags,
      summary: "Let another member act for me",
      middleware: signedOn,
      request: { body: json(GrantRequest) },
      responses: { 201: answers("It holds from now on", Grant), ...problems },
    }),
    async (c) => {
      const offer = c.req.valid("json");
      if (parseRecordNumber(offer.mrn) === null)
        return problem(c, refuse("bad-input", { fields: { mrn: "record-number-check-digit" } }));
      const result = await giveGrant(dependencies, actorOf(c), offer);
      return result.kind === "refused" ? problem(c, result) : c.json(wordGrant(result.grant, readerLanguage(c)), 201);
    },
  );

  router.openapi(
    createRoute({
      method: "delete",
      path: "/grants/{id}",
      tags,
      summary: "End a grant at once, from either side",
      middleware: signedOn,
      request: { params: z.object({ id: Id }) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await endGrant(dependencies, actorOf(c), c.req.valid("param").id);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/access-log",
      tags,
      summary: "Who read or changed my data, newest first",
      middleware: signedOn,
      request: { query: z.object({ before: Instant.optional() }) },
      responses: { 200: answers("A page; `nextBefore` leads to the next", AccessLog), ...problems },
    }),
    async (c) => {
      const { before } = c.req.valid("query");
      const language = readerLanguage(c);
      const { entries, nextBefore } = await listAccess(
        dependencies,
        actorOf(c),
        before === undefined ? undefined : new Date(before),
      );
      return c.json(
        {
          entries: entries.map(({ at, who, action, channel, reason }) => ({
            at: at.toISOString(),
            who:
              who.kind === "proxy"
                ? who.name
                : who.kind === "staff" && who.role !== null
                  ? accessWords("accessRoles", who.role, language)
                  : accessWords("accessActors", who.kind, language),
            what: accessWords("accessActions", action, language),
            from: accessWords("accessChannels", channel, language),
            ...(reason === null ? {} : { why: wordAccessReason(reason, language) }),
          })),
          ...(nextBefore === undefined ? {} : { nextBefore: nextBefore.toISOString() }),
        },
        200,
      );
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/parcel-sharing",
      tags,
      summary: "Whose mailed medicines come in one parcel with mine, or could",
      middleware: signedOn,
      responses: { 200: answers("By name", ParcelSharingList), ...problems },
    }),
    async (c) => {
      const people = await listParcelSharing(dependencies, actorOf(c));
      return c.json(
        {
          people: people.map(({ sharingId, grantId, name, state, needs }) => ({
            ...{ id: sharingId, grantId, name, state, needsAgreement: needs === "their-agreement" },
          })),
        },
        200,
      );
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/parcel-sharing",
      tags,
      summary: "Ask another adult to share parcels; for a child it holds at once",
      middleware: signedOn,
      request: { body: json(ParcelSharingRequest) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await askToShareParcels(dependencies, actorOf(c), c.req.valid("json"));
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/parcel-sharing/{id}/agree",
      tags,
      summary: "Agree to share parcels",
      middleware: signedOn,
      request: { params: z.object({ id: Id }) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await agreeToShareParcels(dependencies, actorOf(c), c.req.valid("param").id);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  router.openapi(
    createRoute({
      method: "delete",
      path: "/parcel-sharing/{id}",
      tags,
      summary: "Say no to sharing parcels, or end it",
      middleware: signedOn,
      request: { params: z.object({ id: Id }) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await endParcelSharing(dependencies, actorOf(c), c.req.valid("param").id);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  return router;
}
