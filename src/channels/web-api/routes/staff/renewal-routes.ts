import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { renewalAnswer, renewalListedAnswer, warningAnswer } from "#channels/web-api/word-renewal-request.ts";
import { Id } from "#contracts/shapes.ts";
import { AnsweredRenewal, Covers, NewCover, Renewal, RenewalAnswer, RenewalInbox } from "#contracts/staff/renewals.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { addCover, endCover, readCovers } from "#use-cases/prescribing/covers.ts";
import { refuse, type Refusal } from "#use-cases/refusal.ts";
import { answerRenewal } from "#use-cases/renewals/answer-renewal.ts";
import { markSeen } from "#use-cases/renewals/mark-seen.ts";
import { readRenewal, readRenewalInbox } from "#use-cases/renewals/read-renewals.ts";

const tags = ["Staff: renewals"];
const params = z.object({ renewalId: Id });

/** What prescribers are asked, and what they answer. */
export function makeStaffRenewalRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    staffRoute("answer-renewal", {
      method: "get",
      path: "/staff/renewals",
      tags,
      summary: "What waits for my answer: my patients' and those of colleagues I cover, oldest due first",
      responses: { 200: answers("The inbox", RenewalInbox), ...problems },
    }),
    async (c) => {
      const inbox = await readRenewalInbox(dependencies, staffOf(c));
      if (inbox.kind === "refused") return problem(c, inbox);
      const language = readerLanguage(c);
      return c.json({ renewals: inbox.renewals.map((renewal) => renewalListedAnswer(renewal, language)) }, 200);
    },
  );

  router.openapi(
    staffRoute("answer-renewal", {
      method: "get",
      path: "/staff/renewals/{renewalId}",
      tags,
      summary: "One request to renew, with the patient's other medicines and allergies",
      request: { params },
      responses: { 200: answers("The request", Renewal), ...problems },
    }),
    async (c) => {
      const read = await readRenewal(dependencies, staffOf(c), c.req.valid("param").renewalId);
      return read.kind === "refused" ? problem(c, read) : c.json(renewalAnswer(read, readerLanguage(c)), 200);
    },
  );

  router.openapi(
    staffRoute("answer-renewal", {
      method: "post",
      path: "/staff/renewals/{renewalId}/seen",
      tags,
      summary: "I have looked at it; the member is told",
      request: { params },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await markSeen(dependencies, staffOf(c), c.req.valid("param").renewalId);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  router.openapi(
    staffRoute("answer-renewal", {
      method: "post",
      path: "/staff/renewals/{renewalId}/answer",
      tags,
      summary: "Approve, approve with other refills, replace, deny, or ask for a visit; the order goes on by itself",
      request: { params, body: json(RenewalAnswer) },
      responses: { 200: answers("Answered", AnsweredRenewal), ...problems },
    }),
    async (c) => {
      const { answer, note, code, warningsRead } = c.req.valid("json");
      const { renewalId } = c.req.valid("param");
      const result = await answerRenewal(dependencies, staffOf(c), {
        renewalId,
        answer,
        note: note === undefined || note === "" ? null : note,
        code,
        warningsRead,
      });
      switch (result.kind) {
        case "answered":
          return c.json({ lineStatus: result.lineStatus }, 200);
        case "warned":
          return problem(c, refuse("warnings-unread"), { warnings: result.warnings.map(warningAnswer) });
        case "refused":
          return problem(c, inBody(result));
      }
    },
  );

  router.openapi(
    staffRoute("answer-renewal", {
      method: "get",
      path: "/staff/covers",
      tags,
      summary: "Who answers for me, and for whom I answer",
      responses: { 200: answers("Covers of today and of days to come", Covers), ...problems },
    }),
    async (c) => {
      const covers = await readCovers(dependencies, staffOf(c));
      if (covers.kind === "refused") return problem(c, covers);
      const { forMe, byMe, colleagues } = covers;
      return c.json({ forMe: [...forMe], byMe: [...byMe], colleagues: [...colleagues] }, 200);
    },
  );

  router.openapi(
    staffRoute("answer-renewal", {
      method: "post",
      path: "/staff/covers",
      tags,
      summary: "Let a colleague answer for me while I am away",
      request: { body: json(NewCover) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const { prescriberId, fromOn, toOn } = c.req.valid("json");
      const refusal = await addCover(dependencies, staffOf(c), {
        prescriberId,
        fromOn: parseDay(fromOn),
        toOn: parseDay(toOn),
      });
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  router.openapi(
    staffRoute("answer-renewal", {
      method: "delete",
      path: "/staff/covers/{coverId}",
      tags,
      summary: "I am back",
      request: { params: z.object({ coverId: Id }) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await endCover(dependencies, staffOf(c), c.req.valid("param").coverId);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  return router;
}

/** Faults of what was written, by their path in the body. */
export function inBody(refusal: Refusal): Refusal {
  const { fields } = refusal;
  if (fields === undefined) return refusal;
  return {
    ...refusal,
    fields: Object.fromEntries(Object.entries(fields).map(([path, code]) => [`answer.${path}`, code])),
  };
}
