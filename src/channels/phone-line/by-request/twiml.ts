import type { CarriedVerb } from "#channels/phone-line/by-request/take-step.ts";
import { HOLD_MUSIC } from "#channels/phone-line/prompts.ts";
import { localeOf } from "#words/languages.ts";
import { type Sound, soundsOf } from "#words/speak.ts";

/** Shorter pauses lie in the prompts' own ends; TwiML counts in whole seconds. */
const PAUSE_FROM_MS = 400;

/**
 * The verbs as a TwiML document. Prompts inside `Gather` stop at the first key.
 * @param to.action where the caller's next act is sent
 * @param to.agentStatus where the provider says that an agent's phone was answered
 * @param to.payConnector the provider's connector to the payment processor
 * @param promptUrl where a prompt's sound is
 */
export function twimlOf(
  verbs: readonly CarriedVerb[],
  {
    action,
    agentStatus,
    payConnector,
  }: { readonly action: string; readonly agentStatus: string; readonly payConnector?: string | undefined },
  promptUrl: (prompt: Extract<Sound, { prompt: string }>) => string,
): string {
  const plays: string[] = [];
  const elements: string[] = [];
  for (const verb of verbs) {
    switch (verb.verb) {
      case "say":
        plays.push(...soundsOf(verb.said, verb.language).map((sound) => playOf(sound, promptUrl)));
        break;
      case "gather":
        elements.push(
          element(
            "Gather",
            {
              input: "dtmf",
              action,
              method: "POST",
              timeout: verb.seconds,
              // A number ends by `#` alone: one that is too long has to be heard as wrong.
              ...(verb.ends === null ? { numDigits: verb.digits ?? 1, finishOnKey: "" } : { finishOnKey: verb.ends }),
              // Silence is an event of the flow too.
              actionOnEmptyResult: "true",
            },
            plays.splice(0).join(""),
          ),
          // A provider that knows no `actionOnEmptyResult` goes on with the next verb.
          element("Redirect", { method: "POST" }, escaped(action)),
        );
        break;
      case "wait":
        // The tune is as long as a look at the queue is apart.
        elements.push(
          element(
            "Gather",
            {
              input: "dtmf",
              action,
              method: "POST",
              timeout: 1,
              numDigits: 1,
              finishOnKey: "",
              actionOnEmptyResult: "true",
            },
            [...plays.splice(0), playOf({ prompt: HOLD_MUSIC, language: "en" }, promptUrl)].join(""),
          ),
          element("Redirect", { method: "POST" }, escaped(action)),
        );
        break;
      case "record":
        elements.push(
          ...plays.splice(0),
          element("Record", {
            action,
            method: "POST",
            maxLength: verb.maxSeconds,
            timeout: verb.silenceSeconds,
            finishOnKey: "#",
            playBeep: "true",
          }),
        );
        break;
      case "dial":
        elements.push(
          ...plays.splice(0),
          element(
            "Dial",
            { action, method: "POST", timeout: 25 },
            element(
              "Sip",
              { statusCallback: agentStatus, statusCallbackEvent: "answered", statusCallbackMethod: "POST" },
              escaped(verb.target),
            ),
          ),
        );
        break;
      case "pay":
        elements.push(
          ...plays.splice(0),
          element("Pay", {
            action,
            tokenType: "reusable",
            paymentMethod: "credit-card",
            ...(payConnector === undefined ? {} : { paymentConnector: payConnector }),
          }),
        );
        break;
      case "hang-up":
        elements.push(...plays.splice(0), element("Hangup", {}));
        break;
    }
  }
  return `<?xml version="1.0" encoding="UTF-8"?>${element("Response", {}, elements.join(""))}`;
}

function playOf(sound: Sound, promptUrl: Parameters<typeof twimlOf>[2]): string {
  if (!("silenceMs" in sound)) return element("Play", {}, escaped(promptUrl(sound)));
  return sound.silenceMs < PAUSE_FROM_MS ? "" : element("Pause", { length: Math.round(sound.silenceMs / 1000) || 1 });
}

/** For a fault: said by the provider's own voice, so that it needs nothing of ours. */
export function apology(language: "en" | "es", text: string): string {
  const say = element("Say", { language: localeOf[language] }, escaped(text));
  return `<?xml version="1.0" encoding="UTF-8"?>${element("Response", {}, say + element("Hangup", {}))}`;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, content = ""): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return content === "" ? `<${name}${list.join("")}/>` : `<${name}${list.join("")}>${content}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
