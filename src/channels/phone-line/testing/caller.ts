import { createHash, randomUUID } from "node:crypto";
import type { Codec } from "#channels/phone-line/media/g711.ts";
import { parseAddress, parseCSeq, parseParams, parseVia } from "#channels/phone-line/sip/header-values.ts";
import {
  type Header,
  headerOf,
  listOf,
  responseTo,
  serialize,
  type SipRequest,
  type SipResponse,
} from "#channels/phone-line/sip/message.ts";
import { parseMessage } from "#channels/phone-line/sip/parse-message.ts";
import { parseSdp } from "#channels/phone-line/sip/sdp.ts";
import { type CallSound, openCallSound } from "#channels/phone-line/testing/call-sound.ts";
import { correlate, PROBE_SAMPLES } from "#channels/phone-line/testing/correlate.ts";
import { openSipSide } from "#channels/phone-line/testing/sip-side.ts";

export type CallerOptions = {
  readonly target: { readonly host: string; readonly port: number };
  /** The user part to dial. Without one the phone only waits to be called. */
  readonly to: string;
  readonly from?: string;
  readonly protocol?: "UDP" | "TCP";
  readonly codec?: Codec;
  readonly keysAs?: KeyWay;
  /** Drops a message of the signalling, either way. */
  readonly lose?: () => boolean;
  readonly lateOffer?: boolean;
  /** What the session description claims to be the phone's address. */
  readonly claims?: string;
  readonly account?: { readonly user: string; readonly password: string };
  readonly headers?: readonly Header[];
  /** Other times than the standard's half second between sendings. */
  readonly t1Ms?: number;
  /** How it answers requests of the other side; 200 where this gives nothing. */
  readonly answers?: (
    request: SipRequest,
  ) => { readonly status: number; readonly headers?: readonly Header[] } | undefined;
};

export type KeyWay = "event" | "info" | "tone";

/** A real call over real sockets, for tests: what a person with a phone does and hears. */
export type TestCall = {
  readonly answer: SipResponse;
  readonly sound: CallSound;
  press(keys: string, way?: KeyWay): Promise<void>;
  /** Waits until the prompt has been heard after all that was waited for before; gives how alike it was (at most 1). */
  hears(prompt: Int16Array, within?: { readonly seconds: number }): Promise<number>;
  request(method: string, content?: { headers?: readonly Header[]; body?: string }): Promise<SipResponse>;
  /** A new offer: on hold, taken back, or from another address. */
  offerAgain(direction: string, address?: string): Promise<SipResponse>;
  hangUp(): Promise<void>;
  /** Who ended it. */
  readonly ended: Promise<"us" | "them">;
};

const ALIKE = 0.9;
/** A packet may come a little late, and be laid where it belongs. */
const SEARCHED_TWICE = 4000;

/** The other side did not take the call; `response` says how it refused. */
export class CallRefused extends Error {
  readonly response: SipResponse;
  constructor(response: SipResponse) {
    super(`refused with ${response.status}`);
    this.response = response;
  }
}

export async function placeTestCall(options: CallerOptions): Promise<TestCall> {
  const phone = await openTestPhone(options);
  const answer = await phone.invite(phone.offer("sendrecv")).catch((cause: unknown) => {
    phone.close();
    throw cause;
  });
  if (answer.status >= 300) {
    phone.close();
    throw new CallRefused(answer);
  }
  return phone.callFrom(answer);
}

