import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether a request was signed with the account's secret: HMAC-SHA1 over the exact public URL and the sorted fields, as
 * Twilio and SignalWire do it.
 */
export function isSigned(
  secret: string,
  request: { readonly url: string; readonly fields: Readonly<Record<string, string>>; readonly signature: string },
): boolean {
  const text = Object.keys(request.fields)
    .toSorted()
    .reduce((all, name) => all + name + (request.fields[name] ?? ""), request.url);
  const expected = createHmac("sha1", secret).update(text).digest();
  const given = Buffer.from(request.signature, "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
