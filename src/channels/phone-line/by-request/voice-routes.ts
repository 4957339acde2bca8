import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { type RequestEvent, takeStep } from "#channels/phone-line/by-request/take-step.ts";
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

type Fields = Readonly<Record<string, string>>;

const MAX_BODY_BYTES = 64 * 1024;
const LONGEST_CACHE = "public, max-age=86400";

/** What lies under `/voice`: the webhook of hosted voice providers, and the prompts they and the keypad page play. */
export function makeVoiceRoutes(dependencies: VoiceDependencies) {
  const { prompts, log, clock, hostedVoice, publicOrigin } = dependencies;
  const { payConnector } = hostedVoice;
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

  routes.post("/voice/twiml/:line", bodyLimit({ maxSize: MAX_BODY_BYTES }), async (c) => {
    if (hostedVoice.secret === undefined && hostedVoice.telnyx === undefined) return c.notFound();
    const { pathname, search } = new URL(c.req.url);
    const body = await c.req.text();
    const signed = { url: `${publicOrigin}${pathname}${search}`, body, header: (name: string) => c.req.header(name) };
    if (!isSigned(hostedVoice, signed, clock())) return c.text("Forbidden", 403);
    const fields: Fields = Object.fromEntries(new URLSearchParams(body));
    const step = Number(c.req.query("step") ?? 0);
    const callId = fields["CallSid"] ?? "";
    if (callId === "" || !Number.isSafeInteger(step) || step < 0) return c.text("Bad Request", 400);
    const line = c.req.param("line");
    const caller = { callId: `hosted:${callId}`, number: numberOf(fields["From"]) };
    try {
      const verbs = await takeStep(
        dependencies,
        caller,
        { carrier: "hosted", dialled: line, step, takesCards: payConnector !== undefined },
        eventOf(fields, step),
      );
      if (verbs === undefined) return c.notFound();
      const action = `${publicOrigin}/voice/twiml/${encodeURIComponent(line)}?step=${step + 1}`;
      const xml = twimlOf(
        verbs,
        { action, payConnector },
        ({ prompt, language }) => `${publicOrigin}/voice/prompts/${language}/${prompt}.wav`,
      );
      return c.body(xml, 200, { "Content-Type": "text/xml; charset=utf-8" });
    } catch (error) {
      log.warn({ call: caller.callId, ...describeDefect(error) }, "a hosted call met a fault");
      return c.body(apology("en", phoneScripts.en["line-closed"]), 200, { "Content-Type": "text/xml; charset=utf-8" });
    }
  });

  return routes;
}

/** What the provider tells, by what the step before asked of it. */
function eventOf(fields: Fields, step: number): RequestEvent {
  if (["completed", "busy", "failed", "no-answer", "canceled"].includes(fields["CallStatus"] ?? "")) {
    return { kind: "hang-up" };
  }
  if (step === 0) return { kind: "start" };
  const { Digits: digits, FinishedOnKey: finishedOn } = fields;
  if (fields["RecordingUrl"] !== undefined) {
    return { kind: "recorded", seconds: Number(fields["RecordingDuration"] ?? 0), url: fields["RecordingUrl"] };
  }
  if (fields["DialCallStatus"] !== undefined) {
    const status = fields["DialCallStatus"];
    return {
      kind: "dialled",
      result: status === "completed" ? "ended" : status === "busy" ? "declined" : "not-answered",
    };
  }
  if (fields["Result"] !== undefined || fields["PaymentToken"] !== undefined) {
    return { kind: "paid-with", token: fields["Result"] === "success" ? (fields["PaymentToken"] ?? null) : null };
  }
  if (digits === undefined || digits === "") return { kind: "silence" };
  // The key that ended a number is not among its digits. Without one the caller stopped in the middle.
  const isEnded = finishedOn === undefined ? digits.length > 1 : finishedOn === "#";
  return { kind: "keys", keys: isEnded ? `${digits}#` : digits };
}

/** As it was signed: digits, without the country's 1. */
function numberOf(from: string | undefined): string {
  return /^\+?1?(\d{10})$/.exec(from ?? "")?.[1] ?? (/^\+?\d{5,15}$/.test(from ?? "") ? (from ?? "") : "");
}
