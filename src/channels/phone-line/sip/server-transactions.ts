import { parseVia } from "#channels/phone-line/sip/header-values.ts";
import { headerOf, listOf, serialize, type SipRequest, type SipResponse } from "#channels/phone-line/sip/message.ts";
import { giveUpAfter, sendRepeatedly, type SipTiming } from "#channels/phone-line/sip/timing.ts";
import type { Flow } from "#channels/phone-line/sip/transport.ts";

/** A request that is being answered (RFC 3261 section 17.2, with the changes of RFC 6026). */
export type ServerTransaction = {
  readonly request: SipRequest;
  readonly flow: Flow;
  readonly respond: (response: SipResponse) => void;
  /** Sends the last answer again. */
  readonly repeat: () => void;
  /** True once a final answer was given. */
  readonly answered: boolean;
};

export type ServerTransactions = {
  /** The transaction of a new request; undefined when it only repeats one, or acknowledges a refusal. */
  readonly take: (request: SipRequest, flow: Flow) => ServerTransaction | undefined;
  /** Whether this repeats a request that was taken, or acknowledges its refusal. */
  readonly knows: (request: SipRequest) => boolean;
  /** The INVITE that a CANCEL means. */
  readonly cancelled: (cancel: SipRequest) => ServerTransaction | undefined;
  readonly close: () => void;
};

const COOKIE = "z9hG4bK";

type Kept = { -readonly [part in keyof ServerTransaction]: ServerTransaction[part] } & {
  last: Buffer | undefined;
  /** Answered by a 2xx, whose ACK is the call's and not the transaction's. */
  accepted: boolean;
  stop: () => void;
};

export function createServerTransactions(timing: SipTiming): ServerTransactions {
  const kept = new Map<string, Kept>();

  const start = (request: SipRequest, flow: Flow, key: string): ServerTransaction => {
    const isInvite = request.method === "INVITE";
    // Should nobody ever answer it, it still goes away.
    let forget = setTimeout(() => kept.delete(key), 10 * 60_000);
    const transaction: Kept = {
      request,
      flow,
      answered: false,
      last: undefined,
      accepted: false,
      stop: () => clearTimeout(forget),
      repeat() {
        if (transaction.last !== undefined) flow.send(transaction.last);
      },
      respond(response) {
        if (transaction.answered) return;
        const bytes = serialize(response);
        transaction.last = bytes;
        if (response.status < 200) {
          flow.send(bytes);
          return;
        }
        transaction.answered = true;
        transaction.accepted = response.status < 300;
        clearTimeout(forget);
        const end = () => kept.delete(key);
        if (isInvite && response.status >= 300) {
          // Repeated until its ACK (timers G and H).
          const options = { repeat: flow.protocol === "UDP", longest: timing.t2, onGiveUp: end };
          transaction.stop = sendRepeatedly(() => flow.send(bytes), timing, options);
          return;
        }
        // Repeats are answered alike for a while (timers J and L); the 2xx of an INVITE is repeated by its call.
        flow.send(bytes);
        forget = setTimeout(end, giveUpAfter(timing));
        transaction.stop = () => clearTimeout(forget);
      },
    };
    kept.set(key, transaction);
    return transaction;
  };

  return {
    take(request, flow) {
      const key = ownKey(request);
      const known = kept.get(key);
      if (known === undefined) return start(request, flow, key);
      if (request.method === "ACK") {
        known.stop();
        kept.delete(key);
      } else known.repeat();
      return undefined;
    },
    knows(request) {
      const known = kept.get(ownKey(request));
      return known !== undefined && !(request.method === "ACK" && known.accepted);
    },
    cancelled: (cancel) => kept.get(keyOf(cancel, "INVITE")),
    close() {
      for (const { stop } of kept.values()) stop();
      kept.clear();
    },
  };
}

function ownKey(request: SipRequest): string {
  return keyOf(request, request.method === "ACK" ? "INVITE" : request.method);
}

/** RFC 3261 section 17.2.3; the second form is for senders as old as RFC 2543. */
function keyOf(request: SipRequest, method: string): string {
  const via = parseVia(listOf(request, "via")[0] ?? "");
  const branch = via?.params.get("branch") ?? "";
  const sentBy = `${via?.host} ${via?.port}`;
  if (branch.startsWith(COOKIE) && branch !== COOKIE) return `${method} ${branch} ${sentBy}`;
  const number = Number.parseInt(headerOf(request, "cseq") ?? "", 10);
  return `${method} ${headerOf(request, "call-id")} ${number} ${headerOf(request, "from")} ${branch} ${sentBy}`;
}
