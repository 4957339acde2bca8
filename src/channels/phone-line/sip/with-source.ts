import { hostText } from "#channels/phone-line/sip/header-values.ts";
import { type Header, listOf, type SipRequest } from "#channels/phone-line/sip/message.ts";
import type { Flow } from "#channels/phone-line/sip/transport.ts";

/** The top Via tells where the request really came from. */
export function withSource(request: SipRequest, { address, port }: Flow): SipRequest {
  const at = request.headers.findIndex(([name]) => name === "via");
  const [first = "", ...others] = listOf({ headers: request.headers.slice(at, at + 1) }, "via");
  const asked = first.replace(/;\s*rport(?=\s*(?:;|$))/i, `;rport=${port}`);
  const via: Header = ["via", [`${asked};received=${hostText(address)}`, ...others].join(", ")];
  return { ...request, headers: request.headers.with(at, via) };
}
