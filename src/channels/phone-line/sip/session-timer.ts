import { randomInt } from "node:crypto";
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

/** Keeps a session alive by the timer that was agreed last, or gives it up shortly before its end (section 10). */
export function keepSession(
  { sessionSecond }: SipTiming,
  acts: {
    /** Half-way, where it is ours to do; gives the status it was answered with. */
    readonly refresh: (timer: SessionTimer, theyUpdate: boolean) => Promise<number>;
    readonly expire: () => void;
  },
) {
  let theyUpdate = false;
  let isOver = false;
  let halfWay: NodeJS.Timeout | undefined;
  let end: NodeJS.Timeout | undefined;

  const start = (timer: SessionTimer) => {
    const { seconds, refresher } = timer;
    clear();
    if (refresher === "us") halfWay = setTimeout(() => void refresh(timer), (seconds * sessionSecond) / 2);
    end = setTimeout(acts.expire, (seconds - Math.min(32, seconds / 3)) * sessionSecond);
  };
  const clear = () => {
    clearTimeout(halfWay);
    clearTimeout(end);
  };
  const refresh = async (timer: SessionTimer) => {
    if (isOver) return;
    const status = await acts.refresh(timer, theyUpdate);
    if (isOver) return;
    if (status === 408 || status === 481) acts.expire();
    else if (status < 300) start(timer);
    else if (status === 491) setTimeout(() => void refresh(timer), randomInt(2100, 4000)).unref();
  };

  return {
    start,
    learn: (of: { readonly theyUpdate: boolean }) => void (theyUpdate = of.theyUpdate),
    stop() {
      isOver = true;
      clear();
    },
  };
}
