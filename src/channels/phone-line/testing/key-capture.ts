import { startRtp, RTP_HEADER } from "#channels/phone-line/media/rtp-packet.ts";
import { writeTelephoneEvent } from "#channels/phone-line/media/telephone-event.ts";

const FRAME = 160;
const FRAME_US = 20_000;
/** A press of 100 ms, its end told three times, and a rest as long. */
const FRAMES_A_KEY = 13;
const ETHERNET = 14;
const IP = 20;
const UDP = 8;

/**
 * Keys as a capture of packets (libpcap's format) that sipp plays: telephone-events with a time each, as phones send
 * them, which the recordings that come with sipp have not.
 */
export function captureOfKeys(keys: string): { readonly bytes: Buffer; readonly ms: number } {
  const head = Buffer.alloc(24);
  head.writeUInt32LE(0xa1b2c3d4, 0);
  head.writeUInt16LE(2, 4);
  head.writeUInt16LE(4, 6);
  head.writeUInt32LE(65_535, 16);
  head.writeUInt32LE(1, 20);
  const packets = [...keys].flatMap((key, press) =>
    [1, 2, 3, 4, 5, 6, 6, 6].map((part, at) => {
      const frame = press * FRAMES_A_KEY + at;
      const payload = writeTelephoneEvent({ key, ended: part === 6, duration: part * FRAME });
      const header = { payloadType: 101, marker: at === 0, sequence: frame, ssrc: 0x5150 };
      const rtp = startRtp({ ...header, timestamp: press * FRAMES_A_KEY * FRAME }, payload.length);
      rtp.set(payload, RTP_HEADER);
      return captured(rtp, frame * FRAME_US);
    }),
  );
  return { bytes: Buffer.concat([head, ...packets]), ms: (keys.length * FRAMES_A_KEY * FRAME_US) / 1000 };
}

/** Addresses and sums are sipp's to fill in. */
function captured(rtp: Buffer, atUs: number): Buffer {
  const length = ETHERNET + IP + UDP + rtp.length;
  const bytes = Buffer.alloc(16 + length);
  bytes.writeUInt32LE(Math.floor(atUs / 1e6), 0);
  bytes.writeUInt32LE(atUs % 1e6, 4);
  bytes.writeUInt32LE(length, 8);
  bytes.writeUInt32LE(length, 12);
  const ethernet = bytes.subarray(16);
  ethernet.writeUInt16BE(0x0800, 12);
  const ip = ethernet.subarray(ETHERNET);
  ip[0] = 0x45;
  ip.writeUInt16BE(IP + UDP + rtp.length, 2);
  ip[8] = 64;
  ip[9] = 17;
  ip.writeUInt32BE(0x7f000001, 12);
  ip.writeUInt32BE(0x7f000001, 16);
  const udp = ip.subarray(IP);
  udp.writeUInt16BE(4000, 0);
  udp.writeUInt16BE(4002, 2);
  udp.writeUInt16BE(UDP + rtp.length, 4);
  udp.set(rtp, UDP);
  return bytes;
}
