import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { decode } from "#channels/phone-line/media/g711.ts";
import { writeWav } from "#channels/phone-line/media/wav.ts";
import { listRecordedPrompts } from "#channels/phone-line/recorded-prompts.ts";
import { answers, json, problems } from "#channels/web-api/answers.ts";
import { newRouter } from "#channels/web-api/app.ts";
import type { ApiDependencies, ApiEnv } from "#channels/web-api/environment.ts";
import { problem } from "#channels/web-api/problem.ts";
import { makeTrainingCallRoutes } from "#channels/web-api/routes/staff/training-call-routes.ts";
import { staffRoute } from "#channels/web-api/staff-route.ts";
import { staffOf } from "#channels/web-api/staff-session.ts";
import { Id } from "#contracts/shapes.ts";
import { ActOnVoiceMessage, CallFigures, CallSpan, Prompts, VoiceMessages } from "#contracts/staff/calls.ts";
import { parseDay } from "#domain/calendar/day.ts";
import { actOnVoiceMessage } from "#use-cases/calls/act-on-voice-message.ts";
import { readCallFigures } from "#use-cases/calls/read-call-figures.ts";
import { hearVoiceMessage, listVoiceMessages, type WaitingMessage } from "#use-cases/calls/read-voice-messages.ts";

const tags = ["Staff: calls"];
const Done = z.object({ done: z.literal(true) });

/** Messages left on the phone line, what calls came to, and what the line says. */
export function makeStaffCallRoutes(dependencies: ApiDependencies): OpenAPIHono<ApiEnv> {
  const router = newRouter();
  router.route("/", makeTrainingCallRoutes(dependencies));

  router.openapi(
    staffRoute("answer-calls", {
      method: "get",
      path: "/staff/voice-messages",
      tags,
      summary: "Voice messages nobody has finished with, oldest first",
      responses: { 200: answers("The messages", VoiceMessages), ...problems },
    }),
    async (c) => {
      const found = await listVoiceMessages(dependencies, staffOf(c));
      if (found.kind === "refused") return problem(c, found);
      return c.json({ messages: found.messages.map(wireMessage) }, 200);
    },
  );

  router.openapi(
    staffRoute("answer-calls", {
      method: "get",
      path: "/staff/voice-messages/{messageId}/sound",
      tags,
      summary: "The sound of a message as WAV, in parts where asked for; that it was listened to is written down",
      request: { params: z.object({ messageId: Id }), headers: z.object({ range: z.string().optional() }) },
      responses: {
        200: { description: "The whole sound", content: { "audio/wav": { schema: z.string() } } },
        206: { description: "The part that was asked for", content: { "audio/wav": { schema: z.string() } } },
        302: { description: "At the hosted voice provider, who keeps it" },
        ...problems,
      },
    }),
    async (c) => {
      const heard = await hearVoiceMessage(dependencies, staffOf(c), c.req.valid("param").messageId);
      if (heard.kind === "refused") return problem(c, heard);
      if (heard.kind === "at-provider") return c.redirect(heard.url, 302);
      const wav = new Uint8Array(writeWav(decode("PCMU", heard.audio)));
      const headers = { "Content-Type": "audio/wav", "Cache-Control": "no-store", "Accept-Ranges": "bytes" };
      // Safari plays no sound that it can't ask for in parts.
      const part = partOf(c.req.valid("header").range, wav.length);
      if (part === null) return c.body(wav, 200, headers);
      return c.body(wav.subarray(part.from, part.to + 1), 206, {
        ...headers,
        "Content-Range": `bytes ${part.from}-${part.to}/${wav.length}`,
      });
    },
  );

  router.openapi(
    staffRoute("answer-calls", {
      method: "post",
      path: "/staff/voice-messages/{messageId}",
      tags,
      summary: "Claim a message, let go of it, note that the caller was called back, or be done with it",
      request: { params: z.object({ messageId: Id }), body: json(ActOnVoiceMessage) },
      responses: { 200: answers("Done", Done), ...problems },
    }),
    async (c) => {
      const { act, version, note = "" } = c.req.valid("json");
      const { messageId } = c.req.valid("param");
      const result = await actOnVoiceMessage(dependencies, staffOf(c), { messageId, act, version, note });
      return result.kind === "refused" ? problem(c, result) : c.json({ done: true as const }, 200);
    },
  );

  router.openapi(
    staffRoute("see-call-figures", {
      method: "get",
      path: "/staff/call-figures",
      tags,
      summary: "What the calls of a span of days came to",
      request: { query: CallSpan },
      responses: { 200: answers("The figures", CallFigures), ...problems },
    }),
    async (c) => {
      const { fromOn, toOn } = c.req.valid("query");
      const found = await readCallFigures(dependencies, staffOf(c), {
        fromOn: fromOn === undefined ? null : parseDay(fromOn),
        toOn: toOn === undefined ? null : parseDay(toOn),
      });
      if (found.kind === "refused") return problem(c, found);
      const { outcomes, leftAt, ...figures } = found.figures;
      return c.json({ ...figures, outcomes: [...outcomes], leftAt: [...leftAt] }, 200);
    },
  );

  router.openapi(
    staffRoute("see-call-figures", {
      method: "get",
      path: "/staff/phone-prompts",
      tags,
      summary: "Everything the phone line can say, and whether a studio recorded it",
      responses: { 200: answers("The prompts", Prompts), ...problems },
    }),
    async (c) => {
      const { promptsDirectory } = dependencies;
      const prompts = promptsDirectory === undefined ? [] : await listRecordedPrompts(promptsDirectory);
      return c.json(
        { prompts: prompts.map(({ recordings, ...prompt }) => ({ ...prompt, recordings: [...recordings] })) },
        200,
      );
    },
  );

  return router;
}

function wireMessage({ recordedAt, language, step, keyed, claimed, calls, acts, line, ...rest }: WaitingMessage) {
  return {
    ...rest,
    line: { ...line },
    recordedAt: recordedAt.toISOString(),
    language: language === "es" ? ("es" as const) : ("en" as const),
    step,
    keyed: { recordNumber: keyed.recordNumber !== "", prescriptions: keyed.rxNumbers.length },
    ...(claimed?.mine === true
      ? { numbers: { recordNumber: keyed.recordNumber, rxNumbers: [...keyed.rxNumbers] } }
      : {}),
    claimed: claimed === null ? null : { ...claimed, at: claimed.at.toISOString() },
    calls: calls.map(({ at, ...call }) => ({ ...call, at: at.toISOString() })),
    acts: [...acts],
  };
}

/** One part as `Range` asks for it; null for the whole. */
function partOf(range: string | undefined, length: number): { readonly from: number; readonly to: number } | null {
  const match = /^bytes=(\d+)-(\d*)$/.exec(range ?? "");
  if (match === null) return null;
  const from = Number(match[1]);
  const to = match[2] === "" ? length - 1 : Math.min(Number(match[2]), length - 1);
  return from <= to ? { from, to } : null;
}
