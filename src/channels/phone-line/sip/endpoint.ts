import { createHmac, randomBytes } from "node:crypto";
import { createPacer } from "#channels/phone-line/media/pacer.ts";
import { createRtpPorts } from "#channels/phone-line/media/rtp-socket.ts";
import type { Called, CallOptions, EndpointOptions, PhoneEndpoint } from "#channels/phone-line/phone-call.ts";
import { createAllowList } from "#channels/phone-line/sip/allow-list.ts";
import { createClientTransactions } from "#channels/phone-line/sip/client-transactions.ts";
import { asksForItsPort, dialogKey, dialogOfCaller, newTag } from "#channels/phone-line/sip/dialog.ts";
import { whereFrom } from "#channels/phone-line/sip/defect.ts";
import { createDigest } from "#channels/phone-line/sip/digest.ts";
import { parseAddress, parseUri, parseVia } from "#channels/phone-line/sip/header-values.ts";
import { callerOf, callOverLeg, dialledOf, newCallId } from "#channels/phone-line/sip/call-over-leg.ts";
import { type Leg, type LegEvents, openLeg } from "#channels/phone-line/sip/leg.ts";
import { headerOf, listOf, responseTo, serialize, type SipRequest } from "#channels/phone-line/sip/message.ts";
import { placeCall } from "#channels/phone-line/sip/outgoing-leg.ts";
import { parseMessage } from "#channels/phone-line/sip/parse-message.ts";
import { ACCEPT, type Refusal, reasonToRefuse } from "#channels/phone-line/sip/reason-to-refuse.ts";
import { parseSdp } from "#channels/phone-line/sip/sdp.ts";
import { createServerTransactions } from "#channels/phone-line/sip/server-transactions.ts";
import { ALLOW, type SipStack, SUPPORTED } from "#channels/phone-line/sip/stack.ts";
import { type SipTiming, STANDARD_TIMING } from "#channels/phone-line/sip/timing.ts";
import type { Flow } from "#channels/phone-line/sip/transport.ts";
import { withSource } from "#channels/phone-line/sip/with-source.ts";
import { openTcp } from "#channels/phone-line/sip/transport-tcp.ts";
import { openUdp } from "#channels/phone-line/sip/transport-udp.ts";

const CAP = 400;
const MEDIA_TIMEOUT_MS = 30_000;
/** How long goodbyes may take when the endpoint closes. */
const GOODBYE_MS = 500;

/** Other times than the standard's, for tests. */
export type EndpointTiming = { readonly sip?: Partial<SipTiming>; readonly mediaTimeoutMs?: number };

