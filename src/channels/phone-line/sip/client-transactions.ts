import { randomBytes } from "node:crypto";
import { hostText, parseVia } from "#channels/phone-line/sip/header-values.ts";
import {
  type Header,
  headerOf,
  listOf,
  serialize,
  type SipRequest,
  type SipResponse,
} from "#channels/phone-line/sip/message.ts";
import { giveUpAfter, sendRepeatedly, type SipTiming } from "#channels/phone-line/sip/timing.ts";
import type { Flow } from "#channels/phone-line/sip/transport.ts";

/** A request that waits for its answer (RFC 3261 section 17.1). */
export type ClientTransaction = {
  readonly request: SipRequest;
  /** Asks for an INVITE to be given up; once it rings, if it does not yet. */
  readonly cancel: () => void;
};

export type ClientTransactions = {
  /** `onResponse` gets every provisional answer, and then the final one; each 2xx to an INVITE, repeats too. */
  start(
    request: SipRequest,
    flow: Flow,
    answers: { readonly onResponse: (response: SipResponse) => void; readonly onTimeout: () => void },
  ): ClientTransaction;
  /** An ACK to a 2xx is no transaction of its own. */
  readonly sendAck: (request: SipRequest, flow: Flow) => void;
  readonly take: (response: SipResponse) => void;
  readonly close: () => void;
};

type Kept = { readonly take: (response: SipResponse) => void; readonly stop: () => void };

export function createClientTransactions(
  timing: SipTiming,
  own: { readonly host: string; readonly port: () => number },
): ClientTransactions {
  const kept = new Map<string, Kept>();

  const withVia = (request: SipRequest, flow: Flow, branch: string): SipRequest => {
    const via = `SIP/2.0/${flow.protocol} ${hostText(own.host)}:${own.port()};branch=${branch};rport`;
    return { ...request, headers: [["via", via], ...request.headers] };
  };

  const start: ClientTransactions["start"] = (bare, flow, { onResponse, onTimeout }) => {
    const branch = newBranch();
    const key = `${bare.method} ${branch}`;
    const request = withVia(bare, flow, branch);
    const isInvite = request.method === "INVITE";
    const bytes = serialize(request);
    let state: "calling" | "ringing" | "answered" = "calling";
    let wantsCancel = false;
    const onGiveUp = () => {
      kept.delete(key);
      onTimeout();
    };
    const longest = isInvite ? Number.POSITIVE_INFINITY : timing.t2;
    const stop = sendRepeatedly(() => flow.send(bytes), timing, { repeat: flow.protocol === "UDP", longest, onGiveUp });
    const sendCancel = () => {
      const cancel = { ...request, method: "CANCEL", headers: headersForCancel(request), body: "" };
      const cancelBytes = serialize(cancel);
      const stopCancel = sendRepeatedly(() => flow.send(cancelBytes), timing, {
        repeat: flow.protocol === "UDP",
        longest: timing.t2,
        onGiveUp: () => kept.delete(`CANCEL ${branch}`),
      });
      kept.set(`CANCEL ${branch}`, { stop: stopCancel, take: ({ status }) => void (status >= 200 && stopCancel()) });
      // Who answers the CANCEL but never the INVITE is given up all the same (section 9.1).
      const last = setTimeout(() => state !== "answered" && onGiveUp(), giveUpAfter(timing));
      last.unref();
    };
    kept.set(key, {
      stop,
      take(response) {
        if (response.status < 200) {
          if (state === "answered") return;
          // It has been heard: an INVITE is not repeated, and nobody but the caller limits how long it may ring.
          if (isInvite) stop();
          state = "ringing";
          if (wantsCancel) sendCancel();
          wantsCancel = false;
          onResponse(response);
          return;
        }
        stop();
        if (isInvite && response.status >= 300) {
          flow.send(serialize(ackOfRefusal(request, response)));
        }
        const first = state !== "answered";
        state = "answered";
        if (first) setTimeout(() => kept.delete(key), giveUpAfter(timing)).unref();
        if (first || (isInvite && response.status < 300)) onResponse(response);
      },
    });
    return {
      request,
      cancel() {
        if (state === "ringing") sendCancel();
        else if (state === "calling") wantsCancel = true;
      },
    };
  };

  return {
    start,
    sendAck: (request, flow) => flow.send(serialize(withVia(request, flow, newBranch()))),
    take(response) {
      const branch = parseVia(listOf(response, "via")[0] ?? "")?.params.get("branch");
      const method = headerOf(response, "cseq")?.split(/\s+/)[1];
      kept.get(`${method} ${branch}`)?.take(response);
    },
    close() {
      for (const { stop } of kept.values()) stop();
      kept.clear();
    },
  };
}

function newBranch(): string {
  return `z9hG4bK${randomBytes(9).toString("hex")}`;
}

function headersForCancel(invite: SipRequest): Header[] {
  const repeated = invite.headers.filter(([name]) =>
    ["via", "from", "to", "call-id", "route", "max-forwards"].includes(name),
  );
  return [...repeated, ["cseq", `${Number.parseInt(headerOf(invite, "cseq") ?? "", 10)} CANCEL`]];
}

/** Goes the way of its INVITE, with the tag of who refused (section 17.1.1.3). */
function ackOfRefusal(invite: SipRequest, response: SipResponse): SipRequest {
  const headers = headersForCancel(invite).map(([name, value]): Header => {
    if (name === "cseq") return [name, value.replace("CANCEL", "ACK")];
    return name === "to" ? [name, headerOf(response, "to") ?? value] : [name, value];
  });
  return { kind: "request", method: "ACK", uri: invite.uri, headers, body: "" };
}
