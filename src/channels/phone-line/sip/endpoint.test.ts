import { afterEach, beforeEach, expect, test } from "vitest";
import type { EndpointOptions, PhoneCall, PhoneEndpoint } from "#channels/phone-line/phone-call.ts";
import { type EndpointTiming, startEndpoint } from "#channels/phone-line/sip/endpoint.ts";
import {
  CallRefused,
  type CallerOptions,
  type KeyWay,
  openTestPhone,
  placeTestCall,
} from "#channels/phone-line/testing/caller.ts";
import { correlate } from "#channels/phone-line/testing/correlate.ts";
import { randomFrom, speechLike } from "#channels/phone-line/testing/sounds.ts";
import { headerOf, serialize, type SipResponse } from "#channels/phone-line/sip/message.ts";

const greeting = speechLike(1, 1500);
const warnings: unknown[] = [];
const log = { info: () => {}, warn: (facts: object, text: string) => void warnings.push({ ...facts, text }) };
let endpoints: PhoneEndpoint[] = [];
let nextPort = 40_000 + (process.pid % 200) * 100;

beforeEach(() => void warnings.splice(0));
afterEach(async () => {
  await Promise.all(endpoints.map((endpoint) => endpoint.close()));
  endpoints = [];
});

async function start(
  onCall: (call: PhoneCall) => void,
  options: Partial<EndpointOptions> = {},
  timing: EndpointTiming = {},
) {
  const first = (nextPort += 100);
  const endpoint = await startEndpoint(
    { host: "127.0.0.1", port: 0, mediaPorts: { first, last: first + 98 }, onCall, log, ...options },
    timing,
  );
  endpoints.push(endpoint);
  return endpoint;
}

const dial = (endpoint: PhoneEndpoint, options: Partial<CallerOptions> = {}) =>
  placeTestCall({ target: endpoint.address, to: "refill", ...options });

const statusOf = (endpoint: PhoneEndpoint, options: Partial<CallerOptions> = {}): Promise<SipResponse> =>
  dial(endpoint, options).then(
    async (call) => {
      await call.hangUp();
      return call.answer;
    },
    (cause: unknown) => {
      if (cause instanceof CallRefused) return cause.response;
      throw cause;
    },
  );

test.each([
  { protocol: "UDP", codec: "PCMU" },
  { protocol: "UDP", codec: "PCMA" },
  { protocol: "TCP", codec: "PCMU" },
] as const)("a caller over $protocol with $codec hears the prompt to its end", async (options) => {
  const played: string[] = [];
  const endpoint = await start((call) => void call.play(greeting).then((how) => played.push(how, call.from, call.to)));
  const call = await dial(endpoint, { from: "5551234", ...options });
  expect(await call.hears(greeting)).toBeGreaterThan(0.99);
  await expect.poll(() => played).toEqual(["finished", "5551234", "refill"]);
  await call.hangUp();
  await endpoint.drained();
  expect(endpoint.callsNow).toBe(0);
});

test.each<KeyWay>(["event", "info", "tone"])("each key is heard once and in order, sent as %s", async (way) => {
  let keys = "";
  const endpoint = await start((call) => {
    call.onKey((key) => (keys += key));
    void call.play(speechLike(2, 20_000));
  });
  const call = await dial(endpoint, { keysAs: way });
  await call.press("1224*0#95");
  await expect.poll(() => keys, { timeout: 3000 }).toBe("1224*0#95");
  await call.hangUp();
});

test("a key stops the prompt when the listener says so", async () => {
  let stopped = "";
  const endpoint = await start((call) => {
    call.onKey(() => call.stopPlaying());
    void call.play(speechLike(2, 20_000)).then((how) => (stopped = how));
  });
  const call = await dial(endpoint);
  await call.hears(speechLike(2, 20_000).subarray(0, 4000));
  const before = performance.now();
  const pressed = call.press("1");
  await expect.poll(() => stopped, { interval: 5 }).toBe("stopped");
  expect(performance.now() - before).toBeLessThan(100);
  await pressed;
  await call.hangUp();
});

test("what a caller says is recorded as it was said, and ends with the key asked for", async () => {
  const voice = speechLike(3, 1200);
  let ended = "";
  let audio: Int16Array = new Int16Array();
  const endpoint = await start(
    (call) =>
      void call.record({ maxSeconds: 20, silenceSeconds: 10, endKeys: "#" }).then((recording) => {
        ended = recording.endedBy;
        audio = recording.audio;
      }),
  );
  const call = await dial(endpoint);
  await call.sound.say(voice);
  await call.press("5#");
  await expect.poll(() => ended).toBe("key");
  expect(correlate(audio, voice).score).toBeGreaterThan(0.99);
  await call.hangUp();
});
