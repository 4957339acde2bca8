import { type Codec, decode, recode } from "#channels/phone-line/media/g711.ts";
import { createKeySense } from "#channels/phone-line/media/key-sense.ts";
import { createOutlet } from "#channels/phone-line/media/outlet.ts";
import { FRAME_MS, type Pacer } from "#channels/phone-line/media/pacer.ts";
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
  readonly agree: (media: AgreedMedia, signallingAddress: string) => void;
  readonly play: (audio: Int16Array) => Promise<"finished" | "stopped">;
  readonly stopPlaying: () => void;
  readonly record: (options: RecordOptions) => Promise<Recording>;
  readonly keyByInfo: (key: string) => void;
  /** From now on each hears the other; prompts stop and keys pass through. */
  readonly join: (other: Pick<MediaSession, "passOn">) => void;
  readonly leave: () => void;
  /** Sends a packet of a joined call on. */
  readonly passOn: (packet: RtpPacket, kind: Codec | "event") => void;
  readonly close: () => void;
};

export type MediaEvents = {
  readonly onKey: (key: string) => void;
  /** No packet has come for the whole time-out although the other side is not on hold. */
  readonly onSilent: () => void;
  /** A defect; this call cannot go on. */
  readonly onDefect: (cause: unknown) => void;
};

/** A tone is known after two blocks, and the sound before its key is cut by that and a packet's length. */
const TONE_CUT_MS = 60;
/** How long a prompt waits for the first packet of a phone behind a translator. */
const UNKNOWN_MS = 1000;

export type OpenMedia = { readonly ports: RtpPorts; readonly pacer: Pacer; readonly timeoutMs: number };

/** Undefined when no port is free. */
export async function openMediaSession(
  { ports, pacer, timeoutMs }: OpenMedia,
  events: MediaEvents,
): Promise<MediaSession | undefined> {
  let receive = (_bytes: Buffer) => false;
  const socket = await ports.open((bytes) => guard(() => receive(bytes)) === true);
  if (socket === undefined) return undefined;
  const { session, ...driven } = sessionOver(socket, events, timeoutMs);
  receive = driven.receive;
  const stopTicks = pacer.add(() => guard(driven.tick));
  return {
    ...session,
    close() {
      stopTicks();
      session.close();
    },
  };

  function guard<Result>(work: () => Result): Result | undefined {
    try {
      return work();
    } catch (cause) {
      events.onDefect(cause);
      return undefined;
    }
  }
}

type Driven = {
  readonly session: MediaSession;
  readonly receive: (bytes: Buffer) => boolean;
  readonly tick: () => void;
};

function sessionOver(socket: RtpSocket, events: MediaEvents, timeoutMs: number): Driven {
  const outlet = createOutlet(socket.send);
  let agreed: AgreedMedia | undefined;
  /** Counted, not read off the clock: after a stop of the whole machine nobody has been silent. */
  let silentMs = 0;
  let agreedMs = performance.now();
  let stream: { readonly ssrc: number; sequence: number } | undefined;
  let joined: Pick<MediaSession, "passOn"> | undefined;
  let recording: { recorder: Recorder; endKeys: string; end(recording: Recording): void } | undefined;

  const endRecording = (endedBy: Recording["endedBy"], cutMs = 0) => {
    const ending = recording;
    recording = undefined;
    ending?.end({ audio: ending.recorder.audio(cutMs), endedBy });
  };

  const keys = createKeySense((key, way) => {
    if (recording?.endKeys.includes(key) === true) endRecording("key", way === "tone" ? TONE_CUT_MS : 0);
    else events.onKey(key);
  });

  const receive = (bytes: Buffer): boolean => {
    const packet = parseRtp(bytes);
    if (packet === undefined || agreed === undefined) return false;
    const now = performance.now();
    if (packet.payloadType === agreed.eventType) {
      silentMs = 0;
      if (joined === undefined) keys.onEvent(packet, now);
      else joined.passOn(packet, "event");
      return true;
    }
    const codec = codecOf(packet.payloadType, agreed);
    if (codec === undefined || packet.payload.length === 0) return false;
    silentMs = 0;
    if (joined !== undefined) {
      joined.passOn(packet, codec);
      return true;
    }
    const samples = decode(codec, packet.payload);
    recording?.recorder.add(packet, samples, now);
    if (isNext(packet)) keys.onSound(samples, now);
    return true;
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

  const tick = () => {
    const now = performance.now();
    outlet.tick(!socket.knowsWhereTo() && now - agreedMs < UNKNOWN_MS);
    const over = recording?.recorder.over(now);
    if (over !== undefined) endRecording(over);
    silentMs = agreed?.theySend === true ? silentMs + FRAME_MS : 0;
    if (silentMs > timeoutMs) {
      silentMs = 0;
      events.onSilent();
    }
  };

  const session: MediaSession = {
    port: socket.port,
    agree(media, signallingAddress) {
      agreed = media;
      silentMs = 0;
      agreedMs = performance.now();
      socket.expect({ address: media.address, port: media.port, alsoFrom: signallingAddress });
      outlet.sendAs(media.weSend ? { codec: media.codec, payloadType: media.payloadType } : undefined);
    },
    play: outlet.play,
    stopPlaying: outlet.stopPlaying,
    record(options) {
      endRecording("limit");
      return new Promise((end) => {
        recording = { recorder: createRecorder(options, performance.now()), endKeys: options.endKeys, end };
      });
    },
    keyByInfo(key) {
      if (joined === undefined) keys.onInfo(key, performance.now());
    },
    join(other) {
      outlet.stopPlaying();
      joined = other;
    },
    leave() {
      joined = undefined;
      outlet.endRelay();
    },
    passOn(packet, kind) {
      if (agreed?.weSend !== true) return;
      const { codec, payloadType, eventType } = agreed;
      if (kind !== "event") {
        const payload = kind === codec ? packet.payload : recode(kind, packet.payload);
        outlet.relay(packet, { payloadType, payload });
      } else if (eventType !== undefined) {
        outlet.relay(packet, { payloadType: eventType, payload: packet.payload });
      }
    },
    close() {
      outlet.stopPlaying();
      endRecording("hang-up");
      socket.close();
    },
  };
  return { session, receive, tick };
}

/** The agreed payload type, or either law by its fixed number: some phones send the other one they offered. */
function codecOf(payloadType: number, { codec, payloadType: agreed }: AgreedMedia): Codec | undefined {
  if (payloadType === agreed) return codec;
  if (payloadType === 0) return "PCMU";
  return payloadType === 8 ? "PCMA" : undefined;
}
