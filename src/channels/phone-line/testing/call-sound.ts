import { createSocket } from "node:dgram";
import { once } from "node:events";
import { type Codec, decode, encode } from "#channels/phone-line/media/g711.ts";
import { parseRtp, startRtp, RTP_HEADER, timestampDistance } from "#channels/phone-line/media/rtp-packet.ts";
import {
  createPressSense,
  parseTelephoneEvent,
  writeTelephoneEvent,
} from "#channels/phone-line/media/telephone-event.ts";
import { joined, keyTone, silence } from "#channels/phone-line/testing/sounds.ts";

const FRAME = 160;
const MOST_HEARD = 8000 * 600;

export type CallSound = {
  readonly port: number;
  sendTo(target: {
    readonly address: string;
    readonly port: number;
    readonly codec: Codec;
    readonly eventType: number | undefined;
  }): void;
  /** Resolves when it has left. */
  say(samples: Int16Array): Promise<void>;
  pressByEvent(key: string): Promise<void>;
  /** Presses it down; its end never comes. */
  holdByEvent(key: string): Promise<void>;
  pressByTone(key: string): Promise<void>;
  /** Stops sending anything, as a phone whose line is cut. */
  mute(isMuted?: boolean): void;
  heard(): Int16Array;
  /** When each packet with sound came, in milliseconds. */
  readonly arrivals: readonly number[];
  readonly keysHeard: readonly string[];
  close(): void;
};

type Frame = { readonly sound: Int16Array } | { readonly event: Uint8Array; readonly first: boolean };

/** A phone's microphone, keypad and ear over a real socket. */
export async function openCallSound(host: string): Promise<CallSound> {
  const socket = await bound(host);
  const { port } = socket.address();
  const kept = new Int16Array(MOST_HEARD);
  const arrivals: number[] = [];
  const keysHeard: string[] = [];
  const isNewPress = createPressSense();
  let length = 0;
  let zero: { readonly ssrc: number; readonly timestamp: number; readonly place: number } | undefined;
  let target: Parameters<CallSound["sendTo"]>[0] | undefined;
  let queue: { readonly frames: Frame[]; readonly done: () => void }[] = [];
  let muted = false;
  const ssrc = Math.floor(Math.random() * 2 ** 32);
  let sequence = Math.floor(Math.random() * 2 ** 16);
  let timestamp = Math.floor(Math.random() * 2 ** 32);
  let eventStart = 0;

  socket.on("message", (bytes) => {
    const packet = parseRtp(bytes);
    if (packet === undefined) return;
    if (packet.payloadType === target?.eventType) {
      const event = parseTelephoneEvent(packet.payload);
      if (event !== undefined && isNewPress(event, packet.timestamp, performance.now())) keysHeard.push(event.key);
      return;
    }
    arrivals.push(performance.now());
    if (zero?.ssrc !== packet.ssrc) zero = { ssrc: packet.ssrc, timestamp: packet.timestamp, place: length };
    const samples = decode(packet.payloadType === 8 ? "PCMA" : "PCMU", packet.payload);
    const place = zero.place + timestampDistance(zero.timestamp, packet.timestamp);
    if (place < 0 || place + samples.length > MOST_HEARD) return;
    kept.set(samples, place);
    length = Math.max(length, place + samples.length);
  });

  const send = (frame: Frame) => {
    if (target === undefined) return;
    const isEvent = "event" in frame;
    if (isEvent && frame.first) eventStart = timestamp;
    const payload = isEvent ? frame.event : encode(target.codec, frame.sound);
    const codecType = target.codec === "PCMU" ? 0 : 8;
    const bytes = startRtp(
      {
        payloadType: isEvent ? (target.eventType ?? 101) : codecType,
        marker: isEvent && frame.first,
        sequence: sequence++,
        timestamp: isEvent ? eventStart : timestamp,
        ssrc,
      },
      payload.length,
    );
    bytes.set(payload, RTP_HEADER);
    timestamp += FRAME;
    socket.send(bytes, target.port, target.address);
  };

  let due = performance.now();
  let timer = setTimeout(tick, 20);
  function tick() {
    for (const now = performance.now(); due <= now; due += 20) {
      if (muted) continue;
      const [head] = queue;
      const frame = head?.frames.shift();
      send(frame ?? { sound: silence(20) });
      if (head !== undefined && head.frames.length === 0) {
        queue = queue.slice(1);
        head.done();
      }
    }
    timer = setTimeout(tick, Math.max(1, due - performance.now()));
  }

  const keyDown = (key: string) =>
    Array.from({ length: 5 }, (_, at): Frame => ({
      event: writeTelephoneEvent({ key, ended: false, duration: (at + 1) * FRAME }),
      first: at === 0,
    }));

  const enqueue = (frames: Frame[]) => new Promise<void>((done) => queue.push({ frames, done }));
  const say = (samples: Int16Array) => {
    const frames = Array.from({ length: Math.ceil(samples.length / FRAME) }, (_, at) => {
      const sound = new Int16Array(FRAME);
      sound.set(samples.subarray(at * FRAME, (at + 1) * FRAME));
      return { sound };
    });
    return frames.length === 0 ? Promise.resolve() : enqueue(frames);
  };

  return {
    port,
    sendTo: (next) => void (target = next),
    say,
    pressByTone: (key) => say(joined(keyTone(key, 100), silence(100))),
    holdByEvent: (key) => enqueue(keyDown(key)),
    pressByEvent(key) {
      const after = Array.from({ length: 3 }, (): Frame => ({
        event: writeTelephoneEvent({ key, ended: true, duration: 6 * FRAME }),
        first: false,
      }));
      const gap = Array.from({ length: 3 }, (): Frame => ({ sound: silence(20) }));
      return enqueue([...keyDown(key), ...after, ...gap]);
    },
    mute: (isMuted = true) => void (muted = isMuted),
    heard: () => kept.slice(0, length),
    arrivals,
    keysHeard,
    close() {
      clearTimeout(timer);
      socket.close();
      for (const { done } of queue.splice(0)) done();
    },
  };
}

async function bound(host: string) {
  const socket = createSocket("udp4");
  socket.bind(0, host);
  await once(socket, "listening");
  return socket;
}
