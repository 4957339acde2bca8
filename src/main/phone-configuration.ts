/** How the phone line is reached, besides `SIP_PORT` and `HOST`. */
export type PhoneConfiguration = {
  /** What callers are told as our address, where it differs from the bound one. */
  readonly advertisedHost: string | undefined;
  /** Sound takes one even port a call. */
  readonly mediaPorts: { readonly first: number; readonly last: number };
  /** Addresses or CIDR blocks that may call; everybody when empty. */
  readonly allowList: readonly string[];
  /** The SIP address of the agents' queue. */
  readonly agentPhone: string | undefined;
  /** The secret by which a hosted voice provider signs its requests; without it the webhook answers nobody. */
  readonly hostedVoiceSecret: string | undefined;
};

type Read = <T>(name: string, parse: (text: string) => T | undefined, expected: string) => T | undefined;

/** Room for 400 calls. */
const MEDIA_PORTS = { first: 40_000, last: 40_998 };

export function readPhoneConfiguration(read: Read): PhoneConfiguration {
  return {
    advertisedHost: read("OPENREFILL_SIP_ADVERTISED_HOST", (text) => text, "an address or host name"),
    mediaPorts:
      read("OPENREFILL_MEDIA_PORTS", parsePortRange, "two ports, the lower first, such as 40000-40998") ?? MEDIA_PORTS,
    allowList: read("OPENREFILL_SIP_ALLOW", (text) => text.split(/[\s,]+/), "addresses or CIDR blocks") ?? [],
    agentPhone: read("OPENREFILL_AGENT_PHONE", parseSipAddress, "a SIP address, such as sip:agents@example.org"),
    hostedVoiceSecret: read("OPENREFILL_VOICE_SECRET", (text) => text, "the provider's secret"),
  };
}

function parsePortRange(text: string): { first: number; last: number } | undefined {
  const [, first, last] = (/^(\d{1,5})-(\d{1,5})$/.exec(text) ?? []).map(Number);
  return first !== undefined && last !== undefined && first > 0 && first < last && last <= 65_535
    ? { first, last }
    : undefined;
}

function parseSipAddress(text: string): string | undefined {
  return /^sip:[^\s<>@]+@[^\s<>@]+$/.test(text) ? text : undefined;
}
