/** RFC 3550 section 5.1, without what a telephone call does not use. */
export type RtpPacket = {
  readonly payloadType: number;
  readonly marker: boolean;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly payload: Uint8Array;
};

export const RTP_HEADER = 12;

/** Undefined for what is no RTP packet. */
export function parseRtp(bytes: Buffer): RtpPacket | undefined {
  if (bytes.length < RTP_HEADER) return undefined;
  const first = bytes[0] as number;
  const second = bytes[1] as number;
  if (first >> 6 !== 2) return undefined;
  // RTCP that shares the port (RFC 5761 section 4).
  if (second >= 192 && second <= 223) return undefined;
  let start = RTP_HEADER + (first & 0x0f) * 4;
  if (first & 0x10) {
    if (bytes.length < start + 4) return undefined;
    start += 4 + bytes.readUInt16BE(start + 2) * 4;
  }
  const padding = first & 0x20 ? (bytes.at(-1) as number) : 0;
  const end = bytes.length - padding;
  if (start > end) return undefined;
  return {
    payloadType: second & 0x7f,
    marker: (second & 0x80) !== 0,
    sequence: bytes.readUInt16BE(2),
    timestamp: bytes.readUInt32BE(4),
    ssrc: bytes.readUInt32BE(8),
    payload: bytes.subarray(start, end),
  };
}

/** Writes the header and leaves the payload to be filled: a new buffer each time, because the socket keeps it. */
export function startRtp(
  { payloadType, marker, sequence, timestamp, ssrc }: Omit<RtpPacket, "payload">,
  payloadLength: number,
): Buffer {
  const bytes = Buffer.allocUnsafe(RTP_HEADER + payloadLength);
  bytes[0] = 0x80;
  bytes[1] = payloadType | (marker ? 0x80 : 0);
  bytes.writeUInt16BE(sequence & 0xffff, 2);
  bytes.writeUInt32BE(timestamp >>> 0, 4);
  bytes.writeUInt32BE(ssrc >>> 0, 8);
  return bytes;
}

/** How far `later` lies after `earlier` on a circle of 32 bits; negative when it lies before. */
export function timestampDistance(earlier: number, later: number): number {
  return (later - earlier) | 0;
}

/** The same for the 16 bits of sequence numbers. */
export function sequenceDistance(earlier: number, later: number): number {
  return ((later - earlier) << 16) >> 16;
}
