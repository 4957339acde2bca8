import { parseAddress, parseCSeq, parseUri, parseVia } from "#channels/phone-line/sip/header-values.ts";
import { type Header, headerOf, listOf, type SipMessage, type SipRequest } from "#channels/phone-line/sip/message.ts";

export type Parsed =
  | { readonly kind: "message"; readonly message: SipMessage }
  /** Bad, but its sender can be told so. */
  | { readonly kind: "refused"; readonly request: SipRequest; readonly status: number }
  | { readonly kind: "garbage" };

const GARBAGE: Parsed = { kind: "garbage" };
const MOST_HEADERS = 200;
const TOKEN = "[A-Za-z0-9.!%*_+`'~-]+";
const REQUEST_LINE = new RegExp(`^(${TOKEN}) (.+) SIP/(\\d+\\.\\d+)$`, "i");
const STATUS_LINE = /^SIP\/2\.0 ([1-6]\d\d)(?: (.*))?$/i;

const LONG: Readonly<Record<string, string>> = {
  a: "accept-contact",
  b: "referred-by",
  c: "content-type",
  e: "content-encoding",
  f: "from",
  i: "call-id",
  k: "supported",
  l: "content-length",
  m: "contact",
  o: "event",
  r: "refer-to",
  s: "subject",
  t: "to",
  u: "allow-events",
  v: "via",
  x: "session-expires",
};

/** Where the head of a message ends and its body begins, or undefined. */
export function headEnd(bytes: Buffer): { readonly end: number; readonly body: number } | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  return end === -1 ? undefined : { end, body: end + 4 };
}

/** One message: a datagram's, or one cut out of a stream. What follows its body is passed over (RFC 3261 section 18.3). */
export function parseMessage(bytes: Buffer): Parsed {
  const head = headEnd(bytes);
  if (head === undefined) return GARBAGE;
  const text = bytes.toString("utf8", 0, head.end).replace(/^(?:\r\n)+/, "");
  // A line that begins with a space goes on with the one before.
  const [first = "", ...lines] = text.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n");
  const headers = parseHeaders(lines);
  if (headers === undefined) return GARBAGE;
  const length = lengthOf(headers, bytes.length - head.body);
  const body = length === undefined ? "" : bytes.toString("utf8", head.body, head.body + length);
  const status = STATUS_LINE.exec(first);
  if (status !== null) {
    const [, code = "", reason = ""] = status;
    const message: SipMessage = { kind: "response", status: Number(code), reason, headers, body };
    return length !== undefined && hasWhatAllNeed(message) ? { kind: "message", message } : GARBAGE;
  }
  const [, method = "", uri = "", version = ""] = REQUEST_LINE.exec(first) ?? [];
  if (method === "") return GARBAGE;
  const request: SipRequest = { kind: "request", method, uri, headers, body };
  if (!canBeAnswered(request)) return GARBAGE;
  if (version !== "2.0") return { kind: "refused", request, status: 505 };
  if (length === undefined || !hasWhatAllNeed(request)) return { kind: "refused", request, status: 400 };
  if (/[\s<>]/.test(uri) || !/^[a-z][a-z0-9+.-]*:\S/i.test(uri)) return { kind: "refused", request, status: 400 };
  if (!/^(sips?|tel):/i.test(uri)) return { kind: "refused", request, status: 416 };
  if (parseUri(uri) === undefined) return { kind: "refused", request, status: 400 };
  return { kind: "message", message: request };
}

function parseHeaders(lines: readonly string[]): Header[] | undefined {
  if (lines.length > MOST_HEADERS) return undefined;
  const headers: Header[] = [];
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(0, colon)).trimEnd().toLowerCase();
    if (!/^[a-z0-9.!%*_+`'~-]+$/.test(name)) return undefined;
    headers.push([LONG[name] ?? name, line.slice(colon + 1).trim()]);
  }
  return headers;
}

/** The body's length; undefined when the header is wrong or the body is cut off. */
function lengthOf(headers: readonly Header[], available: number): number | undefined {
  const value = headerOf({ headers }, "content-length");
  if (value === undefined) return available;
  return /^\d{1,9}$/.test(value) && Number(value) <= available ? Number(value) : undefined;
}

function canBeAnswered(request: SipRequest): boolean {
  const [via] = listOf(request, "via");
  const named = ["from", "to", "call-id", "cseq"].every((name) => headerOf(request, name) !== undefined);
  return via !== undefined && parseVia(via) !== undefined && named;
}

function hasWhatAllNeed(message: SipMessage): boolean {
  const vias = listOf(message, "via");
  const cseq = parseCSeq(headerOf(message, "cseq") ?? "");
  const from = parseAddress(headerOf(message, "from") ?? "");
  const to = parseAddress(headerOf(message, "to") ?? "");
  const twice = ["from", "to", "call-id", "cseq"].some(
    (name) => message.headers.filter(([own]) => own === name).length > 1,
  );
  return (
    vias.length > 0 &&
    vias.every((via) => parseVia(via) !== undefined) &&
    !twice &&
    cseq !== undefined &&
    (message.kind === "response" || cseq.method === message.method) &&
    from !== undefined &&
    to !== undefined &&
    /^\S+$/.test(headerOf(message, "call-id") ?? "")
  );
}
