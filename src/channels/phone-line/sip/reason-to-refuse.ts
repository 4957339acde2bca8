import type { EndpointOptions } from "#channels/phone-line/phone-call.ts";
import type { createDigest } from "#channels/phone-line/sip/digest.ts";
import { dialledOf } from "#channels/phone-line/sip/call-over-leg.ts";
import { dialogOfCaller } from "#channels/phone-line/sip/dialog.ts";
import { type Header, headerOf, type SipRequest, tokensOf } from "#channels/phone-line/sip/message.ts";
import { parseSdp } from "#channels/phone-line/sip/sdp.ts";
import { answerTimer, MIN_SECONDS } from "#channels/phone-line/sip/session-timer.ts";
import type { Flow } from "#channels/phone-line/sip/transport.ts";

export type Refusal = { readonly status: number; readonly headers?: readonly Header[] };

export const ACCEPT: Header = ["accept", "application/sdp"];

/**
 * Why a call is not taken, before anything of it is kept; undefined where it is welcome.
 *
 * @param here.full how a call is refused now because no more are taken
 */
export function reasonToRefuse(
  invite: SipRequest,
  here: {
    readonly options: Pick<EndpointOptions, "takes">;
    readonly digest: ReturnType<typeof createDigest> | undefined;
    readonly full: Refusal | undefined;
    readonly anyFlow: Flow;
  },
): Refusal | undefined {
  const unknown = tokensOf(invite, "require").filter((tag) => tag !== "timer");
  if (unknown.length > 0) return { status: 420, headers: [["unsupported", unknown.join(", ")]] };
  if (here.full !== undefined) return here.full;
  const challenge = here.digest?.challenge(invite, Date.now());
  if (challenge !== undefined) return { status: 401, headers: challenge };
  if (here.options.takes?.(dialledOf(invite)) === false) return { status: 404 };
  const type = headerOf(invite, "content-type")?.split(";")[0]?.trim().toLowerCase();
  if (invite.body !== "" && type !== "application/sdp") return { status: 415, headers: [ACCEPT] };
  if (invite.body !== "" && parseSdp(invite.body) === undefined) return { status: 488 };
  if (answerTimer(invite).kind === "too-short") return { status: 422, headers: [["min-se", String(MIN_SECONDS)]] };
  return dialogOfCaller(invite, "", here.anyFlow) === undefined ? { status: 400 } : undefined;
}
