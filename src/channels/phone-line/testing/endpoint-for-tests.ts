import { afterEach, beforeEach } from "vitest";
import type { EndpointOptions, PhoneCall, PhoneEndpoint } from "#channels/phone-line/phone-call.ts";
import { type EndpointTiming, startEndpoint } from "#channels/phone-line/sip/endpoint.ts";
import type { SipResponse } from "#channels/phone-line/sip/message.ts";
import { CallRefused, type CallerOptions, placeTestCall } from "#channels/phone-line/testing/caller.ts";

const MANY_PORTS = 200;

/** Endpoints that close after each test. Test files run side by side, hence ports by process. */
export function endpointsForTests() {
  const warnings: Readonly<Record<string, unknown>>[] = [];
  const infos: Readonly<Record<string, unknown>>[] = [];
  let endpoints: PhoneEndpoint[] = [];
  let nextPort = 30_000 + (process.pid % 100) * 300;

  beforeEach(() => {
    warnings.length = 0;
    infos.length = 0;
  });
  afterEach(async () => {
    await Promise.all(endpoints.map((endpoint) => endpoint.close()));
    endpoints = [];
  });

  const start = async (
    onCall: (call: PhoneCall) => void,
    options: Partial<EndpointOptions> = {},
    timing: EndpointTiming = {},
  ): Promise<PhoneEndpoint> => {
    const first = nextPort;
    nextPort = nextPort > 59_000 ? 30_000 : nextPort + MANY_PORTS;
    const endpoint = await startEndpoint(
      {
        host: "127.0.0.1",
        port: 0,
        mediaPorts: { first, last: first + MANY_PORTS - 2 },
        onCall,
        log: {
          info: (facts, text) => void infos.push({ ...facts, text }),
          warn: (facts, text) => void warnings.push({ ...facts, text }),
        },
        ...options,
      },
      timing,
    );
    endpoints.push(endpoint);
    return endpoint;
  };

  /** The final answer to an INVITE. */
  const answerTo = async (endpoint: PhoneEndpoint, options: Partial<CallerOptions> = {}): Promise<SipResponse> => {
    try {
      const call = await placeTestCall({ target: endpoint.address, to: "refill", ...options });
      await call.hangUp();
      return call.answer;
    } catch (cause) {
      if (cause instanceof CallRefused) return cause.response;
      throw cause;
    }
  };

  return {
    start,
    answerTo,
    /** Defects and the like that were logged. */
    warnings,
    infos,
    dial: (endpoint: PhoneEndpoint, options: Partial<CallerOptions> = {}) =>
      placeTestCall({ target: endpoint.address, to: "refill", ...options }),
  };
}
