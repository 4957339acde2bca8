import { createDtmfDetector } from "#channels/phone-line/media/dtmf-detector.ts";
import { createPressSense, parseTelephoneEvent } from "#channels/phone-line/media/telephone-event.ts";
import type { RtpPacket } from "#channels/phone-line/media/rtp-packet.ts";

type Way = "event" | "info" | "tone";

/** A gateway that sends one press in two ways sends them no further apart. */
const SAME_PRESS_MS = 500;

export type KeySense = {
  readonly onEvent: (packet: RtpPacket, nowMs: number) => void;
  readonly onInfo: (key: string, nowMs: number) => void;
  readonly onSound: (samples: Int16Array, nowMs: number) => void;
};

/**
 * Brings the three ways a key can come together, so that each press is told once. After the first telephone-event or
 * INFO nobody listens for tones in the sound any more: what is heard there is an echo or a voice.
 */
export function createKeySense(tell: (key: string, way: Way) => void): KeySense {
  const isNewPress = createPressSense();
  const detector = createDtmfDetector();
  let tonesOff = false;
  let last: { readonly key: string; readonly way: Way; atMs: number } | undefined;

  const press = (key: string, way: Way, nowMs: number) => {
    const sameOtherWay = last?.key === key && last.way !== way && nowMs - last.atMs < SAME_PRESS_MS;
    if (way !== "tone") tonesOff = true;
    if (sameOtherWay) return;
    last = { key, way, atMs: nowMs };
    tell(key, way);
  };

  return {
    onEvent(packet, nowMs) {
      const event = parseTelephoneEvent(packet.payload);
      if (event !== undefined && isNewPress(event, packet.timestamp, nowMs)) press(event.key, "event", nowMs);
    },
    onInfo: (key, nowMs) => press(key, "info", nowMs),
    onSound(samples, nowMs) {
      if (tonesOff) return;
      for (const key of detector.feed(samples)) press(key, "tone", nowMs);
      if (last?.way === "tone" && detector.sounding() === last.key) last.atMs = nowMs;
    },
  };
}
