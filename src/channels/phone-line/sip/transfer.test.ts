import { expect, test } from "vitest";
import type { PhoneCall } from "#channels/phone-line/phone-call.ts";
import { headerOf, type SipRequest } from "#channels/phone-line/sip/message.ts";
import { openTestPhone } from "#channels/phone-line/testing/caller.ts";
import { correlate } from "#channels/phone-line/testing/correlate.ts";
import { endpointsForTests } from "#channels/phone-line/testing/endpoint-for-tests.ts";
import { speechLike } from "#channels/phone-line/testing/sounds.ts";

const { start, dial, warnings } = endpointsForTests();
const callersVoice = speechLike(11, 1500);
const agentsVoice = speechLike(12, 1500);
const music = speechLike(13, 8000);

/** An agent's phone: another endpoint, which answers by this. */
async function agentPhone(onCall: (call: PhoneCall) => void, takes = true) {
  const { address } = await start(onCall, { takes: () => takes });
  return `sip:agent@${address.host}:${address.port}`;
}

test.each([
  ["PCMU", "UDP"],
  ["PCMA", "TCP"],
] as const)(
  "a caller with %s over %s and an agent hear each other, and the caller is back when the agent hangs up",
  async (codec, protocol) => {
    let agentHeard: Int16Array = new Int16Array();
    let agentKeys = "";
    let back = "";
    let joined = false;
    const agent = await agentPhone((call) => {
      call.onKey((key) => (agentKeys += key));
      void call.record({ maxSeconds: 30, silenceSeconds: 30, endKeys: "#" }).then(async ({ audio }) => {
        agentHeard = audio;
        await call.play(agentsVoice);
        call.hangUp();
      });
    });
    const endpoint = await start((call) => {
      void call.play(music);
      call.onKey(() => (back += "a key was told to the flow; "));
      void call
        .bridge(`${agent};transport=${protocol.toLowerCase()}`, {
          ...{ ringSeconds: 20, headers: { "X-Call": "42" } },
          onAnswer: () => (joined = true),
        })
        .then(async (how) => {
          back += how;
          await call.play(callersVoice);
        });
    });
    const call = await dial(endpoint, { codec, protocol });
    await expect.poll(() => joined).toBe(true);
    await call.sound.say(callersVoice);
    await call.press("7#");
    await expect.poll(() => agentKeys).toBe("7");
    expect(await call.hears(agentsVoice)).toBeGreaterThan(0.98);
    expect(await call.hears(callersVoice)).toBeGreaterThan(0.98);
    expect(back).toBe("ended");
    expect(correlate(agentHeard, callersVoice).score).toBeGreaterThan(0.98);
    await call.hangUp();
    expect(warnings).toEqual([]);
  },
);

test("keys that come by INFO cross a joined call", async () => {
  let agentKeys = "";
  const agent = await agentPhone((call) => call.onKey((key) => (agentKeys += key)));
  let answered = false;
  const endpoint = await start(
    (call) => void call.bridge(agent, { ringSeconds: 20, headers: {}, onAnswer: () => (answered = true) }),
  );
  const call = await dial(endpoint, { keysAs: "info" });
  await expect.poll(() => answered).toBe(true);
  await call.press("42#");
  await expect.poll(() => agentKeys).toBe("42#");
  await call.hangUp();
});

test("a call of ours is used as one that came in, and can be joined with a third phone", async () => {
  let memberHeard: Int16Array = new Int16Array();
  let speak = () => {};
  const agent = await agentPhone((call) => {
    speak = () => void call.play(callersVoice);
  });
  const member = await agentPhone((call) => {
    void call.record({ maxSeconds: 30, silenceSeconds: 1, endKeys: "#" }).then(({ audio }) => {
      memberHeard = audio;
      call.hangUp();
    });
  });
  const endpoint = await start(() => {});
  const called = await endpoint.call(agent, { from: "callback", ringSeconds: 20, headers: {} });
  if (called.kind !== "answered") throw new Error(called.kind);
  expect(endpoint.callsNow).toBe(1);
  let ended = "";
  called.call.onEnd((reason) => (ended = reason));
  expect(await called.call.bridge(member, { ringSeconds: 20, headers: {}, onAnswer: () => speak() })).toBe("ended");
  expect(correlate(memberHeard, callersVoice).score).toBeGreaterThan(0.98);
  called.call.hangUp();
  expect(ended).toBe("us");
  expect(endpoint.callsNow).toBe(0);
});

