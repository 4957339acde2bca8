import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { createKeySense } from "#channels/phone-line/media/key-sense.ts";
import { createPacer } from "#channels/phone-line/media/pacer.ts";
import { createRecorder, spokenPart } from "#channels/phone-line/media/recorder.ts";
import { parseRtp, type RtpPacket, startRtp } from "#channels/phone-line/media/rtp-packet.ts";
import {
  createPressSense,
  parseTelephoneEvent,
  writeTelephoneEvent,
} from "#channels/phone-line/media/telephone-event.ts";
import { NotPhoneSound, readWav, writeWav } from "#channels/phone-line/media/wav.ts";
import { keyTone, speechLike } from "#channels/phone-line/testing/sounds.ts";

const event = (key: string, duration: number, ended = false) => writeTelephoneEvent({ key, ended, duration });
const packet = (timestamp: number, payload: Uint8Array = new Uint8Array(160)): RtpPacket => ({
  payloadType: 0,
  marker: false,
  sequence: 0,
  timestamp,
  ssrc: 1,
  payload,
});

test("a WAV file keeps every sample; other files are refused by name", () => {
  const sound = speechLike(1, 300);
  expect(readWav(writeWav(sound))).toEqual(sound);
  const stereo = writeWav(sound);
  stereo.writeUInt16LE(2, 22);
  for (const bad of [Buffer.from("RIFF"), stereo, writeWav(sound).subarray(0, 30), Buffer.alloc(100)]) {
    expect(() => readWav(bad)).toThrow(NotPhoneSound);
  }
  const listed = Buffer.concat([
    writeWav(sound).subarray(0, 36),
    Buffer.from("LIST\u0003\0\0\0abc\0", "latin1"),
    writeWav(sound).subarray(36),
  ]);
  expect(readWav(listed)).toEqual(sound);
});

test("an RTP packet is read with its padding, extension and contributors left out", () => {
  const bytes = startRtp({ payloadType: 8, marker: true, sequence: 65_537, timestamp: 2 ** 32 + 5, ssrc: 9 }, 2);
  bytes.set([1, 2], 12);
  expect(parseRtp(bytes)).toMatchObject({ payloadType: 8, marker: true, sequence: 1, timestamp: 5, ssrc: 9 });
  const full = Buffer.concat([
    bytes.subarray(0, 12),
    Buffer.from([0, 0, 0, 7, 0xbe, 0xde, 0, 1, 0, 0, 0, 0, 1, 2, 0, 2]),
  ]);
  full[0] = 0xb1;
  expect([...(parseRtp(full)?.payload ?? [])]).toEqual([1, 2]);
});

test("whatever bytes come as RTP, reading them never throws", () => {
  const read = (bytes: Uint8Array) => parseTelephoneEvent(parseRtp(Buffer.from(bytes))?.payload ?? bytes);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(() => read(bytes)).not.toThrow();
    }),
  );
});

test("a press is told once, at its first packet, whichever of its packets are lost, doubled or late", () => {
  const sense = createPressSense();
  const told: string[] = [];
  const get = (key: string, timestamp: number, duration: number, ended: boolean, now: number) => {
    if (sense({ key, duration, ended }, timestamp, now)) told.push(key);
  };
  get("1", 1000, 160, false, 0);
  get("1", 1000, 320, false, 20);
  for (let count = 0; count < 3; count++) get("1", 1000, 480, true, 40);
  // The same key again, at once.
  get("1", 2000, 160, false, 60);
  // A straggler of the first press.
  get("1", 1000, 480, true, 70);
  get("1", 2000, 480, true, 80);
  // Only the end of it came through.
  get("2", 3000, 800, true, 120);
  // A recording that is replayed has the same timestamps for the next press.
  get("2", 3000, 160, false, 500);
  expect(told).toEqual(["1", "1", "2", "2"]);
});

test("a press that the network held back in the middle is one press", () => {
  const sense = createPressSense();
  expect(sense({ key: "0", duration: 320, ended: false }, 1000, 0)).toBe(true);
  expect(sense({ key: "0", duration: 480, ended: false }, 1000, 700)).toBe(false);
  expect(sense({ key: "0", duration: 960, ended: true }, 1000, 6400)).toBe(false);
  expect(sense({ key: "0", duration: 160, ended: false }, 2000, 6400)).toBe(true);
});

