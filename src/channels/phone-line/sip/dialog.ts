import { randomBytes } from "node:crypto";
import { parseAddress, parseCSeq, parseVia } from "#channels/phone-line/sip/header-values.ts";
import { type Header, headerOf, listOf, type SipRequest, type SipResponse } from "#channels/phone-line/sip/message.ts";
import type { Flow } from "#channels/phone-line/sip/transport.ts";

/** Two sides of a call that know each other by tags (RFC 3261 section 12). */
export type Dialog = {
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  /** Our side and theirs as From and To name them, tags included. */
  readonly local: string;
  readonly remote: string;
  /** Where requests go: their Contact. */
  target: string;
  readonly route: readonly string[];
  localCSeq: number;
  remoteCSeq: number;
  /** The way their last message came. */
  flow: Flow;
  /** They sit behind a translator and nobody stands between: answer the way they came, whatever they call themselves. */
  readonly keepsFlow: boolean;
};

export function newTag(): string {
  return randomBytes(8).toString("hex");
}

export function dialogKey(callId: string, localTag: string, remoteTag: string): string {
  return `${callId} ${localTag} ${remoteTag}`;
}

/** The dialog that our answer to this INVITE makes; undefined without a usable Contact. */
export function dialogOfCaller(invite: SipRequest, localTag: string, flow: Flow): Dialog | undefined {
  const from = headerOf(invite, "from") ?? "";
  const contact = parseAddress(listOf(invite, "contact")[0] ?? "");
  if (contact === undefined) return undefined;
  const vias = listOf(invite, "via");
  const route = listOf(invite, "record-route");
  return {
    callId: headerOf(invite, "call-id") ?? "",
    localTag,
    remoteTag: parseAddress(from)?.params.get("tag") ?? "",
    local: `${headerOf(invite, "to")};tag=${localTag}`,
    remote: from,
    target: contact.uri,
    route,
    localCSeq: 0,
    remoteCSeq: parseCSeq(headerOf(invite, "cseq") ?? "")?.number ?? 0,
    flow,
    keepsFlow: route.length === 0 && vias.length === 1 && (flow.protocol === "TCP" || asksForItsPort(vias[0])),
  };
}

/** RFC 3581: answers go back to where the request came from. */
export function asksForItsPort(via: string | undefined): boolean {
  return parseVia(via ?? "")?.params.has("rport") === true;
}

/** The dialog that their 2xx to our INVITE makes; undefined without a usable Contact. */
export function dialogOfAnswer(invite: SipRequest, answer: SipResponse, flow: Flow): Dialog | undefined {
  const remote = headerOf(answer, "to") ?? "";
  const local = headerOf(invite, "from") ?? "";
  const contact = parseAddress(listOf(answer, "contact")[0] ?? "");
  if (contact === undefined) return undefined;
  return {
    callId: headerOf(invite, "call-id") ?? "",
    localTag: parseAddress(local)?.params.get("tag") ?? "",
    remoteTag: parseAddress(remote)?.params.get("tag") ?? "",
    local,
    remote,
    target: contact.uri,
    route: listOf(answer, "record-route").reverse(),
    localCSeq: parseCSeq(headerOf(invite, "cseq") ?? "")?.number ?? 1,
    remoteCSeq: -1,
    flow,
    keepsFlow: false,
  };
}

/** A request inside the dialog. An ACK carries the number of its INVITE. */
export function requestIn(
  dialog: Dialog,
  method: string,
  { headers = [], body = "", cseq }: { headers?: readonly Header[]; body?: string; cseq?: number } = {},
): SipRequest {
  const number = cseq ?? ++dialog.localCSeq;
  return {
    kind: "request",
    method,
    uri: dialog.target,
    headers: [
      ["max-forwards", "70"],
      ...dialog.route.map((hop): Header => ["route", hop]),
      ["from", dialog.local],
      ["to", dialog.remote],
      ["call-id", dialog.callId],
      ["cseq", `${number} ${method}`],
      ...headers,
    ],
    body,
  };
}