test("a call of ours that is declined, or given up while it rings, tells so", async () => {
  const endpoint = await start(() => {}, {}, { sip: { t1: 30, t2: 80 } });
  const seen: string[] = [];
  const phone = await openTestPhone({
    target: endpoint.address,
    to: "nobody",
    answers: ({ method, uri }) => {
      seen.push(method);
      return { status: method !== "INVITE" ? 200 : uri.includes("declines") ? 603 : 180 };
    },
  });
  const at = (user: string) => `sip:${user}@127.0.0.1:${phone.side.port}`;
  const options = { from: "callback", ringSeconds: 20, headers: {} };
  expect(await endpoint.call(at("declines"), options)).toEqual({ kind: "busy" });
  const stop = new AbortController();
  const ringing = endpoint.call(at("rings"), { ...options, signal: stop.signal });
  await expect.poll(() => seen.filter((method) => method === "INVITE").length).toBeGreaterThan(1);
  stop.abort();
  expect(await ringing).toEqual({ kind: "no-answer" });
  await expect.poll(() => seen).toContain("CANCEL");
  expect(endpoint.callsNow).toBe(0);
  phone.close();
});

test.each([
  ["PCMU", "event", "UDP"],
  ["PCMA", "tone", "TCP"],
] as const)(
  "a caller with %s and keys by %s is handed over, talks and keys there only, and comes back",
  async (codec, keysAs, protocol) => {
    let keyedThere = "";
    const other = await agentPhone((call) => {
      call.onKey((key) => {
        keyedThere += key;
        if (key === "#") void call.play(agentsVoice).then(() => call.hangUp());
      });
    });
    let keyedHere = "";
    let how = "";
    let isThere = false;
    const endpoint = await start((call) => {
      call.onKey((key) => (keyedHere += key));
      void call.handOver(other, { ringSeconds: 20, headers: {} }).then(async (end) => {
        how = end;
        await call.play(callersVoice);
      });
    });
    const answers = ({ method }: SipRequest) => void (isThere ||= method === "INVITE");
    const call = await dial(endpoint, { codec, keysAs, protocol, answers });
    await expect.poll(() => isThere).toBe(true);
    await call.press("4242#");
    expect(await call.hears(agentsVoice)).toBeGreaterThan(0.9);
    expect(await call.hears(callersVoice)).toBeGreaterThan(0.9);
    expect({ how, keyedHere, keyedThere }).toEqual({ how: "ended", keyedHere: "", keyedThere: "4242#" });
    await call.press("7");
    await expect.poll(() => keyedHere).toBe("7");
    await call.hangUp();
    expect(warnings).toEqual([]);
  },
);

test("a caller whose keys come by INFO is not handed over, and nor is one where nobody answers", async () => {
  const other = await agentPhone(() => {});
  let keyed = "";
  const how: string[] = [];
  const endpoint = await start(
    (call) => {
      call.onKey((key) => {
        keyed += key;
        const target = key === "1" ? other : "sip:nobody@127.0.0.1:9";
        void call.handOver(target, { ringSeconds: 1, headers: {} }).then((end) => how.push(end));
      });
    },
    {},
    { sip: { t1: 10, t2: 80 } },
  );
  const call = await dial(endpoint, { keysAs: "info" });
  await call.press("1");
  await expect.poll(() => how).toEqual(["failed"]);
  await call.press("2");
  await expect.poll(() => how).toEqual(["failed", "failed"]);
  expect(keyed).toBe("12");
  await call.hangUp();
});

