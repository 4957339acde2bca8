export type Params = ReadonlyMap<string, string>;

export type Address = {
  readonly uri: string;
  /** Of the header, not of the URI: `tag` and the like, names in lower case. */
  readonly params: Params;
};

export type Uri = {
  /** `sip`, `sips` or `tel`. */
  readonly scheme: string;
  /** Unescaped; the number of a `tel` URI. */
  readonly user: string;
  /** Without brackets; "" of a `tel` URI. */
  readonly host: string;
  readonly port: number | undefined;
  readonly params: Params;
};

export type Via = {
  readonly protocol: string;
  readonly host: string;
  readonly port: number | undefined;
  readonly params: Params;
};

/** `"Name" <uri>;params`, `Name <uri>;params` or `uri;params`, as in From, To and Contact. */
export function parseAddress(value: string): Address | undefined {
  const withoutName = value.replace(/^\s*"(?:[^"\\]|\\.)*"\s*/, "");
  const bracketed = /^([^<>"]*)<\s*([^<>\s]+)\s*>(.*)$/s.exec(withoutName);
  if (bracketed !== null) return { uri: bracketed[2] as string, params: parseParams(bracketed[3] as string) };
  if (withoutName !== value && value.trimStart().startsWith('"')) return undefined;
  // Without brackets, parameters belong to the header (RFC 3261 section 20).
  const [uri = "", ...params] = value.trim().split(";");
  return /^[a-z][a-z0-9+.-]*:[^\s<>"]+$/i.test(uri.trim())
    ? { uri: uri.trim(), params: parseParams(params.join(";")) }
    : undefined;
}

export function parseParams(text: string): Params {
  const params = new Map<string, string>();
  for (const [, name = "", value = ""] of text.matchAll(/([^\s;=,"]+)(?:\s*=\s*("(?:[^"\\]|\\.)*"|[^\s;,"]*))?/g)) {
    params.set(name.toLowerCase(), unquote(value));
  }
  return params;
}

export function unquote(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replaceAll(/\\(.)/g, "$1") : value;
}

const HOST = String.raw`\[[0-9a-f:.%]+\]|[^\s:;?@[\]<>]+`;

export function parseUri(text: string): Uri | undefined {
  const tel = /^tel:([+0-9*#().A-Fa-f-]+)((?:;.*)?)$/i.exec(text);
  if (tel !== null) {
    const user = (tel[1] as string).replaceAll(/[().-]/g, "");
    return { scheme: "tel", user, host: "", port: undefined, params: parseParams(tel[2] as string) };
  }
  const pattern = new RegExp(
    `^(sips?):(?:([^@\\s<>]*)@)?(${HOST})(?::(\\d{1,5}))?((?:;[^?\\s<>]*)?)(?:\\?[^\\s<>]*)?$`,
    "i",
  );
  const [, scheme, userInfo = "", host, port, params = ""] = pattern.exec(text) ?? [];
  if (scheme === undefined || host === undefined || Number(port ?? 0) > 65_535) return undefined;
  const [user = ""] = userInfo.split(":");
  return {
    scheme: scheme.toLowerCase(),
    user: unescaped(user.split(";")[0] as string),
    host: host.replaceAll(/[[\]]/g, ""),
    port: port === undefined ? undefined : Number(port),
    params: parseParams(params),
  };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function parseVia(value: string): Via | undefined {
  const pattern = new RegExp(
    `^SIP\\s*/\\s*2\\.0\\s*/\\s*([a-z0-9-]+)\\s+(${HOST})(?:\\s*:\\s*(\\d{1,5}))?\\s*((?:;.*)?)$`,
    "is",
  );
  const [, protocol, host, port, params = ""] = pattern.exec(value) ?? [];
  if (protocol === undefined || host === undefined || Number(port ?? 0) > 65_535) return undefined;
  return {
    protocol: protocol.toUpperCase(),
    host: host.replaceAll(/[[\]]/g, ""),
    port: port === undefined ? undefined : Number(port),
    params: parseParams(params),
  };
}

export function parseCSeq(value: string): { readonly number: number; readonly method: string } | undefined {
  const [, digits, method] = /^(\d{1,10})\s+(\S+)$/.exec(value) ?? [];
  if (digits === undefined || method === undefined || Number(digits) >= 2 ** 31) return undefined;
  return { number: Number(digits), method };
}

/** As it stands in a URI or a Via. */
export function hostText(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
