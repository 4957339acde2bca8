import type { Codec } from "#channels/phone-line/media/g711.ts";
import { type MediaSession, openMediaSession } from "#channels/phone-line/media/media-session.ts";
import type { EndReason } from "#channels/phone-line/phone-call.ts";
import { whereFrom } from "#channels/phone-line/sip/defect.ts";
import { type Dialog, dialogKey, requestIn } from "#channels/phone-line/sip/dialog.ts";
import { parseAddress, parseCSeq } from "#channels/phone-line/sip/header-values.ts";
import { createLegSound } from "#channels/phone-line/sip/leg-sound.ts";
import { infoOfKey, keyOfInfo, statusOfNotify } from "#channels/phone-line/sip/in-call-bodies.ts";
import {
  type Header,
  headerOf,
  listOf,
  responseTo,
  type SipRequest,
  type SipResponse,
  tokensOf,
} from "#channels/phone-line/sip/message.ts";
import {
  type OwnSide,
  parseSdp,
  type SoundOffer,
  writeAnswer,
  writeFor,
  writeOffer,
} from "#channels/phone-line/sip/sdp.ts";
import type { ServerTransaction } from "#channels/phone-line/sip/server-transactions.ts";
import { answerTimer, keepSession, refreshHeaders } from "#channels/phone-line/sip/session-timer.ts";
import { ALLOW, contactOf, flowOf, type SipStack, SUPPORTED } from "#channels/phone-line/sip/stack.ts";
import { sendRepeatedly } from "#channels/phone-line/sip/timing.ts";

export type LegEvents = {
  readonly onKey: (key: string) => void;
  /** The other side acknowledged our answer. */
  readonly onConfirmed: () => void;
  /** How a REFER of ours went on: the status the other side met. */
  readonly onReferred: (status: number) => void;
  readonly onEnd: (reason: EndReason) => void;
};

/** One side of a call: its dialog and its sound, whoever called whom. */
export type Leg = {
  readonly media: MediaSession;
  /** From here on requests inside this dialog reach the leg. */
  readonly begin: (dialog: Dialog) => void;
  /** Answers an INVITE with 200 until it is acknowledged; `offer` undefined makes the offer ours. */
  readonly answer: (transaction: ServerTransaction, offer: SoundOffer | undefined) => void;
  /** Our offer for an INVITE of ours. */
  readonly offer: (preferred: Codec) => string;
  /** Takes the answer to our offer; false when nothing in it can be used. */
  readonly accept: (sdp: string) => boolean;
  readonly take: (transaction: ServerTransaction) => void;
  readonly takeAck: (ack: SipRequest) => void;
  readonly request: (
    method: string,
    content?: { headers?: readonly Header[]; body?: string },
  ) => Promise<SipResponse | "time-out">;
  /** From now on the two sides hear each other, and keys go across however they come. */
  readonly join: (other: Leg) => void;
  readonly leave: () => void;
  /** Their sound as they last described it. */
  readonly theirs: () => SoundOffer | undefined;
  /** No sound passes here from now on, and what still comes is not looked at. */
  readonly rest: () => void;
  /**
   * Has them talk with another side directly (RFC 3725): neither sound nor keys come here until they are taken back.
   * False where they don't, or where their keys come by INFO, and so would come here all the same.
   */
  readonly lend: (other: SoundOffer) => Promise<boolean>;
  readonly takeBack: () => Promise<boolean>;
  /** Says goodbye, unless they have. */
  readonly end: (reason: EndReason) => void;
  readonly isOver: boolean;
};

/** How often a side on hold, which sends no sound, is asked whether it is still there. */
const HOLD_CHECK_MS = 60_000;

/** Undefined when no port is free for its sound. */
export async function openLeg(stack: SipStack, id: string, events: LegEvents): Promise<Leg | undefined> {
  let leg: Leg | undefined;
  const media = await openMediaSession(stack.media, {
    onKey: (key) => events.onKey(key),
    onSilent: () => leg?.end("media-timeout"),
    onDefect(cause) {
      stack.log.warn({ call: id, cause: whereFrom(cause) }, "a call ended by a defect");
      leg?.end("failure");
    },
  });
  if (media === undefined) return undefined;
  leg = legOver(stack, media, events);
  return leg;
}

