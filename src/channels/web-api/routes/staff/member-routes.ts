import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, json, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem, readerLanguage } from "#channels/web-api/problem.ts";
import { answerOrder } from "#channels/web-api/answer-order.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { memberAnswer, orderingAnswer, orderTimelineAnswer, readBackAnswer } from "#channels/web-api/word-member.ts";
import { PlacedOrder, RefusedOrder } from "#contracts/orders.ts";
import { Id } from "#contracts/shapes.ts";
import {
  CallerAgreed,
  CallerSays,
  FoundMembers,
  MemberOpening,
  MemberPage,
  MemberSearch,
  Ordering,
  OrderTimeline,
  ReadBack,
  ReadBackRequest,
} from "#contracts/staff/members.ts";
import { checkCaller } from "#use-cases/members/check-caller.ts";
import { openMember } from "#use-cases/members/open-member.ts";
import { placeReadBack, readBackOrder } from "#use-cases/members/read-back-order.ts";
import { readMember } from "#use-cases/members/read-member.ts";
import { readOrdering } from "#use-cases/members/read-ordering.ts";
import { readOrderTimeline } from "#use-cases/members/read-order-timeline.ts";
import { searchMembers } from "#use-cases/members/search-members.ts";
import { refuse } from "#use-cases/refusal.ts";

const tags = ["Staff: members"];
const member = z.object({ memberId: Id });

/** Members for staff. What is searched for and why is posted: nothing that tells of a member stands in an address. */
export function makeStaffMemberRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    staffRoute("look-up-member", {
      method: "post",
      path: "/staff/members/search",
      tags,
      summary: "Members by a number or by name and day of birth: only enough to choose the right one",
      request: { body: json(MemberSearch) },
      responses: { 200: answers("By name", FoundMembers), ...problems },
    }),
    async (c) => {
      const search = c.req.valid("json");
      const found = await searchMembers(
        dependencies,
        staffOf(c),
        "number" in search ? { kind: "number", digits: search.number } : { kind: "person", ...search },
      );
      if (found.kind === "refused") return problem(c, found);
      return c.json(
        {
          members: found.members.map((row) => ({
            id: row.member_id,
            name: `${row.given_name} ${row.family_name}`,
            birthYear: row.birth_year,
            city: row.city,
          })),
        },
        200,
      );
    },
  );

  router.openapi(
    staffRoute("look-up-member", {
      method: "post",
      path: "/staff/members/{memberId}/open",
      tags,
      summary: "Say why I open this member's page; it holds for 15 minutes, and the member reads it",
      request: { params: member, body: json(MemberOpening) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await openMember(dependencies, staffOf(c), { ...c.req.valid("param"), ...c.req.valid("json") });
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  router.openapi(
    staffRoute("look-up-member", {
      method: "get",
      path: "/staff/members/{memberId}",
      tags,
      summary: "A member's page, in the words the member reads; 428 until a reason was given",
      request: { params: member },
      responses: { 200: answers("The member", MemberPage), ...problems },
    }),
    async (c) => {
      const view = await readMember(dependencies, staffOf(c), c.req.valid("param").memberId);
      return view.kind === "refused" ? problem(c, view) : c.json(memberAnswer(view, readerLanguage(c)), 200);
    },
  );

  router.openapi(
    staffRoute("look-up-member", {
      method: "post",
      path: "/staff/members/{memberId}/caller",
      tags,
      summary: "Whether a caller is the member: yes, or no without saying what was wrong",
      request: { params: member, body: json(CallerSays) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const { memberId } = c.req.valid("param");
      const refusal = await checkCaller(dependencies, staffOf(c), memberId, c.req.valid("json"));
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  router.openapi(
    staffRoute("order-for-member", {
      method: "get",
      path: "/staff/members/{memberId}/ordering",
      tags,
      summary: "What a caller can choose from: medicines, addresses, cards by their last digits",
      request: { params: member },
      responses: { 200: answers("For a caller found to be the member", Ordering), ...problems },
    }),
    async (c) => {
      const view = await readOrdering(dependencies, staffOf(c), c.req.valid("param").memberId);
      return view.kind === "refused" ? problem(c, view) : c.json(orderingAnswer(view, readerLanguage(c)), 200);
    },
  );

  router.openapi(
    staffRoute("order-for-member", {
      method: "post",
      path: "/staff/members/{memberId}/read-backs",
      tags,
      summary: "The exact words to read to the caller before anything is ordered",
      request: { params: member, body: json(ReadBackRequest) },
      responses: { 201: answers("What to read", ReadBack), ...problems },
    }),
    async (c) => {
      const { lines, delivery, paymentMethodId } = c.req.valid("json");
      const read = await readBackOrder(dependencies, staffOf(c), c.req.valid("param").memberId, {
        lines: lines.map(({ rxNumber, mrn, daysSupply }) => ({
          rxNumber,
          mrn: mrn ?? null,
          daysSupply: daysSupply ?? null,
        })),
        delivery,
        paymentMethodId: paymentMethodId ?? null,
      });
      return read.kind === "refused" ? problem(c, read) : c.json(readBackAnswer(read), 201);
    },
  );

  router.openapi(
    staffRoute("order-for-member", {
      method: "post",
      path: "/staff/read-backs/{readBackId}/place",
      tags,
      summary: "The caller agreed to what was read: order it. Sending it again gives the first answer",
      request: { params: z.object({ readBackId: Id }), body: json(CallerAgreed) },
      responses: {
        201: answers("Ordered", PlacedOrder),
        200: answers("Every line had been ordered before", PlacedOrder),
        422: { description: "Nothing was ordered", content: { "application/problem+json": { schema: RefusedOrder } } },
        ...problems,
      },
    }),
    async (c) => {
      const { readBackId } = c.req.valid("param");
      const result = await placeReadBack(dependencies, staffOf(c), readBackId, c.req.valid("json").callerAgreed);
      if (result.kind !== "changed" && result.kind !== "not-agreed") return answerOrder(c, result);
      const { readBack } = result;
      if (readBack.kind === "refused") return problem(c, readBack);
      return problem(c, refuse(result.kind === "changed" ? "changed-since-read" : "caller-must-agree"), {
        readBack: readBackAnswer(readBack),
      });
    },
  );

  router.openapi(
    staffRoute("see-order-timeline", {
      method: "get",
      path: "/staff/orders/{orderId}",
      tags,
      summary: "Everything that happened to an order: who, when, what",
      request: { params: z.object({ orderId: Id }) },
      responses: { 200: answers("The lines the reader may see", OrderTimeline), ...problems },
    }),
    async (c) => {
      const timeline = await readOrderTimeline(dependencies, staffOf(c), c.req.valid("param").orderId);
      if (timeline.kind === "timeline") return c.json(orderTimelineAnswer(timeline, readerLanguage(c)), 200);
      return problem(c, timeline, "memberId" in timeline ? { memberId: timeline.memberId } : {});
    },
  );

  return router;
}
