import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { type KeyWay } from "#channels/phone-line/testing/caller.ts";
import { correlate } from "#channels/phone-line/testing/correlate.ts";
import { endpointsForTests } from "#channels/phone-line/testing/endpoint-for-tests.ts";
import { silence, speechLike } from "#channels/phone-line/testing/sounds.ts";

const { start, dial } = endpointsForTests();
const greeting = speechLike(1, 1500);

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
  await expect.poll(() => keys).toBe("1224*0#95");
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
  // The key is not let go: it counts as its tone begins.
  void call.sound.holdByEvent("1");
  await expect.poll(() => stopped).toBe("stopped");
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

test.each([
  { why: "silence", maxSeconds: 20, silenceSeconds: 0.5 },
  { why: "limit", maxSeconds: 1, silenceSeconds: 10 },
])("a recording ends by $why", async ({ why, ...limits }) => {
  let ended = "";
  const endpoint = await start(
    (call) => void call.record({ ...limits, endKeys: "" }).then((recording) => (ended = recording.endedBy)),
  );
  const call = await dial(endpoint);
  await call.sound.say(speechLike(3, 800));
  await expect.poll(() => ended).toBe(why);
  await call.hangUp();
});

test("a caller who hangs up ends what is played and recorded, and whoever asks later is told so", async () => {
  const told: string[] = [];
  const endpoint = await start((call) => {
    void call.play(speechLike(2, 20_000)).then((how) => told.push(how));
    void call.record({ maxSeconds: 60, silenceSeconds: 60, endKeys: "" }).then(({ endedBy }) => told.push(endedBy));
    call.onEnd((reason) => {
      told.push(reason);
      void call.play(silence(20)).then((how) => told.push(how));
      call.onEnd((again) => told.push(again));
      call.hangUp();
    });
  });
  const call = await dial(endpoint);
  await call.hangUp();
  await expect
    .poll(() => told.toSorted((a, b) => a.localeCompare(b)))
    .toEqual(["caller", "caller", "hang-up", "stopped", "stopped"]);
});

test("we can hang up, and the caller's phone hears of it", async () => {
  const endpoint = await start((call) => void call.play(silence(100)).then(() => call.hangUp()));
  const call = await dial(endpoint);
  expect(await call.ended).toBe("them");
});

test("a phone behind a translator is answered where its sound comes from", async () => {
  const endpoint = await start((call) => void call.play(greeting));
  const call = await dial(endpoint, { claims: "10.1.2.3" });
  expect(await call.hears(greeting)).toBeGreaterThan(0.99);
  await call.hangUp();
});

test("a stranger's packets are not listened to once a caller speaks", async () => {
  let keys = "";
  const endpoint = await start((call) => call.onKey((key) => (keys += key)));
  const call = await dial(endpoint);
  await call.press("1");
  const stranger = await dial(await start(() => {}));
  const media = /m=audio (\d+)/.exec(call.answer.body)?.[1];
  stranger.sound.sendTo({ address: "127.0.0.1", port: Number(media), codec: "PCMU", eventType: 97 });
  await stranger.press("666");
  await call.press("2");
  await expect.poll(() => keys).toBe("12");
  await Promise.all([call.hangUp(), stranger.hangUp()]);
});

test("the answer may come with the acknowledgement", async () => {
  const endpoint = await start((call) => void call.play(greeting));
  const call = await dial(endpoint, { lateOffer: true });
  expect(await call.hears(greeting)).toBeGreaterThan(0.99);
  await call.hangUp();
});

test("on hold the prompt waits, and goes on where it stopped", async () => {
  const endpoint = await start((call) => void call.play(speechLike(5, 2500)), {}, { mediaTimeoutMs: 700 });
  const call = await dial(endpoint);
  await call.hears(speechLike(5, 2500).subarray(0, 4000));
  const held = await call.offerAgain("sendonly");
  expect(held.body).toContain("a=recvonly");
  const inactive = await call.offerAgain("inactive");
  expect(inactive.body).toContain("a=inactive");
  call.sound.mute();
  await pause(200);
  const heardThen = call.sound.heard().length;
  // Longer than a silent caller is waited for.
  await pause(900);
  expect(call.sound.heard().length).toBe(heardThen);
  call.sound.mute(false);
  expect((await call.offerAgain("sendrecv")).body).toContain("a=sendrecv");
  expect(await call.hears(speechLike(5, 2500).subarray(16_000))).toBeGreaterThan(0.98);
  await call.hangUp();
});

test("sound follows a phone that moves to another address", async () => {
  const endpoint = await start((call) => void call.play(speechLike(6, 4000)));
  const call = await dial(endpoint);
  await call.hears(speechLike(6, 4000).subarray(0, 4000));
  await call.offerAgain("sendrecv", "127.0.0.1");
  expect(await call.hears(speechLike(6, 4000).subarray(20_000))).toBeGreaterThan(0.98);
  await call.hangUp();
});

test("a line that went dead is given up", async () => {
  let ended = "";
  const endpoint = await start((call) => call.onEnd((reason) => (ended = reason)), {}, { mediaTimeoutMs: 400 });
  const call = await dial(endpoint);
  call.sound.mute();
  expect(await call.ended).toBe("them");
  expect(ended).toBe("media-timeout");
});
