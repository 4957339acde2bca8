export type Header = readonly [name: string, value: string];

export type SipRequest = {
  readonly kind: "request";
  readonly method: string;
  readonly uri: string;
  /** Names in lower case and in their long form, in the order received. */
  readonly headers: readonly Header[];
  readonly body: string;
};

export type SipResponse = {
  readonly kind: "response";
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly Header[];
  readonly body: string;
};

export type SipMessage = SipRequest | SipResponse;

/** The first header of this name, given in lower case. */
export function headerOf(message: Pick<SipMessage, "headers">, name: string): string | undefined {
  return message.headers.find(([own]) => own === name)?.[1];
}

/** Every value of a header that may be a list, be it on one line or on several. */
export function listOf(message: Pick<SipMessage, "headers">, name: string): string[] {
  return message.headers.filter(([own]) => own === name).flatMap(([, value]) => splitList(value));
}

/** The same list as names in lower case: option tags, methods. */
export function tokensOf(message: Pick<SipMessage, "headers">, name: string): string[] {
  return listOf(message, name).map((value) => value.toLowerCase());
}

/** Splits at commas outside of quotes and angle brackets. */
export function splitList(value: string): string[] {
  const items: string[] = [];
  let item = "";
  let quoted = false;
  let bracketed = false;
  for (let at = 0; at < value.length; at++) {
    const char = value[at] as string;
    if (quoted && char === "\\") item += char + (value[++at] ?? "");
    else if (char === "," && !quoted && !bracketed) {
      items.push(item);
      item = "";
    } else {
      if (char === '"') quoted = !quoted;
      else if (!quoted && char === "<") bracketed = true;
      else if (!quoted && char === ">") bracketed = false;
      item += char;
    }
  }
  items.push(item);
  return items.map((each) => each.trim()).filter((each) => each !== "");
}

export function serialize(message: SipMessage): Buffer {
  const first =
    message.kind === "request"
      ? `${message.method} ${message.uri} SIP/2.0`
      : `SIP/2.0 ${message.status} ${message.reason}`;
  const lines = message.headers
    .filter(([name]) => name !== "content-length")
    .map(([name, value]) => `${spelt(name)}: ${oneLine(value)}`);
  const length = `Content-Length: ${Buffer.byteLength(message.body)}`;
  return Buffer.from([first, ...lines, length, "", message.body].join("\r\n"));
}

/** Nothing from elsewhere may begin a line of its own. */
function oneLine(value: string): string {
  return value.replaceAll(/[\r\n]+/g, " ");
}

const SPELT: Readonly<Record<string, string>> = {
  "call-id": "Call-ID",
  cseq: "CSeq",
  "min-se": "Min-SE",
  "www-authenticate": "WWW-Authenticate",
};

/** Some phones read header names letter by letter. */
function spelt(name: string): string {
  return SPELT[name] ?? name.replaceAll(/(?:^|-)[a-z]/g, (letters) => letters.toUpperCase());
}

const REASONS: Readonly<Record<number, string>> = {
  100: "Trying",
  200: "OK",
  202: "Accepted",
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  405: "Method Not Allowed",
  415: "Unsupported Media Type",
  416: "Unsupported URI Scheme",
  420: "Bad Extension",
  422: "Session Interval Too Small",
  481: "Call/Transaction Does Not Exist",
  486: "Busy Here",
  487: "Request Terminated",
  488: "Not Acceptable Here",
  491: "Request Pending",
  500: "Server Internal Error",
  503: "Service Unavailable",
  505: "Version Not Supported",
};

/** An answer with what every answer repeats of its request (RFC 3261 section 8.2.6). */
export function responseTo(
  request: SipRequest,
  status: number,
  { toTag, headers = [], body = "" }: { toTag?: string; headers?: readonly Header[]; body?: string } = {},
): SipResponse {
  const repeated = request.headers.filter(([name]) => ["via", "from", "to", "call-id", "cseq"].includes(name));
  const tagged = repeated.map(([name, value]): Header =>
    name === "to" && toTag !== undefined && !/;\s*tag\s*=/i.test(value)
      ? [name, `${value};tag=${toTag}`]
      : [name, value],
  );
  return { kind: "response", status, reason: REASONS[status] ?? "Answer", headers: [...tagged, ...headers], body };
}
