import { parseTelnyxKey } from "#channels/phone-line/by-request/voice-signature.ts";
import type { HostedVoice } from "#channels/phone-line/by-request/voice-routes.ts";

/** How the phone line is reached, besides `SIP_PORT` and `HOST`. */
export type PhoneConfiguration = {
  /** What callers are told as our address, where it differs from the bound one. */
  readonly advertisedHost: string | undefined;
  /** Sound takes one even port a call. */
  readonly mediaPorts: { readonly first: number; readonly last: number };
  /** Addresses or CIDR blocks that may call; everybody when empty. */
  readonly allowList: readonly string[];
  /** The SIP address of a call centre, for callers while no agent takes calls in the workbench. */
  readonly agentPhone: string | undefined;
  /** Where agents' extensions are; nothing outside is called where it is given. */
  readonly agentDomain: string | null;
  /** Whether callers are joined with agents here, or their own side is asked to call them (REFER). */
  readonly agentTransfer: "bridge" | "refer";
  /** The host of the trunk over which members are called back; without it agents dial by themselves. */
  readonly callBackTrunk: string | undefined;
  /** How long callers are waited for, as a share of the usual. */
  readonly patience: number;
  /** By what hosted voice providers sign their requests; without a key the webhook answers nobody. */
  readonly hostedVoice: HostedVoice;
};

type Read = <T>(name: string, parse: (text: string) => T | undefined, expected: string) => T | undefined;

/** Room for 400 calls. */
const MEDIA_PORTS = { first: 40_000, last: 40_998 };

const TRANSFERS = ["bridge", "refer"] as const;

export function readPhoneConfiguration(read: Read): PhoneConfiguration {
  return {
    advertisedHost: read("OPENREFILL_SIP_ADVERTISED_HOST", (text) => text, "an address or host name"),
    mediaPorts:
      read("OPENREFILL_MEDIA_PORTS", parsePortRange, "two ports, the lower first, such as 40000-40998") ?? MEDIA_PORTS,
    allowList: read("OPENREFILL_SIP_ALLOW", (text) => text.split(/[\s,]+/), "addresses or CIDR blocks") ?? [],
    agentPhone: read("OPENREFILL_AGENT_PHONE", parseSipAddress, "a SIP address, such as sip:agents@example.org"),
    agentDomain: read("OPENREFILL_AGENT_DOMAIN", parseHost, "a host, such as phones.example.org") ?? null,
    agentTransfer:
      read("OPENREFILL_AGENT_TRANSFER", (text) => TRANSFERS.find((one) => one === text), "bridge or refer") ?? "bridge",
    callBackTrunk: read("OPENREFILL_CALLBACK_TRUNK", parseHost, "a host, such as trunk.example.org:5060"),
    patience: read("OPENREFILL_PHONE_PATIENCE", parsePatience, "a number from 0.1 to 5, such as 1.5") ?? 1,
    hostedVoice: {
      secret: read("OPENREFILL_VOICE_SECRET", (text) => text, "the provider's secret"),
      telnyx: read("OPENREFILL_VOICE_TELNYX_KEY", parseTelnyxKey, "the account's public key, 32 bytes in base64"),
      payConnector: read("OPENREFILL_VOICE_PAY_CONNECTOR", (text) => text, "the name of the provider's Pay connector"),
    },
  };
}

function parseHost(text: string): string | undefined {
  return /^[A-Za-z0-9.-]+(:\d{1,5})?$/.test(text) ? text : undefined;
}

function parsePortRange(text: string): { first: number; last: number } | undefined {
  const [, first, last] = (/^(\d{1,5})-(\d{1,5})$/.exec(text) ?? []).map(Number);
  return first !== undefined && last !== undefined && first > 0 && first < last && last <= 65_535
    ? { first, last }
    : undefined;
}

function parsePatience(text: string): number | undefined {
  const share = Number(text);
  return share >= 0.1 && share <= 5 ? share : undefined;
}

function parseSipAddress(text: string): string | undefined {
  return /^sip:[^\s<>@]+@[^\s<>@]+$/.test(text) ? text : undefined;
}