/** The parts of a call, for tests that do something else than a phone would. */
export async function openTestPhone(options: CallerOptions) {
  const { target, codec = "PCMU", keysAs = "event", t1Ms = 500, claims, lateOffer = false } = options;
  const host = "127.0.0.1";
  const callId = randomUUID();
  const fromTag = randomUUID().slice(0, 8);
  const sound = await openCallSound(host);
  const waiting = new Map<string, (response: SipResponse) => void>();
  const answered = new Map<string, Buffer>();
  const acks = new Map<number, Buffer>();
  let cseq = 0;
  let remote = `<sip:${options.to}@${target.host}:${target.port}>`;
  let uri = `sip:${options.to}@${target.host}:${target.port}`;
  let version = 0;
  let whenEnded = (_by: "us" | "them") => {};
  const ended = new Promise<"us" | "them">((resolve) => (whenEnded = resolve));

  const side = await openSipSide(
    { host, target, protocol: options.protocol ?? "UDP", lose: options.lose ?? (() => false) },
    (bytes) => {
      const parsed = parseMessage(bytes);
      if (parsed.kind !== "message") return;
      if (parsed.message.kind === "request") takeRequest(parsed.message);
      else takeResponse(parsed.message);
    },
  );

  const contact: Header = [
    "contact",
    `<sip:tester@${host}:${side.port}${side.protocol === "TCP" ? ";transport=tcp" : ""}>`,
  ];

  function takeResponse(response: SipResponse) {
    const sequence = parseCSeq(headerOf(response, "cseq") ?? "");
    const branch = parseVia(listOf(response, "via")[0] ?? "")?.params.get("branch");
    const ack = sequence?.method === "INVITE" && response.status >= 200 ? acks.get(sequence.number) : undefined;
    if (ack !== undefined) side.send(ack);
    waiting.get(`${sequence?.method} ${branch}`)?.(response);
  }

  function takeRequest(request: SipRequest) {
    if (request.method === "ACK") return;
    const branch = `${request.method} ${listOf(request, "via")[0]}`;
    const before = answered.get(branch);
    if (before !== undefined) return side.send(before);
    const { status, headers = [] } = options.answers?.(request) ?? { status: 200, headers: [] };
    // Where the line is heard from now on.
    const isMoved = request.method === "INVITE" && status === 200 && request.body !== "";
    if (isMoved) hear(request.body);
    const content = isMoved
      ? { headers: [contact, ...headers, ["content-type", "application/sdp"] as const], body: offer("sendrecv") }
      : { headers: [contact, ...headers] };
    const bytes = serialize(responseTo(request, status, { toTag: fromTag, ...content }));
    answered.set(branch, bytes);
    side.send(bytes);
    if (request.method === "BYE") whenEnded("them");
  }

  const compose = (method: string, number: number, { headers = [] as readonly Header[], body = "" }): SipRequest => ({
    kind: "request",
    method,
    uri,
    headers: [
      ["via", `SIP/2.0/${side.protocol} ${host}:${side.port};branch=z9hG4bK${randomUUID()};rport`],
      ["max-forwards", "70"],
      ["from", `<sip:${options.from ?? "tester"}@${host}>;tag=${fromTag}`],
      ["to", remote],
      ["call-id", callId],
      ["cseq", `${number} ${method}`],
      contact,
      ...headers,
      ...(body === "" || headers.some(([name]) => name === "content-type")
        ? []
        : [["content-type", "application/sdp"] as const]),
    ],
    body,
  });

  /** Sends again and again, as a phone does, until there is a final answer. */
  const exchange = (request: SipRequest, onProvisional = () => {}) =>
    new Promise<SipResponse>((resolve, reject) => {
      const bytes = serialize(request);
      const key = `${request.method} ${parseVia(listOf(request, "via")[0] ?? "")?.params.get("branch")}`;
      let pause = t1Ms;
      let again: NodeJS.Timeout;
      const stop = () => {
        clearTimeout(again);
        clearTimeout(limit);
      };
      const limit = setTimeout(() => {
        stop();
        reject(new Error(`no answer to ${request.method}`));
      }, 64 * t1Ms);
      const later = () => {
        again = setTimeout(() => {
          side.send(bytes);
          pause *= 2;
          later();
        }, pause);
      };
      waiting.set(key, (response) => {
        if (response.status < 200) {
          if (request.method === "INVITE") clearTimeout(again);
          onProvisional();
          return;
        }
        waiting.delete(key);
        stop();
        resolve(response);
      });
      side.send(bytes);
      if (side.protocol === "UDP") later();
    });

  const offer = (direction: string, address = claims ?? host): string =>
    [
      "v=0",
      `o=tester 1 ${++version} IN IP4 ${address}`,
      "s=-",
      `c=IN IP4 ${address}`,
      "t=0 0",
      `m=audio ${sound.port} RTP/AVP ${codec === "PCMU" ? 0 : 8} 97`,
      "a=rtpmap:97 telephone-event/8000",
      `a=${direction}`,
      "",
    ].join("\r\n");

  const hear = (sdp: string) => {
    const theirs = parseSdp(sdp);
    if (theirs !== undefined)
      sound.sendTo({ address: theirs.address, port: theirs.port, codec, eventType: theirs.eventType });
  };

  const request: TestCall["request"] = (method, content = {}) => exchange(compose(method, ++cseq, content));

  /** An INVITE with its ACK; proves the account when asked. */
  const invite = async (body: string, headers: readonly Header[] = options.headers ?? []): Promise<SipResponse> => {
    const number = ++cseq;
    const sent = compose("INVITE", number, { headers, body: lateOffer ? "" : body });
    const answer = await exchange(sent);
    if (answer.status >= 300) {
      const ack = { ...compose("ACK", number, {}), headers: ackHeaders(sent, answer) };
      side.send(serialize(ack));
      const proof = headers.some(([name]) => name === "authorization")
        ? undefined
        : proofFor(answer, uri, options.account);
      return answer.status === 401 && proof !== undefined ? invite(body, [...headers, proof]) : answer;
    }
    remote = headerOf(answer, "to") ?? remote;
    uri = parseAddress(listOf(answer, "contact")[0] ?? "")?.uri ?? uri;
    const ack = serialize(compose("ACK", number, { body: lateOffer ? body : "" }));
    acks.set(number, ack);
    side.send(ack);
    hear(answer.body);
    return answer;
  };

  const close = () => {
    side.close();
    sound.close();
  };

  const callFrom = (answer: SipResponse): TestCall => {
    let listenedTo = 0;
    void ended.then((by) => void (by === "them" && setTimeout(close, 100)));
    return {
      answer,
      sound,
      ended,
      async press(keys, way = keysAs) {
        for (const key of keys) {
          if (way === "event") await sound.pressByEvent(key);
          else if (way === "tone") await sound.pressByTone(key);
          else {
            const headers: Header[] = [["content-type", "application/dtmf-relay"]];
            await request("INFO", { headers, body: `Signal=${key}\r\nDuration=160\r\n` });
          }
        }
      },
      async hears(prompt, { seconds } = { seconds: 30 }) {
        const until = performance.now() + seconds * 1000;
        let searchedTo = listenedTo;
        let likest = -1;
        for (;;) {
          const heard = sound.heard();
          const { score, at } = correlate(heard.subarray(searchedTo), prompt);
          if (score >= ALIKE) {
            listenedTo = searchedTo + at + Math.min(prompt.length, 8000);
            return score;
          }
          likest = Math.max(likest, score);
          if (performance.now() > until) throw new Error(`did not hear it; the likest was ${likest.toFixed(2)}`);
          // Where it cannot begin any more is not searched again: many calls are listened to at once.
          searchedTo = Math.max(searchedTo, heard.length - Math.min(prompt.length, PROBE_SAMPLES) - SEARCHED_TWICE);
          await new Promise((resolve) => setTimeout(resolve, 150));
        }
      },
      request,
      offerAgain: (direction, address) => invite(offer(direction, address)),
      async hangUp() {
        await request("BYE");
        whenEnded("us");
        close();
      },
    };
  };

  return { side, sound, compose, exchange, invite, offer, callFrom, close, nextNumber: () => ++cseq };
}

