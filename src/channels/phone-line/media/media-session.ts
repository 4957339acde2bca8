import { type Codec, decode, recode } from "#channels/phone-line/media/g711.ts";
import { createKeySense } from "#channels/phone-line/media/key-sense.ts";
import { createOutlet } from "#channels/phone-line/media/outlet.ts";
import type { Pacer } from "#channels/phone-line/media/pacer.ts";
import { createRecorder, type Recorder } from "#channels/phone-line/media/recorder.ts";
import { parseRtp, type RtpPacket, sequenceDistance } from "#channels/phone-line/media/rtp-packet.ts";
import type { RtpPorts, RtpSocket } from "#channels/phone-line/media/rtp-socket.ts";
import type { Recording, RecordOptions } from "#channels/phone-line/phone-call.ts";

/** What offer and answer agreed on for one side of a call. */
export type AgreedMedia = {
  readonly address: string;
  readonly port: number;
  readonly codec: Codec;
  readonly payloadType: number;
  /** The payload type of keys; undefined where the other side sends none. */
  readonly eventType: number | undefined;
  readonly weSend: boolean;
  readonly theySend: boolean;
};

export type MediaSession = {
  readonly port: number;
  agree(media: AgreedMedia, signallingAddress: string): void;
  play(audio: Int16Array): Promise<"finished" | "stopped">;
  stopPlaying(): void;
  record(options: RecordOptions): Promise<Recording>;
  keyByInfo(key: string): void;
  /** From now on each hears the other; prompts stop and keys pass through. */
  join(other: MediaSession): void;
  leave(): void;
  /** Sends a packet of a joined call on. */
  passOn(packet: RtpPacket, kind: Codec | "event"): void;
  close(): void;
};

export type MediaEvents = {
  onKey(key: string): void;
  /** No packet has come for the whole time-out although the other side is not on hold. */
  onSilent(): void;
  /** A defect; this call cannot go on. */
  onDefect(cause: unknown): void;
};

/** A tone is known after two blocks, and the sound before its key is cut by that and a packet's length. */
const TONE_CUT_MS = 60;

export type OpenMedia = { readonly ports: RtpPorts; readonly pacer: Pacer; readonly timeoutMs: number };

/** Undefined when no port is free. */
export async function openMediaSession(
  { ports, pacer, timeoutMs }: OpenMedia,
  events: MediaEvents,
): Promise<MediaSession | undefined> {
  let session: ReturnType<typeof sessionOver> | undefined;
  const socket = await ports.open((bytes) => guard(() => session?.receive(bytes)));
  if (socket === undefined) return undefined;
  session = sessionOver(socket, events, timeoutMs);
  const { tick, closed, ...shown } = session;
  const endTicks = pacer.add(() => guard(tick));
  closed(endTicks);
  return shown;

  function guard(work: () => void) {
    try {
      work();
    } catch (cause) {
      events.onDefect(cause);
    }
  }
}

function sessionOver(socket: RtpSocket, events: MediaEvents, timeoutMs: number) {
  const outlet = createOutlet(socket.send);
  let agreed: AgreedMedia | undefined;
  let heardMs = performance.now();
  let stream: { readonly ssrc: number; sequence: number } | undefined;
  let joined: MediaSession | undefined;
  let recording: { recorder: Recorder; endKeys: string; end(recording: Recording): void } | undefined;
  let whenClosed = () => {};

  const endRecording = (endedBy: Recording["endedBy"], cutMs = 0) => {
    const ending = recording;
    recording = undefined;
    ending?.end({ audio: ending.recorder.audio(cutMs), endedBy });
  };

  const keys = createKeySense((key, way) => {
    if (recording?.endKeys.includes(key) === true) endRecording("key", way === "tone" ? TONE_CUT_MS : 0);
    else events.onKey(key);
  });

  const receive = (bytes: Buffer) => {
    const packet = parseRtp(bytes);
    if (packet === undefined || agreed === undefined) return;
    const now = performance.now();
    heardMs = now;
    if (packet.payloadType === agreed.eventType) {
      if (joined === undefined) keys.onEvent(packet, now);
      else joined.passOn(packet, "event");
      return;
    }
    const codec = codecOf(packet.payloadType, agreed);
    if (codec === undefined || packet.payload.length === 0) return;
    if (joined !== undefined) {
      joined.passOn(packet, codec);
      return;
    }
    const samples = decode(codec, packet.payload);
    recording?.recorder.add(packet, samples, now);
    if (isNext(packet)) keys.onSound(samples, now);
  };

  /** Late and doubled packets would sound like a tone's end and beginning. */
  const isNext = ({ ssrc, sequence }: RtpPacket): boolean => {
    if (stream?.ssrc === ssrc && sequenceDistance(stream.sequence, sequence) <= 0) {
      // So far back, the sender has begun anew.
      if (sequenceDistance(stream.sequence, sequence) > -100) return false;
    }
    stream = { ssrc, sequence };
    return true;
  };

  return {
    port: socket.port,
    agree(media: AgreedMedia, signallingAddress: string) {
      agreed = media;
      heardMs = performance.now();
      socket.expect({ address: media.address, port: media.port, alsoFrom: signallingAddress });
      outlet.sendAs(media.weSend ? { codec: media.codec, payloadType: media.payloadType } : undefined);
    },
    play: outlet.play,
    stopPlaying: outlet.stopPlaying,
    record(options: RecordOptions) {
      endRecording("limit");
      return new Promise<Recording>((end) => {
        recording = { recorder: createRecorder(options, performance.now()), endKeys: options.endKeys, end };
      });
    },
    keyByInfo(key: string) {
      if (joined === undefined) keys.onInfo(key, performance.now());
    },
    join(other: MediaSession) {
      outlet.stopPlaying();
      joined = other;
    },
    leave() {
      joined = undefined;
      outlet.endRelay();
    },
    passOn(packet: RtpPacket, kind: Codec | "event") {
      if (agreed?.weSend !== true) return;
      const { codec, payloadType, eventType } = agreed;
      if (kind !== "event")
        outlet.relay(packet, { payloadType, payload: kind === codec ? packet.payload : recode(kind, packet.payload) });
      else if (eventType !== undefined) outlet.relay(packet, { payloadType: eventType, payload: packet.payload });
    },
    receive,
    tick() {
      const now = performance.now();
      outlet.tick();
      const over = recording?.recorder.over(now);
      if (over !== undefined) endRecording(over);
      if (agreed?.theySend !== true) heardMs = now;
      else if (now - heardMs > timeoutMs) {
        heardMs = now;
        events.onSilent();
      }
    },
    closed(then: () => void) {
      whenClosed = then;
    },
    close() {
      whenClosed();
      outlet.stopPlaying();
      endRecording("hang-up");
      socket.close();
    },
  };
}

/** The agreed payload type, or either law by its fixed number: some phones send the other one they offered. */
function codecOf(payloadType: number, { codec, payloadType: agreed }: AgreedMedia): Codec | undefined {
  if (payloadType === agreed) return codec;
  if (payloadType === 0) return "PCMU";
  return payloadType === 8 ? "PCMA" : undefined;
}
