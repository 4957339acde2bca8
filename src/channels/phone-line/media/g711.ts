/** The two G.711 laws by their RTP names: µ-law (North America, Japan) and A-law (the rest). */
export type Codec = "PCMU" | "PCMA";

/** What a decoder hears as silence. */
export const SILENCE: Readonly<Record<Codec, number>> = { PCMU: 0xff, PCMA: 0xd5 };

const BIAS = 0x84;
const CLIP = 32_635;

/** Samples by byte. */
const decoded: Readonly<Record<Codec, Int16Array>> = {
  PCMU: Int16Array.from({ length: 256 }, (_, byte) => fromMu(byte)),
  PCMA: Int16Array.from({ length: 256 }, (_, byte) => fromA(byte)),
};

/** Bytes by sample, as an unsigned 16-bit number: one look-up a sample where the formula would take twenty steps. */
const encoded: Readonly<Record<Codec, Uint8Array>> = {
  PCMU: Uint8Array.from({ length: 65_536 }, (_, index) => toMu((index << 16) >> 16)),
  PCMA: Uint8Array.from({ length: 65_536 }, (_, index) => toA((index << 16) >> 16)),
};

const recoded: Readonly<Record<Codec, Uint8Array>> = {
  PCMU: Uint8Array.from({ length: 256 }, (_, byte) => toA(fromMu(byte))),
  PCMA: Uint8Array.from({ length: 256 }, (_, byte) => toMu(fromA(byte))),
};

export function decode(codec: Codec, bytes: Uint8Array): Int16Array {
  const table = decoded[codec];
  const samples = new Int16Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) samples[at] = table[bytes[at] as number] as number;
  return samples;
}

/** Writes `count` samples from `from` on into `target`; what lies past the end of the samples is silence. */
export function encodeInto(
  codec: Codec,
  { samples, from, count }: { readonly samples: Int16Array; readonly from: number; readonly count: number },
  target: Uint8Array,
  targetAt: number,
): void {
  const table = encoded[codec];
  const known = Math.max(0, Math.min(count, samples.length - from));
  for (let at = 0; at < known; at++) target[targetAt + at] = table[(samples[from + at] as number) & 0xffff] as number;
  target.fill(SILENCE[codec], targetAt + known, targetAt + count);
}

export function encode(codec: Codec, samples: Int16Array): Uint8Array {
  const bytes = new Uint8Array(samples.length);
  encodeInto(codec, { samples, from: 0, count: samples.length }, bytes, 0);
  return bytes;
}

/** The same sound in the other law. */
export function recode(from: Codec, bytes: Uint8Array): Uint8Array {
  const table = recoded[from];
  return bytes.map((byte) => table[byte] as number);
}

function fromMu(byte: number): number {
  const bits = ~byte & 0xff;
  const size = ((((bits & 0x0f) << 3) + BIAS) << ((bits & 0x70) >> 4)) - BIAS;
  return bits & 0x80 ? -size : size;
}

function toMu(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const size = Math.min(Math.abs(sample), CLIP) + BIAS;
  const segment = 24 - Math.clz32(size);
  return ~(sign | (segment << 4) | ((size >> (segment + 3)) & 0x0f)) & 0xff;
}

function fromA(byte: number): number {
  const bits = byte ^ 0x55;
  const segment = (bits & 0x70) >> 4;
  const step = (bits & 0x0f) << 4;
  const size = segment === 0 ? step + 8 : (step + 0x108) << (segment - 1);
  return bits & 0x80 ? size : -size;
}

function toA(sample: number): number {
  const size = (sample < 0 ? ~sample : sample) >> 3;
  const segment = Math.max(0, 27 - Math.clz32(size));
  const step = segment < 2 ? (size >> 1) & 0x0f : (size >> segment) & 0x0f;
  return ((segment << 4) | step) ^ (sample < 0 ? 0x55 : 0xd5);
}
