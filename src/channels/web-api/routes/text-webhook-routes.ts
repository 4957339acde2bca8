import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { nothing, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { receiveText } from "#use-cases/notices/receive-text.ts";
import { recordTextStatus } from "#use-cases/notices/record-text-status.ts";
import { refuse } from "#use-cases/refusal.ts";

const tags = ["Texts"];

/** Where the carrier of texts calls. Every call is signed with the account's token; others are refused. */
export function makeTextWebhookRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const { texts } = dependencies;
  const router = newRouter();
  const body = {
    content: { "application/x-www-form-urlencoded": { schema: z.looseObject({ MessageSid: z.string() }) } },
    required: true,
  };

  router.openapi(
    createRoute({
      method: "post",
      path: "/texts/status",
      tags,
      summary: "The carrier tells what became of a text",
      request: { query: z.object({ id: z.string() }), body },
      responses: { 204: nothing, ...problems },
    }),
    async (c) => {
      const status = texts?.readStatus(await webhookOf(c)) ?? null;
      if (status === null) return problem(c, refuse("not-allowed"));
      if (status !== "of-no-interest" && isUuid(status.id)) await recordTextStatus(dependencies, status);
      return c.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/texts/incoming",
      tags,
      summary: "Somebody answered a text: STOP, START, HELP or anything else",
      request: { body },
      responses: {
        200: { description: "What to text back", content: { "text/xml": { schema: z.string() } } },
        ...problems,
      },
    }),
    async (c) => {
      const incoming = texts?.readIncoming(await webhookOf(c)) ?? null;
      if (texts === undefined || incoming === null) return problem(c, refuse("not-allowed"));
      const answer = texts.wordAnswer(await receiveText(dependencies, incoming));
      return c.body(answer.body, 200, { "Content-Type": answer.contentType });
    },
  );

  return router;
}

async function webhookOf(c: Context) {
  const { pathname, search } = new URL(c.req.url);
  const fields = Object.entries(await c.req.parseBody()).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return {
    path: `${pathname}${search}`,
    signature: c.req.header("X-Twilio-Signature") ?? "",
    fields: Object.fromEntries(fields),
  };
}

/** Codes and answers go out under ids that are no notice's; so may anything an old version sent. */
function isUuid(text: string): boolean {
  return z.uuid().safeParse(text).success;
}
