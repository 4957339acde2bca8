import { type Header, headerOf, type SipRequest } from "#channels/phone-line/sip/message.ts";

type Info =
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "nothing" }
  | { readonly kind: "unknown" };

/** The key in an INFO: `application/dtmf-relay` (Cisco's, `Signal=5`) or `application/dtmf` (the bare key). */
export function keyOfInfo(request: SipRequest): Info {
  const type = headerOf(request, "content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type === "application/dtmf-relay") return key(/^\s*Signal\s*=\s*(\S+)/im.exec(request.body)?.[1]);
  if (type === "application/dtmf") return key(request.body.trim());
  return { kind: request.body.trim() === "" ? "nothing" : "unknown" };
}

/** An INFO that tells a key. */
export function infoOfKey(key: string): { readonly headers: readonly Header[]; readonly body: string } {
  return { headers: [["content-type", "application/dtmf-relay"]], body: `Signal=${key}\r\nDuration=160\r\n` };
}

/** Some send star and pound as their event numbers. */
function key(text = ""): Info {
  const named = text === "10" ? "*" : text === "11" ? "#" : text.toUpperCase();
  return /^[0-9*#A-D]$/.test(named) ? { kind: "key", key: named } : { kind: "nothing" };
}

/** The status that a NOTIFY about a REFER tells (RFC 3515 section 2.4.5). */
export function statusOfNotify(request: SipRequest): number | undefined {
  const event = headerOf(request, "event")?.split(";")[0]?.trim().toLowerCase();
  const status = /^SIP\/2\.0 (\d{3})/i.exec(request.body.trim())?.[1];
  return event !== "refer" || status === undefined ? undefined : Number(status);
}