function ackHeaders(invite: SipRequest, answer: SipResponse): Header[] {
  const number = parseCSeq(headerOf(invite, "cseq") ?? "")?.number;
  const kept = invite.headers.filter(([name]) => ["via", "max-forwards", "from", "call-id"].includes(name));
  return [...kept, ["to", headerOf(answer, "to") ?? ""], ["cseq", `${number} ACK`]];
}

function proofFor(answer: SipResponse, uri: string, account: CallerOptions["account"]): Header | undefined {
  const challenge = answer.headers.find(
    ([name, value]) => name === "www-authenticate" && /algorithm=MD5/.test(value),
  )?.[1];
  if (challenge === undefined || account === undefined) return undefined;
  const { user, password } = account;
  const given = parseParams(challenge.slice(7));
  const md5 = (text: string) => createHash("md5").update(text).digest("hex");
  const [realm = "", nonce = ""] = [given.get("realm"), given.get("nonce")];
  const cnonce = randomUUID().slice(0, 8);
  const middle = `${nonce}:00000001:${cnonce}:auth`;
  const response = md5(`${md5(`${user}:${realm}:${password}`)}:${middle}:${md5(`INVITE:${uri}`)}`);
  const parts = { username: user, realm, nonce, uri, cnonce, response };
  const quoted = Object.entries(parts).map(([name, value]) => `${name}="${value}"`);
  return ["authorization", `Digest ${quoted.join(", ")}, algorithm=MD5, qop=auth, nc=00000001`];
}