test("a key held for longer than one event can say is one press", () => {
  const sense = createPressSense();
  expect(sense({ key: "5", duration: 0xffff, ended: false }, 0, 0)).toBe(true);
  expect(sense({ key: "5", duration: 160, ended: false }, 0xffff, 20)).toBe(false);
});

test("a press that comes in two ways is told once, and tones are not listened for afterwards", () => {
  const told: string[] = [];
  const sense = createKeySense((key, way) => told.push(`${key} ${way}`));
  sense.onSound(keyTone("4", 40), 0);
  sense.onEvent(packet(1, event("4", 160)), 60);
  sense.onInfo("4", 300);
  sense.onSound(keyTone("7", 200), 2000);
  sense.onInfo("4", 3000);
  sense.onInfo("4", 3100);
  expect(told).toEqual(["4 tone", "4 info", "4 info"]);
});

test("a recording puts each packet at its place: late, doubled and lost ones shift nothing", () => {
  const recorder = createRecorder({ maxSeconds: 5, silenceSeconds: 5, endKeys: "" }, 0);
  const frame = (value: number) => new Int16Array(160).fill(value);
  for (const [number, now] of [
    [0, 0],
    [1, 20],
    [3, 60],
    [2, 65],
    [3, 66],
    [6, 120],
  ] as const) {
    recorder.add(packet((2 ** 32 - 160 + number * 160) >>> 0), frame(number + 1), now);
  }
  const heard = recorder.audio();
  expect(Array.from({ length: 7 }, (_, at) => heard[at * 160])).toEqual([1, 2, 3, 4, 0, 0, 7]);
});

test("a recording goes on by the clock when the sender begins to count anew", () => {
  const recorder = createRecorder({ maxSeconds: 60, silenceSeconds: 5, endKeys: "" }, 0);
  recorder.add(packet(1000), new Int16Array(160).fill(1), 0);
  recorder.add({ timestamp: 4_000_000_000, ssrc: 2 }, new Int16Array(160).fill(2), 1000);
  recorder.add({ timestamp: 4_000_000_160, ssrc: 2 }, new Int16Array(160).fill(3), 1020);
  const heard = recorder.audio();
  expect([heard[0], heard[8000], heard[8160], heard.length]).toEqual([1, 2, 3, 8320]);
});

test("a recording that the network held back for seconds is whole", () => {
  const recorder = createRecorder({ maxSeconds: 60, silenceSeconds: 5, endKeys: "" }, 0);
  const frame = (value: number) => new Int16Array(160).fill(value);
  recorder.add(packet(1000), frame(1), 0);
  recorder.add(packet(1160), frame(2), 3000);
  recorder.add(packet(1320), frame(3), 3000);
  expect([0, 160, 320].map((at) => recorder.audio()[at])).toEqual([1, 2, 3]);
  expect(recorder.audio()).toHaveLength(480);
});

test("of a message the silence at its end is left out, and of silence nothing is left", () => {
  const words = speechLike(3, 1000);
  const message = new Int16Array(80_000);
  message.set(words, 4000);
  const kept = spokenPart(message);
  expect(kept.subarray(0, 12_000)).toEqual(message.subarray(0, 12_000));
  expect(kept.length).toBeLessThan(17_000);
  expect(spokenPart(new Int16Array(64_000))).toHaveLength(0);
});

test("the pacer calls everybody every 20 ms, and nobody after the end", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const pacer = createPacer();
  const counts = [0, 0, 0];
  const ends = counts.map((_, at) => pacer.add(() => void (counts[at] = (counts[at] ?? 0) + 1)));
  vi.advanceTimersByTime(499);
  for (const end of ends) end();
  expect(counts).toEqual([25, 25, 25]);
  vi.advanceTimersByTime(60);
  expect(counts).toEqual([25, 25, 25]);
  expect(pacer.lateness().p99Ms).toBeGreaterThan(0);
  pacer.stop();
  vi.useRealTimers();
});

test("after a stop of the machine the pacer leaves out what is long past", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const pacer = createPacer();
  let count = 0;
  pacer.add(() => void count++);
  vi.advanceTimersByTime(100);
  const before = count;
  // Time goes by, and no timer with it.
  const stopped = performance.now() + 5000;
  vi.spyOn(performance, "now").mockImplementation(() => stopped);
  vi.advanceTimersByTime(20);
  expect(count - before).toBeLessThanOrEqual(2);
  pacer.stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});
