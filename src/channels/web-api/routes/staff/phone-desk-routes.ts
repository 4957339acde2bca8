import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import type { OrderWatch } from "#channels/web-api/order-watch.ts";
import { problem } from "#channels/web-api/problem.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { ActAtDesk, PhoneDesk } from "#contracts/staff/phone-desk.ts";
import { actAtDesk } from "#use-cases/agents/act-at-desk.ts";
import { type AgentDesk, readAgentDesk } from "#use-cases/agents/agent-desk.ts";

const tags = ["Staff: calls"];
const LOOK_EVERY_MS = 1500;
/** Then the page asks anew: whoever is signed out meanwhile is refused, and takes no calls any more. */
const STREAM_MS = 50_000;

/** An agent's phone desk: take calls, see who rings while it rings, call back in turn. */
export function makePhoneDeskRoutes(dependencies: ApiDependencies, watch: OrderWatch): OpenAPIHono<ApiEnv> {
  const router = newRouter();
  const agentDomain = dependencies.agentDomain ?? null;

  router.openapi(
    staffRoute("answer-calls", {
      method: "get",
      path: "/staff/phone-desk",
      tags,
      summary: "Whether calls come to this agent, the call they have, and who waits",
      responses: { 200: answers("The desk", PhoneDesk), ...problems },
    }),
    async (c) => {
      const found = await readAgentDesk(dependencies, staffOf(c));
      return found.kind === "refused" ? problem(c, found) : c.json(wireDesk(found.desk, agentDomain), 200);
    },
  );

  router.openapi(
    staffRoute("answer-calls", {
      method: "post",
      path: "/staff/phone-desk",
      tags,
      summary: "Take calls at a phone, step away, sign off, or say what came of the call",
      request: { body: json(ActAtDesk) },
      responses: { 200: answers("Done", z.object({ done: z.literal(true) })), ...problems },
    }),
    async (c) => {
      const { act, address = "" } = c.req.valid("json");
      const result = await actAtDesk({ ...dependencies, agentDomain }, staffOf(c), { act, address });
      return result.kind === "refused" ? problem(c, result) : c.json({ done: true as const }, 200);
    },
  );

  router.openapi(
    staffRoute("answer-calls", {
      method: "get",
      path: "/staff/phone-desk/events",
      tags,
      summary: "An event each time something changes at the desk; while it is open the agent is there",
      responses: {
        200: {
          description: "Events `desk`: the phase of the call, or nothing. The stream ends after a while; ask again.",
          content: { "text/event-stream": { schema: z.string() } },
        },
        ...problems,
      },
    }),
    (c) => {
      const staff = staffOf(c);
      return streamSSE(c, async (stream) => {
        let over = false;
        stream.onAbort(() => {
          over = true;
        });
        const until = Date.now() + STREAM_MS;
        let seen = "";
        while (!over && Date.now() < until) {
          const found = await readAgentDesk(dependencies, staff);
          if (found.kind === "refused") return;
          const now = JSON.stringify(found.desk);
          if (now !== seen) await stream.writeSSE({ event: "desk", data: found.desk.call?.phase ?? "" });
          seen = now;
          if ((await watch.untilChanged(`desk ${staff.staffId}`, LOOK_EVERY_MS)) === "closing") return;
        }
      });
    },
  );

  return router;
}

function wireDesk({ call, queue, ...desk }: AgentDesk, domain: string | null): PhoneDesk {
  return {
    ...desk,
    domain,
    call: call === null ? null : wireCall(call),
    queue: queue.map(({ since, language, line, ...entry }) => ({
      ...entry,
      line: { ...line },
      since: since.toISOString(),
      language: wireLanguage(language),
    })),
  };
}

function wireCall({ since, language, keyed, acts, line, ...call }: NonNullable<AgentDesk["call"]>) {
  return {
    ...call,
    line: { ...line },
    since: since.toISOString(),
    language: wireLanguage(language),
    keyed: { recordNumber: keyed.recordNumber !== "", prescriptions: keyed.rxNumbers.length },
    // That the agent saw them stands in the access log from here on.
    ...(call.phase === "talking"
      ? { numbers: { recordNumber: keyed.recordNumber, rxNumbers: [...keyed.rxNumbers] } }
      : {}),
    acts: [...acts],
  };
}

function wireLanguage(language: string): "en" | "es" {
  return language === "es" ? "es" : "en";
}