test("a caller who hangs up takes the agent's call down too", async () => {
  let agentEnded = "";
  const agent = await agentPhone((call) => call.onEnd((reason) => (agentEnded = reason)));
  let how = "";
  let joined = false;
  const options = { ringSeconds: 20, headers: {}, onAnswer: () => (joined = true) };
  const endpoint = await start((call) => void call.bridge(agent, options).then((end) => (how = end)));
  const call = await dial(endpoint);
  await expect.poll(() => joined).toBe(true);
  await call.hangUp();
  await expect.poll(() => agentEnded).toBe("caller");
  await expect.poll(() => how).toBe("ended");
});

test.each([
  ["an agent's line that is full", (): Promise<string> => agentPhone(() => {}, false), "failed"],
  ["an agent's phone that is switched off", async (): Promise<string> => "sip:agent@127.0.0.1:9", "failed"],
  ["an address that is none", async (): Promise<string> => "nobody", "failed"],
] as const)("%s gives the caller back", async (_words, phone, expected) => {
  let how = "";
  const target = await phone();
  const endpoint = await start(
    (call) => void call.bridge(target, { ringSeconds: 1, headers: {} }).then((end) => (how = end)),
    {},
    { sip: { t1: 10, t2: 80 } },
  );
  const call = await dial(endpoint);
  await expect.poll(() => how).toBe(expected);
  expect((await call.request("OPTIONS")).status).toBe(200);
  await call.hangUp();
});

test.each([
  [180, 200, "accepted"],
  [100, 486, "refused"],
] as const)("a transfer that meets %i and then %i is %s", async (first, last, expected) => {
  let referred: SipRequest | undefined;
  let how = "";
  const endpoint = await start((call) => void call.refer("sip:agent@127.0.0.1:5999").then((end) => (how = end)));
  const call = await dial(endpoint, {
    answers(request) {
      if (request.method !== "REFER") return undefined;
      referred = request;
      return { status: 202 };
    },
  });
  await expect.poll(() => referred).toBeDefined();
  expect(headerOf(referred ?? { headers: [] }, "refer-to")).toBe("<sip:agent@127.0.0.1:5999>");
  for (const status of [first, last]) {
    expect(how).toBe("");
    const headers = [
      ["event", "refer"],
      ["content-type", "message/sipfrag"],
    ] as const;
    expect((await call.request("NOTIFY", { headers, body: `SIP/2.0 ${status} Words` })).status).toBe(200);
  }
  await expect.poll(() => how).toBe(expected);
  await call.hangUp();
});

test("a phone that cannot be transferred refuses, and its call goes on", async () => {
  let how = "";
  const endpoint = await start((call) => void call.refer("sip:agent@127.0.0.1:5999").then((end) => (how = end)));
  const call = await dial(endpoint, { answers: ({ method }) => (method === "REFER" ? { status: 405 } : undefined) });
  await expect.poll(() => how).toBe("refused");
  await call.hangUp();
});

test("nobody answers: the agent's phone stops ringing and the music went on meanwhile", async () => {
  let how = "";
  const seen: string[] = [];
  const agent = await openTestPhone({
    target: { host: "127.0.0.1", port: 9 },
    to: "nobody",
    answers({ method }) {
      seen.push(method);
      return method === "INVITE" ? { status: 180 } : { status: 200 };
    },
  });
  const endpoint = await start(
    (call) => {
      void call.play(music);
      void call
        .bridge(`sip:agent@127.0.0.1:${agent.side.port}`, { ringSeconds: 1, headers: {} })
        .then((end) => (how = end));
    },
    {},
    { sip: { t1: 30, t2: 80 } },
  );
  agent.side.answerTo(endpoint.address);
  const call = await dial(endpoint);
  await expect.poll(() => how).toBe("no-answer");
  await expect.poll(() => seen).toContain("CANCEL");
  expect(await call.hears(music)).toBeGreaterThan(0.98);
  await call.hangUp();
  agent.close();
});