function legOver(stack: SipStack, media: MediaSession, events: LegEvents): Leg {
  let dialog: Dialog | undefined;
  let over = false;
  let ourInvite = false;
  let joined: Leg | undefined;
  let keysByInfo = false;
  /** Our answers to INVITEs by their number, until acknowledged. */
  const unacknowledged = new Map<number, { readonly stop: () => void; readonly offered: boolean }>();
  const holdCheck = setInterval(() => void (sound.isOnHold() && checkHold()), HOLD_CHECK_MS);

  const knownDialog = (): Dialog => {
    if (dialog === undefined) throw new Error("A leg was used before its dialog began");
    return dialog;
  };

  const sound = createLegSound(stack.host, media, () => knownDialog().flow.address);

  /** Says anew where they hear us. */
  const offerAnew = async (write: (side: OwnSide) => string): Promise<boolean> => {
    ourInvite = true;
    const headers = [contactOf(stack, knownDialog().flow), ALLOW, SUPPORTED, SDP];
    const answer = await request("INVITE", { headers, body: sound.describe(write) });
    ourInvite = false;
    return !over && answer !== "time-out" && answer.status < 300 && sound.accept(answer.body);
  };

  const lend = async (other: SoundOffer): Promise<boolean> => {
    if (over || keysByInfo) return false;
    sound.lend();
    return offerAnew((side) => writeFor(side, other));
  };

  const takeBack = async (): Promise<boolean> => {
    const theirs = sound.theirs();
    if (over || theirs === undefined) return false;
    sound.takeBack();
    // In their own words for sound and keys, which some phones keep whatever is offered.
    return offerAnew((side) => writeFor(side, { ...theirs, address: side.host, port: side.port }));
  };

  const end = (reason: EndReason) => {
    if (over) return;
    over = true;
    session.stop();
    clearInterval(holdCheck);
    for (const { stop } of unacknowledged.values()) stop();
    media.close();
    const ended = dialog;
    if (ended !== undefined) {
      const forget = () => stack.legs.delete(dialogKey(ended.callId, ended.localTag, ended.remoteTag));
      if (reason === "caller") forget();
      else void request("BYE").finally(forget);
    }
    events.onEnd(reason);
  };

  const request: Leg["request"] = (method, content) => {
    const sent = requestIn(knownDialog(), method, content);
    const flow = flowOf(stack, knownDialog());
    return new Promise((resolve) => {
      stack.clients.start(sent, flow, {
        onResponse(response) {
          if (response.status < 200) return;
          if (method === "INVITE" && response.status < 300) {
            const cseq = parseCSeq(headerOf(sent, "cseq") ?? "")?.number ?? 0;
            stack.clients.sendAck(requestIn(knownDialog(), "ACK", { cseq }), flow);
          }
          resolve(response);
        },
        onTimeout: () => resolve("time-out"),
      });
    });
  };

  const checkHold = async () => {
    const answer = await request("OPTIONS");
    if (answer === "time-out" || answer.status === 481 || answer.status === 408) end("media-timeout");
  };

  const session = keepSession(stack.timing, {
    /** By UPDATE where they know it, because it says nothing about the sound; else by the same INVITE again. */
    async refresh(timer, theyUpdate) {
      const headers = [...refreshHeaders(timer), contactOf(stack, knownDialog().flow), ALLOW];
      ourInvite = !theyUpdate;
      const answer = theyUpdate
        ? await request("UPDATE", { headers })
        : await request("INVITE", { headers: [...headers, SDP], body: sound.said() });
      ourInvite = false;
      return answer === "time-out" ? 408 : answer.status;
    },
    expire: () => end("failure"),
  });

  const answer: Leg["answer"] = (transaction, offer) => {
    const { request, flow } = transaction;
    const timer = answerTimer(request);
    if (timer.kind === "agreed") session.start(timer.timer);
    session.learn({ theyUpdate: tokensOf(request, "allow").includes("update") });
    const body = sound.describe((side) => (offer === undefined ? writeOffer(side) : writeAnswer(side, offer)));
    const headers = [contactOf(stack, flow), ALLOW, SUPPORTED, SDP, ...(timer.kind === "agreed" ? timer.headers : [])];
    const response = responseTo(request, 200, { toTag: knownDialog().localTag, headers, body });
    if (offer !== undefined) sound.agree(offer);
    const send = () => (transaction.answered ? transaction.repeat() : transaction.respond(response));
    const stop = sendRepeatedly(send, stack.timing, {
      repeat: true,
      longest: stack.timing.t2,
      onGiveUp: () => end("failure"),
    });
    unacknowledged.set(parseCSeq(headerOf(request, "cseq") ?? "")?.number ?? 0, { stop, offered: offer === undefined });
  };

  /** A new offer, or a refresh, inside the call. */
  const takeOffer = (transaction: ServerTransaction) => {
    const { request, flow } = transaction;
    const refuse = (status: number, headers: readonly Header[] = []) =>
      transaction.respond(responseTo(request, status, { headers }));
    const timer = answerTimer(request);
    if (timer.kind === "too-short") return refuse(422, [["min-se", "90"]]);
    const weWait = ourInvite || [...unacknowledged.values()].some(({ offered }) => offered);
    if (weWait && request.body !== "") return refuse(491);
    const offer = request.body === "" ? undefined : parseSdp(request.body);
    if (request.body !== "" && offer === undefined) return refuse(488);
    const contact = parseAddress(listOf(request, "contact")[0] ?? "");
    if (contact !== undefined) knownDialog().target = contact.uri;
    if (request.method === "INVITE") return answer(transaction, offer);
    if (timer.kind === "agreed") session.start(timer.timer);
    if (offer !== undefined) sound.agree(offer);
    const body = offer === undefined ? "" : sound.describe((side) => writeAnswer(side, offer));
    const headers = [contactOf(stack, flow), ALLOW, SUPPORTED, ...(timer.kind === "agreed" ? timer.headers : [])];
    transaction.respond(responseTo(request, 200, { headers: body === "" ? headers : [...headers, SDP], body }));
  };

  const take: Leg["take"] = (transaction) => {
    const { request, flow } = transaction;
    const respond = (status: number, headers: readonly Header[] = []) =>
      transaction.respond(responseTo(request, status, { headers }));
    const number = parseCSeq(headerOf(request, "cseq") ?? "")?.number ?? 0;
    const current = knownDialog();
    if (over) return respond(request.method === "BYE" ? 200 : 481);
    if (number <= current.remoteCSeq) return respond(500);
    current.remoteCSeq = number;
    current.flow = flow;
    switch (request.method) {
      case "BYE":
        respond(200);
        return end("caller");
      case "INVITE":
      case "UPDATE":
        return takeOffer(transaction);
      case "INFO": {
        // What is keyed elsewhere is nothing for us.
        if (sound.isLent()) return respond(488);
        const info = keyOfInfo(request);
        keysByInfo ||= info.kind === "key";
        respond(
          info.kind === "unknown" ? 415 : 200,
          info.kind === "unknown" ? [["accept", "application/dtmf-relay, application/dtmf"]] : [],
        );
        if (info.kind === "key" && joined === undefined) media.keyByInfo(info.key);
        else if (info.kind === "key") void joined?.request("INFO", infoOfKey(info.key));
        return;
      }
      case "NOTIFY": {
        respond(200);
        const status = statusOfNotify(request);
        if (status !== undefined) events.onReferred(status);
        return;
      }
      case "OPTIONS":
        return respond(200, [ALLOW, SUPPORTED]);
      default:
        return respond(405, [ALLOW]);
    }
  };

  const leg: Leg = {
    media,
    begin(begun) {
      dialog = begun;
      stack.legs.set(dialogKey(begun.callId, begun.localTag, begun.remoteTag), leg);
    },
    answer,
    offer: (preferred) => sound.describe((side) => writeOffer(side, preferred)),
    accept: sound.accept,
    take,
    takeAck(ack) {
      const number = parseCSeq(headerOf(ack, "cseq") ?? "")?.number ?? 0;
      const waiting = unacknowledged.get(number);
      if (waiting === undefined || over) return;
      waiting.stop();
      unacknowledged.delete(number);
      if (waiting.offered && !sound.accept(ack.body)) end("failure");
      else events.onConfirmed();
    },
    request,
    join(other) {
      joined = other;
      media.join(other.media);
    },
    leave() {
      joined = undefined;
      media.leave();
    },
    theirs: sound.theirs,
    rest: sound.lend,
    lend,
    takeBack,
    end,
    get isOver() {
      return over;
    },
  };
  return leg;
}

const SDP: Header = ["content-type", "application/sdp"];