/** Answers calls by SIP, over UDP and TCP on one port. TLS and SRTP end at a session border controller in front. */
export async function startEndpoint(options: EndpointOptions, timing: EndpointTiming = {}): Promise<PhoneEndpoint> {
  const { log, onCall, cap = CAP } = options;
  const host = options.advertisedHost ?? options.host;
  if (host === "0.0.0.0" || host === "::") throw new Error("Callers need an address: give advertisedHost");
  const allowed = createAllowList(options.allowList ?? []);
  const digest = options.accounts === undefined ? undefined : createDigest(options.accounts);
  const sipTiming = { ...STANDARD_TIMING, ...timing.sip };
  const pacer = createPacer();
  const servers = createServerTransactions(sipTiming);
  const tagSecret = randomBytes(16);
  const running = new Set<Leg>();
  const drainedWaiters: (() => void)[] = [];
  let answering = 0;
  let taking = true;
  let closed: Promise<void> | undefined;

  const receive = (bytes: Buffer, flow: Flow) => {
    try {
      if (!allowed(flow.address)) return;
      const parsed = parseMessage(bytes);
      if (parsed.kind === "garbage") return;
      if (parsed.kind === "refused")
        answerOnce(parsed.request, replyFlow(parsed.request, flow), { status: parsed.status });
      else if (parsed.message.kind === "response") stack.clients.take(parsed.message);
      else dispatch(withSource(parsed.message, flow), replyFlow(parsed.message, flow));
    } catch (cause) {
      log.warn({ cause: whereFrom(cause) }, "a message could not be handled");
    }
  };

  const [udp, tcp] = await openTransports(options, receive, allowed);
  const stack: SipStack = {
    host,
    port: () => udp.port,
    clients: createClientTransactions(sipTiming, { host, port: () => udp.port }),
    timing: sipTiming,
    media: {
      ports: createRtpPorts(options.host, options.mediaPorts),
      pacer,
      timeoutMs: timing.mediaTimeoutMs ?? MEDIA_TIMEOUT_MS,
    },
    transports: { UDP: () => udp, TCP: () => tcp },
    legs: new Map(),
    log,
  };

  /** Answers without keeping anything: a repeated request gets the same answer again (RFC 3261 section 8.2.7). */
  function answerOnce(request: SipRequest, flow: Flow, { status, headers = [] }: Refusal) {
    if (request.method === "ACK") return;
    const seed = `${listOf(request, "via")[0]} ${headerOf(request, "call-id")}`;
    const toTag = createHmac("sha256", tagSecret).update(seed).digest("hex").slice(0, 16);
    flow.send(serialize(responseTo(request, status, { toTag, headers })));
  }

  /** RFC 3261 section 18.2.2 and RFC 3581. */
  function replyFlow(request: SipRequest, flow: Flow): Flow {
    const [via = ""] = listOf(request, "via");
    if (flow.protocol === "TCP" || asksForItsPort(via)) return flow;
    return udp.flowTo(flow.address, parseVia(via)?.port ?? 5060);
  }

  function dispatch(request: SipRequest, flow: Flow) {
    if (servers.knows(request)) {
      servers.take(request, flow);
      return;
    }
    const toTag = tagOf(request, "to");
    const leg =
      toTag === undefined
        ? undefined
        : stack.legs.get(dialogKey(headerOf(request, "call-id") ?? "", toTag, tagOf(request, "from") ?? ""));
    if (request.method === "ACK") {
      if (leg !== undefined) alone(leg, () => leg.takeAck(request));
    } else if (request.method === "CANCEL") cancel(request, flow);
    else if (leg !== undefined) {
      const transaction = servers.take(request, flow);
      if (transaction !== undefined) alone(leg, () => leg.take(transaction));
    } else if (toTag !== undefined || ["BYE", "INFO", "UPDATE", "NOTIFY"].includes(request.method)) {
      answerOnce(request, flow, { status: 481 });
    } else if (request.method === "OPTIONS") {
      answerOnce(request, flow, taking ? { status: 200, headers: [ALLOW, SUPPORTED, ACCEPT] } : refusalFull());
    } else if (request.method === "INVITE") {
      const full = !taking || running.size + answering >= cap ? refusalFull() : undefined;
      const refusal = reasonToRefuse(request, { options, digest, full, anyFlow: udp.flowTo(host, 0) });
      if (refusal === undefined) void answerCall(request, flow);
      else answerOnce(request, flow, refusal);
    } else answerOnce(request, flow, { status: 405, headers: [ALLOW] });
  }

  /** Runs what belongs to one call; a defect in it ends that call and no other. */
  function alone(leg: Leg, work: () => void) {
    try {
      work();
    } catch (cause) {
      log.warn({ cause: whereFrom(cause) }, "a call ended by a defect");
      leg.end("failure");
    }
  }

  function refusalFull(): Refusal {
    return { status: 503, headers: [["retry-after", taking ? "10" : "60"]] };
  }

  function cancel(request: SipRequest, flow: Flow) {
    const invite = servers.cancelled(request);
    answerOnce(request, flow, { status: invite === undefined ? 481 : 200 });
    // Once answered, the call is ended by BYE instead (section 9.2).
    if (invite?.answered === false) invite.respond(responseTo(invite.request, 487, { toTag: newTag() }));
  }

  async function answerCall(invite: SipRequest, flow: Flow) {
    const transaction = servers.take(invite, flow);
    if (transaction === undefined) return;
    const id = newCallId();
    answering++;
    let leg: Leg | undefined;
    let confirmed = false;
    const ownLeg = (): Leg => {
      if (leg === undefined) throw new Error("A call was used before it was answered");
      return leg;
    };
    const guarded = (work: () => void) => alone(ownLeg(), work);
    const { call, events } = callOverLeg(
      {
        ...{ stack, id, leg: ownLeg, from: callerOf(invite), to: dialledOf(invite) },
        preferred: parseSdp(invite.body)?.codecs[0]?.codec ?? "PCMU",
      },
      guarded,
    );
    try {
      transaction.respond(responseTo(invite, 100));
      leg = await openLeg(stack, id, {
        ...events,
        onConfirmed() {
          if (confirmed) return;
          confirmed = true;
          log.info({ call: id }, "a call was answered");
          guarded(() => onCall(call));
        },
        onEnd: ending(id, () => leg, events),
      });
      if (leg === undefined) {
        transaction.respond(responseTo(invite, 503, { toTag: newTag(), headers: [["retry-after", "10"]] }));
        return;
      }
      const dialog = dialogOfCaller(invite, newTag(), flow);
      // Taken back meanwhile.
      if (transaction.answered || dialog === undefined) {
        leg.end("caller");
        return;
      }
      running.add(leg);
      leg.begin(dialog);
      leg.answer(transaction, invite.body === "" ? undefined : parseSdp(invite.body));
    } catch (cause) {
      log.warn({ call: id, cause: whereFrom(cause) }, "a call could not be answered");
      transaction.respond(responseTo(invite, 500, { toTag: newTag() }));
      leg?.end("failure");
    } finally {
      answering--;
      tellDrained();
    }
  }

  async function call(target: string, { from, ringSeconds, headers, signal }: CallOptions): Promise<Called> {
    if (!taking) return { kind: "failed" };
    const id = newCallId();
    let leg: Leg | undefined;
    const ownLeg = (): Leg => {
      if (leg === undefined) throw new Error("A call was used before it was answered");
      return leg;
    };
    const to = parseUri(target)?.user ?? "";
    const { call: made, events } = callOverLeg({ stack, id, from, to, preferred: "PCMU", leg: ownLeg }, (work) =>
      alone(ownLeg(), work),
    );
    const outgoing = { target, from, preferred: "PCMU", ringSeconds, headers } as const;
    const placed = placeCall(stack, id, outgoing, { ...events, onEnd: ending(id, () => leg, events) });
    signal?.addEventListener("abort", placed.cancel, { once: true });
    if (signal?.aborted === true) placed.cancel();
    const outcome = await placed.outcome;
    signal?.removeEventListener("abort", placed.cancel);
    if (outcome.kind !== "answered") return outcome;
    leg = outcome.leg;
    if (!leg.isOver) running.add(leg);
    log.info({ call: id }, "a call of ours was answered");
    return { kind: "answered", call: made };
  }

  function ending(id: string, leg: () => Leg | undefined, events: LegEvents): LegEvents["onEnd"] {
    return (reason) => {
      const ended = leg();
      // One of ours that nobody answered is no call yet.
      if (ended === undefined) return;
      running.delete(ended);
      log.info({ call: id, reason }, "a call ended");
      events.onEnd(reason);
      tellDrained();
    };
  }

  function tellDrained() {
    if (running.size + answering === 0) for (const tell of drainedWaiters.splice(0)) tell();
  }

  return {
    address: { host, port: udp.port },
    get callsNow() {
      return running.size + answering;
    },
    call,
    stopTaking() {
      taking = false;
    },
    drained: () =>
      new Promise((resolve) => {
        drainedWaiters.push(resolve);
        tellDrained();
      }),
    pacing: () => pacer.lateness(),
    close: () => (closed ??= close()),
  };

  async function close() {
    taking = false;
    for (const leg of [...stack.legs.values()]) leg.end("us");
    const until = performance.now() + GOODBYE_MS;
    while (stack.legs.size > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    stack.clients.close();
    servers.close();
    pacer.stop();
    await Promise.all([udp.close(), tcp.close()]);
  }
}

function tagOf(request: SipRequest, name: "from" | "to"): string | undefined {
  return parseAddress(headerOf(request, name) ?? "")?.params.get("tag");
}

/** One number for both. Asked for any free one, the system names one that is free for UDP: TCP may have it in use. */
async function openTransports(
  { host, port }: { readonly host: string; readonly port: number },
  receive: (bytes: Buffer, flow: Flow) => void,
  mayConnect: (address: string) => boolean,
) {
  for (let attempt = 1; ; attempt++) {
    const udp = await openUdp(host, port, receive);
    try {
      return [udp, await openTcp(host, udp.port, receive, mayConnect)] as const;
    } catch (cause) {
      await udp.close();
      if (port !== 0 || attempt === 5) throw cause;
    }
  }
}
