import { parseParams } from "#channels/phone-line/sip/header-values.ts";
import { type Header, headerOf, type SipMessage, tokensOf } from "#channels/phone-line/sip/message.ts";
import type { SipTiming } from "#channels/phone-line/sip/timing.ts";

/** RFC 4028 section 4: the shortest allowed, and what we ask for where they leave it open. */
export const MIN_SECONDS = 90;
const OUR_SECONDS = 1800;

export type SessionTimer = { readonly seconds: number; readonly refresher: "us" | "them" };

export type TimerAnswer =
  | { readonly kind: "none" }
  | { readonly kind: "too-short" }
  | { readonly kind: "agreed"; readonly timer: SessionTimer; readonly headers: readonly Header[] };

/** What we answer to an INVITE or UPDATE: they refresh where they can, because they ask and have more calls to look after. */
export function answerTimer(request: SipMessage): TimerAnswer {
  const theyCan = tokensOf(request, "supported").includes("timer") || tokensOf(request, "require").includes("timer");
  const [asked = "", ...rest] = (headerOf(request, "session-expires") ?? "").split(";");
  const seconds = /^\d{1,7}$/.test(asked.trim()) ? Number(asked) : undefined;
  if (seconds === undefined && !theyCan) return { kind: "none" };
  if (seconds !== undefined && seconds < MIN_SECONDS) return theyCan ? { kind: "too-short" } : { kind: "none" };
  const refresher = !theyCan || parseParams(rest.join(";")).get("refresher") === "uas" ? "us" : "them";
  const timer: SessionTimer = { seconds: seconds ?? OUR_SECONDS, refresher };
  return {
    kind: "agreed",
    timer,
    headers: [
      ...(theyCan ? [["require", "timer"] as const] : []),
      ["session-expires", `${timer.seconds};refresher=${refresher === "us" ? "uas" : "uac"}`],
    ],
  };
}

/** Headers of a refresh of ours. */
export function refreshHeaders({ seconds }: SessionTimer): readonly Header[] {
  return [
    ["supported", "timer"],
    ["session-expires", `${seconds};refresher=uac`],
    ["min-se", String(MIN_SECONDS)],
  ];
}

/** Runs a timer: half-way we refresh, or shortly before its end the call is given up (section 10). */
export function runTimer(
  { seconds, refresher }: SessionTimer,
  { sessionSecond }: SipTiming,
  { refresh, expire }: { readonly refresh: () => void; readonly expire: () => void },
): () => void {
  const halfWay = refresher === "us" ? setTimeout(refresh, (seconds * sessionSecond) / 2) : undefined;
  const end = setTimeout(expire, (seconds - Math.min(32, seconds / 3)) * sessionSecond);
  return () => {
    clearTimeout(halfWay);
    clearTimeout(end);
  };
}
