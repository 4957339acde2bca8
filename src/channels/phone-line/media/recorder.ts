import { timestampDistance, type RtpPacket } from "#channels/phone-line/media/rtp-packet.ts";
import type { RecordOptions } from "#channels/phone-line/phone-call.ts";

const RATE = 8000;
/** Mean power above which somebody speaks: over a line's hiss, under a quiet voice. */
const VOICE = 200 ** 2;
/** Nobody's message is thrown away because they speak faintly. */
const FAINT = 60 ** 2;
/** Later or earlier than that against the clock and against the packet before, the sender has begun to count anew. */
const LEAP_SAMPLES = RATE * 2;

export type Recorder = {
  readonly add: (packet: Pick<RtpPacket, "timestamp" | "ssrc">, samples: Int16Array, nowMs: number) => void;
  /** Why the recording is over, if it is. */
  readonly over: (nowMs: number) => "silence" | "limit" | undefined;
  /** What was said so far, without the last `cutMs`. */
  readonly audio: (cutMs?: number) => Int16Array;
};

/** Keeps each packet's sound at the place its timestamp gives it, so that lost and late packets do not shift the rest. */
export function createRecorder({ maxSeconds, silenceSeconds }: RecordOptions, beganMs: number): Recorder {
  const most = Math.ceil(maxSeconds * RATE);
  let kept = new Int16Array(Math.min(most, RATE * 10));
  let length = 0;
  let voiceMs = beganMs;
  let zero: { readonly timestamp: number; readonly ssrc: number } | undefined;
  let lastTimestamp = 0;

  const placeOf = ({ timestamp, ssrc }: Pick<RtpPacket, "timestamp" | "ssrc">, nowMs: number): number => {
    const byClock = Math.round(((nowMs - beganMs) * RATE) / 1000);
    zero ??= { timestamp, ssrc };
    const place = timestampDistance(zero.timestamp, timestamp);
    // What the network held back for seconds still follows what came before.
    const follows = Math.abs(timestampDistance(lastTimestamp, timestamp)) <= LEAP_SAMPLES;
    lastTimestamp = timestamp;
    if (zero.ssrc === ssrc && (follows || Math.abs(place - byClock) <= LEAP_SAMPLES)) return place;
    zero = { timestamp: (timestamp - byClock) >>> 0, ssrc };
    return byClock;
  };

  return {
    add(packet, samples, nowMs) {
      const place = placeOf(packet, nowMs);
      const end = Math.min(most, place + samples.length);
      if (place < 0 || end <= place) return;
      if (end > kept.length) {
        const longer = new Int16Array(Math.min(most, Math.max(end, kept.length * 2)));
        longer.set(kept);
        kept = longer;
      }
      kept.set(samples.subarray(0, end - place), place);
      length = Math.max(length, end);
      if (isOver(VOICE, samples)) voiceMs = nowMs;
    },
    over(nowMs) {
      if (nowMs - beganMs >= maxSeconds * 1000 || length >= most) return "limit";
      return nowMs - voiceMs >= silenceSeconds * 1000 ? "silence" : undefined;
    },
    audio: (cutMs = 0) => kept.slice(0, Math.max(0, length - Math.round((cutMs * RATE) / 1000))),
  };
}

/** Without what is only silence at its end; nothing where nobody spoke. */
export function spokenPart(audio: Int16Array): Int16Array {
  for (let end = audio.length; end > 0; end -= BREATH) {
    if (isOver(FAINT, audio.subarray(Math.max(0, end - BREATH), end))) return audio.slice(0, end + BREATH);
  }
  return NOTHING;
}

const NOTHING = new Int16Array(0);
/** As much as is left after the last word. */
const BREATH = RATE / 4;

function isOver(power: number, samples: Int16Array): boolean {
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  return energy > power * samples.length;
}
