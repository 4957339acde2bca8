import { randomBytes } from "node:crypto";
import type { Codec } from "#channels/phone-line/media/g711.ts";
import { bridgeLegs } from "#channels/phone-line/sip/bridge-legs.ts";
import type { EndReason, PhoneCall } from "#channels/phone-line/phone-call.ts";
import { handOver } from "#channels/phone-line/sip/hand-over.ts";
import { hostText, parseAddress, parseUri } from "#channels/phone-line/sip/header-values.ts";
import type { Leg, LegEvents } from "#channels/phone-line/sip/leg.ts";
import { headerOf, type SipRequest } from "#channels/phone-line/sip/message.ts";
import type { SipStack } from "#channels/phone-line/sip/stack.ts";

/** A call as the flow uses it, and what its leg tells it. */
export type CallOverLeg = { readonly call: PhoneCall; readonly events: LegEvents };

/** How long a transferred caller's side may take to reach the target and say so. */
const REFER_MS = 60_000;
const NO_SOUND = new Int16Array(0);

export function newCallId(): string {
  return randomBytes(6).toString("hex");
}

/**
 * A call over one leg, whoever placed it.
 *
 * @param side.preferred the codec that spares recoding where a second leg is joined
 * @param side.leg the call's own side; there once it is answered, and no method is called before
 * @param guarded runs what listeners do, so that their defects end this call only
 */
export function callOverLeg(
  {
    stack,
    id,
    from,
    to,
    preferred,
    leg: legNow,
  }: {
    readonly stack: SipStack;
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly preferred: Codec;
    readonly leg: () => Leg;
  },
  guarded: (work: () => void) => void,
): CallOverLeg {
  const keyListeners: ((key: string) => void)[] = [];
  const endListeners: ((reason: EndReason) => void)[] = [];
  let ended: EndReason | undefined;
  /** What a transfer waits for. */
  let onReferred: ((status: number) => void) | undefined;
  let dropOtherLeg: (() => void) | undefined;

  const events: LegEvents = {
    onKey: (key) => guarded(() => keyListeners.forEach((listen) => listen(key))),
    onConfirmed: () => {},
    onReferred: (status) => onReferred?.(status),
    onEnd(reason) {
      ended = reason;
      dropOtherLeg?.();
      // The other side hung up because it reached the target.
      onReferred?.(200);
      for (const listen of endListeners) guarded(() => listen(reason));
    },
  };

  const call: PhoneCall = {
    id,
    from,
    to,
    play: async (audio) => (ended === undefined ? legNow().media.play(audio) : "stopped"),
    stopPlaying: () => legNow().media.stopPlaying(),
    onKey: (listen) => void keyListeners.push(listen),
    record: async (options) =>
      ended === undefined ? legNow().media.record(options) : { audio: NO_SOUND, endedBy: "hang-up" },
    async bridge(target, options) {
      if (ended !== undefined || dropOtherLeg !== undefined) return "failed";
      const bridge = bridgeLegs(stack, { id, from, preferred, leg: legNow }, target, options);
      dropOtherLeg = bridge.drop;
      const how = await bridge.over;
      dropOtherLeg = undefined;
      return how;
    },
    async handOver(target, options) {
      if (ended !== undefined || dropOtherLeg !== undefined) return "failed";
      const handed = handOver(stack, { id, from, leg: legNow }, target, options);
      dropOtherLeg = handed.drop;
      const how = await handed.over;
      dropOtherLeg = undefined;
      return how;
    },
    async refer(target) {
      if (ended !== undefined) return "refused";
      const reached = new Promise<boolean>((resolve) => {
        const limit = setTimeout(() => resolve(false), REFER_MS);
        onReferred = (status) => {
          if (status < 200) return;
          clearTimeout(limit);
          resolve(status < 300);
        };
      });
      const headers = [
        ["refer-to", `<${target}>`],
        ["referred-by", `<sip:${hostText(stack.host)}:${stack.port()}>`],
      ] as const;
      const answer = await legNow().request("REFER", { headers });
      if (answer === "time-out" || answer.status >= 300) onReferred?.(603);
      const accepted = await reached;
      onReferred = undefined;
      return accepted ? "accepted" : "refused";
    },
    hangUp: () => legNow().end("us"),
    onEnd(listen) {
      if (ended === undefined) endListeners.push(listen);
      else listen(ended);
    },
  };
  return { call, events };
}

/** The user part that was dialled: of the request's own address, which a provider fills with the number called. */
export function dialledOf(invite: SipRequest): string {
  return parseUri(invite.uri)?.user ?? "";
}

/** The number or name that calls; "" where it is withheld. */
export function callerOf(invite: SipRequest): string {
  const user = parseUri(parseAddress(headerOf(invite, "from") ?? "")?.uri ?? "")?.user ?? "";
  const isWithheld = /^(anonymous|restricted|unavailable|unknown|private)$/i.test(user);
  const asksForPrivacy = /\b(id|user)\b/i.test(headerOf(invite, "privacy") ?? "");
  return isWithheld || asksForPrivacy ? "" : user;
}
