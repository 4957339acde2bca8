import type { OpenMedia } from "#channels/phone-line/media/media-session.ts";
import type { PhoneLog } from "#channels/phone-line/phone-call.ts";
import type { ClientTransactions } from "#channels/phone-line/sip/client-transactions.ts";
import type { Dialog } from "#channels/phone-line/sip/dialog.ts";
import { hostText, parseAddress, parseUri } from "#channels/phone-line/sip/header-values.ts";
import type { Leg } from "#channels/phone-line/sip/leg.ts";
import type { Header } from "#channels/phone-line/sip/message.ts";
import type { SipTiming } from "#channels/phone-line/sip/timing.ts";
import type { Flow, Transport } from "#channels/phone-line/sip/transport.ts";

/** What every call of one endpoint shares. */
export type SipStack = {
  readonly host: string;
  readonly port: () => number;
  readonly clients: ClientTransactions;
  readonly timing: SipTiming;
  readonly media: OpenMedia;
  readonly transports: Readonly<Record<Flow["protocol"], () => Transport>>;
  /** Legs by their dialog's key. */
  readonly legs: Map<string, Leg>;
  readonly log: PhoneLog;
};

export const METHODS = ["INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "INFO", "UPDATE", "NOTIFY"];
export const ALLOW: Header = ["allow", METHODS.join(", ")];
export const SUPPORTED: Header = ["supported", "timer"];

export function contactOf({ host, port }: SipStack, { protocol }: Flow): Header {
  return ["contact", `<sip:${hostText(host)}:${port()}${protocol === "TCP" ? ";transport=tcp" : ""}>`];
}

/** The way of a request inside a dialog: back as theirs came, else to the first hop of the route, else to their Contact. */
export function flowOf(stack: SipStack, dialog: Dialog): Flow {
  if (dialog.keepsFlow && dialog.flow.alive) return dialog.flow;
  const hop = parseAddress(dialog.route[0] ?? "")?.uri ?? dialog.target;
  return flowToUri(stack, hop) ?? dialog.flow;
}

/** Undefined where the address names no host. */
export function flowToUri({ transports }: SipStack, uri: string): Flow | undefined {
  const to = parseUri(uri);
  if (to === undefined || to.host === "") return undefined;
  const protocol = to.params.get("transport")?.toLowerCase() === "tcp" ? "TCP" : "UDP";
  return transports[protocol]().flowTo(to.host, to.port ?? 5060);
}
