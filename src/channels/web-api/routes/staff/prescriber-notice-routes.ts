import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { answers, nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { Id } from "#contracts/shapes.ts";
import { PrescriberNoticeList } from "#contracts/staff/prescriber-notices.ts";
import { markPrescriberNoticeRead, readPrescriberNotices } from "#use-cases/notices/prescriber-notices.ts";

const tags = ["Staff: renewals"];

/** What prescribers are told because the law asks for it. */
export function makePrescriberNoticeRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();

  router.openapi(
    staffRoute("answer-renewal", {
      method: "get",
      path: "/staff/prescriber-notices",
      tags,
      summary: "Prescriptions of mine that were filled for more days than I wrote, unread, oldest first",
      responses: { 200: answers("What I have not read", PrescriberNoticeList), ...problems },
    }),
    async (c) => {
      const read = await readPrescriberNotices(dependencies, staffOf(c));
      if (read.kind === "refused") return problem(c, read);
      const notices = read.notices.map((notice) => ({ ...notice, writtenAt: notice.writtenAt.toISOString() }));
      return c.json({ notices }, 200);
    },
  );

  router.openapi(
    staffRoute("answer-renewal", {
      method: "post",
      path: "/staff/prescriber-notices/{noticeId}/read",
      tags,
      summary: "I have read it",
      request: { params: z.object({ noticeId: Id }) },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const refusal = await markPrescriberNoticeRead(dependencies, staffOf(c), c.req.valid("param").noticeId);
      return refusal === undefined ? c.body(null, 204) : problem(c, refusal);
    },
  );

  return router;
}
