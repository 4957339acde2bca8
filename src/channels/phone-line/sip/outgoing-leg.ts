import { randomUUID } from "node:crypto";
import { lookup } from "node:dns/promises";
import type { Codec } from "#channels/phone-line/media/g711.ts";
import { dialogOfAnswer, newTag, requestIn } from "#channels/phone-line/sip/dialog.ts";
import { hostText, parseAddress, parseUri } from "#channels/phone-line/sip/header-values.ts";
import { type Leg, type LegEvents, openLeg } from "#channels/phone-line/sip/leg.ts";
import { type Header, type SipRequest, type SipResponse } from "#channels/phone-line/sip/message.ts";
import { ALLOW, contactOf, flowToUri, type SipStack } from "#channels/phone-line/sip/stack.ts";

export type Placed = {
  readonly outcome: Promise<
    { readonly kind: "answered"; readonly leg: Leg } | { readonly kind: "no-answer" | "busy" | "failed" }
  >;
  /** Stops ringing; the outcome is then `no-answer`. */
  readonly cancel: () => void;
};

export type Outgoing = {
  /** A `sip:` URI. */
  readonly target: string;
  /** The user part they see. */
  readonly from: string;
  readonly preferred: Codec;
  readonly ringSeconds: number;
  readonly headers: Readonly<Record<string, string>>;
  /** What is offered where the sound is not to pass here. */
  readonly sdp?: string;
};

/** Calls another address. Music that it plays before it answers is not passed on. */
export function placeCall(stack: SipStack, id: string, outgoing: Outgoing, events: LegEvents): Placed {
  const cancel = { wanted: false, now: () => {} };
  return {
    outcome: ring(stack, id, outgoing, events, cancel),
    cancel() {
      cancel.wanted = true;
      cancel.now();
    },
  };
}

async function ring(
  stack: SipStack,
  id: string,
  { target, from, preferred, ringSeconds, headers, sdp }: Outgoing,
  events: LegEvents,
  cancel: { wanted: boolean; now: () => void },
): Promise<Awaited<Placed["outcome"]>> {
  const host = await addressOf(target);
  const flow = host === undefined ? undefined : flowToUri(stack, host);
  const opened = flow === undefined ? undefined : await openLeg(stack, id, events);
  if (flow === undefined || opened === undefined) return { kind: "failed" };
  const leg = opened;
  const ourSide = `<sip:${encodeURIComponent(from === "" ? "anonymous" : from)}@${hostText(stack.host)}>;tag=${newTag()}`;
  const invite: SipRequest = {
    kind: "request",
    method: "INVITE",
    uri: target,
    headers: [
      ["max-forwards", "70"],
      ["from", ourSide],
      ["to", `<${target}>`],
      ["call-id", randomUUID()],
      ["cseq", "1 INVITE"],
      contactOf(stack, flow),
      ALLOW,
      ...Object.entries(headers).map(([name, value]): Header => [name.toLowerCase(), value]),
      ["content-type", "application/sdp"],
    ],
    body: sdp ?? leg.offer(preferred),
  };
  return new Promise((resolve) => {
    let answeredBy: string | undefined;
    let noAnswer = false;
    const refuse = (kind: "no-answer" | "busy" | "failed") => {
      clearTimeout(limit);
      leg.end("us");
      resolve({ kind });
    };
    // Whoever waits for it goes on at once, even where the other side never says that it gave up.
    const giveUp = () => {
      if (answeredBy !== undefined) return;
      noAnswer = true;
      transaction.cancel();
      refuse("no-answer");
    };
    const limit = setTimeout(giveUp, ringSeconds * 1000);
    const takeAnswer = (answer: SipResponse) => {
      const dialog = dialogOfAnswer(invite, answer, flow);
      if (dialog === undefined) return refuse("failed");
      const way = flowToUri(stack, parseAddress(dialog.route[0] ?? "")?.uri ?? dialog.target) ?? flow;
      stack.clients.sendAck(requestIn(dialog, "ACK", { cseq: 1 }), way);
      const tag = dialog.remoteTag;
      if (answeredBy === tag) return;
      const isFirst = answeredBy === undefined;
      answeredBy ??= tag;
      // Two phones of the same agent may answer at once, and one may answer as we give up.
      if (!isFirst || noAnswer) {
        stack.clients.start(requestIn(dialog, "BYE"), way, { onResponse: () => {}, onTimeout: () => {} });
        if (isFirst) refuse("no-answer");
        return;
      }
      clearTimeout(limit);
      leg.begin(dialog);
      if (leg.accept(answer.body)) resolve({ kind: "answered", leg });
      else refuse("failed");
    };
    const transaction = stack.clients.start(invite, flow, {
      onResponse(response) {
        if (response.status < 200) return;
        if (response.status < 300) takeAnswer(response);
        else refuse(noAnswer ? "no-answer" : meaningOf(response.status));
      },
      onTimeout: () => refuse(noAnswer ? "no-answer" : "failed"),
    });
    cancel.now = giveUp;
    if (cancel.wanted) giveUp();
  });
}

function meaningOf(status: number): "no-answer" | "busy" | "failed" {
  if (status === 486 || status === 600 || status === 603) return "busy";
  return status === 408 || status === 480 || status === 487 ? "no-answer" : "failed";
}

/** The URI with its host's address instead of its name; a name is looked up without SRV records. */
async function addressOf(target: string): Promise<string | undefined> {
  const uri = parseUri(target);
  if (uri === undefined || uri.scheme !== "sip") return undefined;
  try {
    const { address } = await lookup(uri.host);
    const transport = uri.params.get("transport");
    return `sip:${hostText(address)}:${uri.port ?? 5060}${transport === undefined ? "" : `;transport=${transport}`}`;
  } catch {
    return undefined;
  }
}
