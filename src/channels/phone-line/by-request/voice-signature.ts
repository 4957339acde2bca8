import { createHmac, createPublicKey, type KeyObject, timingSafeEqual, verify } from "node:crypto";

/** By what hosted providers prove that a request is theirs; a part that is absent lets nobody in. */
export type VoiceKeys = {
  /** Twilio's account secret, or SignalWire's signing key. */
  readonly secret: string | undefined;
  /** Telnyx's public key. */
  readonly telnyx: KeyObject | undefined;
};

export type SignedRequest = {
  /** As the provider calls it, exactly. */
  readonly url: string;
  readonly body: string;
  readonly header: (name: string) => string | undefined;
};

/** A signature is good for so long; a request sent again later is somebody else's. */
const TELNYX_SECONDS = 300;
/** DER of "an Ed25519 public key follows". */
const ED25519_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

/** Whether a provider whose key we hold signed the request. Of the signatures it carries one must be good. */
export function isSigned({ secret, telnyx }: VoiceKeys, request: SignedRequest, now: Date): boolean {
  const { header } = request;
  const hmac = header("X-Twilio-Signature") ?? header("X-SignalWire-Signature");
  if (secret !== undefined && hmac !== undefined) return isHmacOf(secret, request, hmac);
  const ed25519 = header("Telnyx-Signature-Ed25519");
  return telnyx !== undefined && ed25519 !== undefined && isOfTelnyx(telnyx, request, ed25519, now);
}

/** HMAC-SHA1 over the exact public URL and the sorted fields, as Twilio and SignalWire do it. */
function isHmacOf(secret: string, { url, body }: SignedRequest, signature: string): boolean {
  const fields = new URLSearchParams(body);
  const text = [...new Set(fields.keys())].toSorted().reduce((all, name) => all + name + (fields.get(name) ?? ""), url);
  const expected = createHmac("sha1", secret).update(text).digest();
  const given = Buffer.from(signature, "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Ed25519 over the time and the body as it was sent. The address is not signed: a step taken twice is one step. */
function isOfTelnyx(key: KeyObject, { body, header }: SignedRequest, signature: string, now: Date): boolean {
  const sentAt = header("Telnyx-Timestamp") ?? "";
  if (!/^\d{1,12}$/.test(sentAt) || Math.abs(now.getTime() / 1000 - Number(sentAt)) > TELNYX_SECONDS) return false;
  return verify(null, Buffer.from(`${sentAt}|${body}`), key, Buffer.from(signature, "base64"));
}

/** Telnyx gives its key as 32 bytes in base64; undefined where it is something else. */
export function parseTelnyxKey(text: string): KeyObject | undefined {
  const bytes = Buffer.from(text, "base64");
  if (bytes.length !== 32) return undefined;
  return createPublicKey({ key: Buffer.concat([ED25519_PREFIX, bytes]), format: "der", type: "spki" });
}
