import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { agentAnswered, type RequestEvent, takeStep } from "#channels/phone-line/by-request/take-step.ts";
import { apology, twimlOf } from "#channels/phone-line/by-request/twiml.ts";
import { isSigned, type VoiceKeys } from "#channels/phone-line/by-request/voice-signature.ts";
import type { EngineDependencies } from "#channels/phone-line/engine.ts";
import { layAnnouncement } from "#channels/phone-line/lay-announcements.ts";
import { writeWav } from "#channels/phone-line/media/wav.ts";
import type { PhoneLog } from "#channels/phone-line/phone-call.ts";
import type { Prompts } from "#channels/phone-line/prompts.ts";
import { describeDefect } from "#use-cases/describe-defect.ts";
import { isLanguage } from "#words/languages.ts";
import { phoneScripts } from "#words/speak.ts";

export type VoiceDependencies = EngineDependencies & {
  readonly prompts: Prompts;
  readonly log: PhoneLog;
  /** The providers' keys; without one no hosted call is taken. */
  readonly hostedVoice: HostedVoice;
  /** The origin the provider calls us at, which its signature covers. */
  readonly publicOrigin: string;
};

export type HostedVoice = VoiceKeys & {
  /** The provider's connector to the payment processor; without it a caller who wants to give a card gets an agent. */
  readonly payConnector: string | undefined;
};

/** Of the agent's own leg, from when it was answered. */
const ANSWERED = ["in-progress", "answered"];

type Fields = Readonly<Record<string, string>>;

const MAX_BODY_BYTES = 64 * 1024;
const LONGEST_CACHE = "public, max-age=86400";

/** What lies under `/voice`: the webhook of hosted voice providers, and the prompts they and the keypad page play. */
export function makeVoiceRoutes(dependencies: VoiceDependencies) {
  const { prompts, log, clock, hostedVoice, publicOrigin } = dependencies;
  const { payConnector } = hostedVoice;
  const limited = bodyLimit({ maxSize: MAX_BODY_BYTES });
  const routes = new Hono();

  routes.get("/voice/prompts/:language/:file", async (c) => {
    const language = c.req.param("language");
    const [, prompt] = /^([a-z0-9-]+)\.wav$/.exec(c.req.param("file")) ?? [];
    if (prompt === undefined || !isLanguage(language)) return c.notFound();
    await layAnnouncement(dependencies, prompt, language);
    const sound = prompts.sound(prompt, language);
    if (sound.length === 0) return c.notFound();
    return c.body(new Uint8Array(writeWav(sound)), 200, {
      "Content-Type": "audio/wav",
      "Cache-Control": LONGEST_CACHE,
    });
  });

  /** What a provider sent, where it shows that it did; else how it is refused. */
  async function told(request: Request): Promise<{ readonly fields: Fields; readonly step: number } | Response> {
    if (hostedVoice.secret === undefined && hostedVoice.telnyx === undefined)
      return new Response(null, { status: 404 });
    const { pathname, search, searchParams } = new URL(request.url);
    const body = await request.text();
    const header = (name: string) => request.headers.get(name) ?? undefined;
    if (!isSigned(hostedVoice, { url: `${publicOrigin}${pathname}${search}`, body, header }, clock()))
      return new Response("Forbidden", { status: 403 });
    const fields: Fields = Object.fromEntries(new URLSearchParams(body));
    const step = Number(searchParams.get("step") ?? 0);
    const isWhole =
      fields["CallSid"] !== undefined && fields["CallSid"] !== "" && Number.isSafeInteger(step) && step >= 0;
    return isWhole ? { fields, step } : new Response("Bad Request", { status: 400 });
  }

  routes.post("/voice/twiml/:line", limited, async (c) => {
    const asked = await told(c.req.raw);
    if (asked instanceof Response) return asked;
    const { fields, step } = asked;
    const line = c.req.param("line");
    const caller = { callId: callIdOf(fields["CallSid"]), number: numberOf(fields["From"]) };
    try {
      const verbs = await takeStep(
        dependencies,
        caller,
        { carrier: "hosted", dialled: line, step, takesCards: payConnector !== undefined },
        eventOf(fields, step),
      );
      if (verbs === undefined) return c.notFound();
      const here = `${publicOrigin}/voice/twiml/${encodeURIComponent(line)}`;
      const xml = twimlOf(
        verbs,
        {
          action: `${here}?step=${step + 1}`,
          agentStatus: `${here}/agent?step=${step + 1}`,
          payConnector,
        },
        ({ prompt, language }) => `${publicOrigin}/voice/prompts/${language}/${prompt}.wav`,
      );
      return c.body(xml, 200, { "Content-Type": "text/xml; charset=utf-8" });
    } catch (error) {
      log.warn({ call: caller.callId, ...describeDefect(error) }, "a hosted call met a fault");
      return c.body(apology("en", phoneScripts.en["line-closed"]), 200, { "Content-Type": "text/xml; charset=utf-8" });
    }
  });

  routes.post("/voice/twiml/:line/agent", limited, async (c) => {
    const asked = await told(c.req.raw);
    if (asked instanceof Response) return asked;
    const { CallStatus: status = "", ParentCallSid: callers } = asked.fields;
    if (callers === undefined) return c.text("Bad Request", 400);
    if (ANSWERED.includes(status)) await agentAnswered(dependencies, callIdOf(callers), asked.step);
    return c.body(null, 204);
  });

  return routes;
}

/** What the provider tells, by what the step before asked of it. */
function eventOf(fields: Fields, step: number): RequestEvent {
  const { CallStatus: callStatus = "", DialCallStatus: dialStatus } = fields;
  const spoke = dialStatus === "completed" || dialStatus === "answered";
  // A caller who hangs up first has spoken with the agent all the same.
  if (!spoke && ["completed", "busy", "failed", "no-answer", "canceled"].includes(callStatus)) {
    return { kind: "hang-up" };
  }
  if (step === 0) return { kind: "start" };
  const { Digits: digits, FinishedOnKey: finishedOn } = fields;
  if (fields["RecordingUrl"] !== undefined) {
    return { kind: "recorded", seconds: Number(fields["RecordingDuration"] ?? 0), url: fields["RecordingUrl"] };
  }
  if (dialStatus !== undefined) {
    return { kind: "dialled", result: spoke ? "ended" : dialStatus === "busy" ? "declined" : "not-answered" };
  }
  if (fields["Result"] !== undefined || fields["PaymentToken"] !== undefined) {
    return { kind: "paid-with", token: fields["Result"] === "success" ? (fields["PaymentToken"] ?? null) : null };
  }
  if (digits === undefined || digits === "") return { kind: "silence" };
  // The key that ended a number is not among its digits. Without one the caller stopped in the middle.
  const isEnded = finishedOn === undefined ? digits.length > 1 : finishedOn === "#";
  return { kind: "keys", keys: isEnded ? `${digits}#` : digits };
}

function callIdOf(callSid: string | undefined): string {
  return `hosted:${callSid}`;
}

/** As it was signed: digits, without the country's 1. */
function numberOf(from: string | undefined): string {
  return /^\+?1?(\d{10})$/.exec(from ?? "")?.[1] ?? (/^\+?\d{5,15}$/.test(from ?? "") ? (from ?? "") : "");
}
