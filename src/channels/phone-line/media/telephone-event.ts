import { timestampDistance } from "#channels/phone-line/media/rtp-packet.ts";

const KEYS = "0123456789*#ABCD";
/** A tone's packets come every 20 to 50 ms; after so long without any, a tone that starts over is a new press. */
const PRESS_OVER_MS = 250;
/** The rest of a press that a busy network held back so long still belongs to it. */
const PRESS_FORGOTTEN_MS = 10_000;

export type TelephoneEvent = { readonly key: string; readonly ended: boolean; readonly duration: number };

/** RFC 4733 section 2.3; undefined for what is no key. */
export function parseTelephoneEvent(payload: Uint8Array): TelephoneEvent | undefined {
  const [event = -1, flags = 0, high = 0, low = 0] = payload;
  const key = KEYS[event];
  if (payload.length < 4 || key === undefined) return undefined;
  return { key, ended: (flags & 0x80) !== 0, duration: (high << 8) | low };
}

export function writeTelephoneEvent({ key, ended, duration }: TelephoneEvent): Uint8Array {
  return Uint8Array.of(KEYS.indexOf(key), (ended ? 0x80 : 0) | 10, duration >> 8, duration & 0xff);
}

/**
 * Tells the first packet of each press from the others of the same press: those that follow, the end packets sent three
 * times, and those that come late. A press is known by its RTP timestamp; senders that replay a recording use the same
 * timestamps for each press, which is then known by the pause before it and by its length, which starts over.
 */
export function createPressSense(): (event: TelephoneEvent, timestamp: number, nowMs: number) => boolean {
  type Press = { key: string; timestamp: number; ended: boolean; duration: number; seenMs: number };
  let presses: Press[] = [];
  return (event, timestamp, nowMs) => {
    presses = presses.filter(({ seenMs, duration }) => {
      const pauseMs = nowMs - seenMs;
      const startsOver = !event.ended && event.duration <= duration;
      return pauseMs <= PRESS_OVER_MS || (pauseMs <= PRESS_FORGOTTEN_MS && !startsOver);
    });
    const known = presses.find(
      (press) =>
        press.key === event.key &&
        (press.timestamp === timestamp ||
          // A tone of more than eight seconds goes on in a new event that begins where the last ended (section 2.5.1.3).
          (!press.ended &&
            timestampDistance(press.timestamp, timestamp) === press.duration &&
            press.duration > 0xff00)),
    );
    if (known === undefined) {
      presses.push({ ...event, timestamp, seenMs: nowMs });
      return true;
    }
    known.seenMs = nowMs;
    known.ended ||= event.ended;
    known.timestamp = timestamp;
    known.duration = event.duration;
    return false;
  };
}
