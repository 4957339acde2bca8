import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { parseParams } from "#channels/phone-line/sip/header-values.ts";
import { type Header, headerOf, type SipRequest } from "#channels/phone-line/sip/message.ts";

/** A challenge may be answered for so long; afterwards a new one comes, which a phone answers by itself. */
const NONCE_MS = 5 * 60_000;

const ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ["SHA-256", "sha256"],
  ["MD5", "md5"],
]);

export type Accounts = { readonly realm: string; readonly passwords: Readonly<Record<string, string>> };

export type Digest = {
  /** Undefined when the request proves an account; otherwise the headers of the 401. */
  readonly challenge: (request: SipRequest, nowMs: number) => readonly Header[] | undefined;
};

/**
 * HTTP digest as SIP uses it (RFC 3261 section 22, RFC 8760). A nonce holds its time and is good for one Call-ID only, so
 * that nothing has to be kept and a proof overheard is of no use for another call.
 */
export function createDigest({ realm, passwords }: Accounts): Digest {
  const secret = randomBytes(32);
  const nonceAt = (time: string, request: SipRequest) =>
    `${time}.${createHmac("sha256", secret)
      .update(`${time} ${headerOf(request, "call-id")}`)
      .digest("hex")
      .slice(0, 32)}`;

  const isProven = (request: SipRequest, given: ReadonlyMap<string, string>): boolean => {
    const value = (name: string) => given.get(name) ?? "";
    const hash = ALGORITHMS.get((given.get("algorithm") ?? "MD5").toUpperCase());
    const user = value("username");
    const password = Object.hasOwn(passwords, user) ? passwords[user] : undefined;
    if (hash === undefined || value("realm") !== realm || value("uri") !== request.uri) return false;
    const hashed = (text: string) => createHash(hash).update(text).digest("hex");
    const secretPart = hashed(`${user}:${realm}:${password ?? randomBytes(16).toString("hex")}`);
    const asked = hashed(`${request.method}:${request.uri}`);
    const middle = given.has("qop") ? `${value("nonce")}:${value("nc")}:${value("cnonce")}:auth` : value("nonce");
    const expected = Buffer.from(hashed(`${secretPart}:${middle}:${asked}`));
    const response = Buffer.from(value("response").toLowerCase());
    return response.length === expected.length && timingSafeEqual(response, expected) && password !== undefined;
  };

  return {
    challenge(request, nowMs) {
      const now = nowMs.toString(36);
      const given = request.headers
        .filter(([name, value]) => name === "authorization" && /^digest\s/i.test(value))
        .map(([, value]) => parseParams(value.slice(7)))
        .find((params) => params.get("realm") === realm);
      const nonce = given?.get("nonce") ?? "";
      const [time = ""] = nonce.split(".");
      const ours = nonce === nonceAt(time, request);
      const age = nowMs - Number.parseInt(time, 36);
      if (given !== undefined && ours && age >= 0 && age <= NONCE_MS && isProven(request, given)) return undefined;
      const stale = ours && age > NONCE_MS ? ", stale=true" : "";
      return [...ALGORITHMS.keys()].map((algorithm): Header => [
        "www-authenticate",
        `Digest realm="${realm}", nonce="${nonceAt(now, request)}", algorithm=${algorithm}, qop="auth"${stale}`,
      ]);
    },
  };
}
