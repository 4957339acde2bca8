import { decode } from "#channels/phone-line/media/g711.ts";

/** What an uploaded WAV file became, or why it can't be said on the phone. */
export type UploadedSound =
  | { readonly kind: "sound"; readonly samples: Int16Array; readonly seconds: number }
  | {
      readonly kind: "refused";
      readonly code: "sound-unknown" | "sound-format" | "sound-short" | "sound-long" | "sound-silent";
    };

const RATE = 8000;
const SHORTEST_SECONDS = 1;
const LONGEST_SECONDS = 60;
const HIGHEST_RATE = 192_000;
const MOST_CHANNELS = 8;

type Format = { readonly code: number; readonly channels: number; readonly rate: number; readonly bits: number };

/**
 * A WAV file as recorders and studios write them (PCM of 8 to 32 bits, floating point, G.711; any rate from 8 kHz, any
 * number of channels) as the phone carries it: 8 kHz, mono, 16 bits, at the loudness of the other prompts.
 */
export function readUploadedSound(bytes: Buffer): UploadedSound {
  const chunks = chunksOf(bytes);
  if (chunks === null) return { kind: "refused", code: "sound-unknown" };
  const format = chunks.format === undefined ? null : formatOf(chunks.format);
  const read = format === null ? undefined : readerOf(format);
  if (format === null || read === undefined) return { kind: "refused", code: "sound-format" };
  const { channels, rate, bits } = format;
  const frameBytes = (bits / 8) * channels;
  const data = chunks.data ?? Buffer.alloc(0);
  const frames = Math.floor(data.length / frameBytes);
  if (frames < SHORTEST_SECONDS * rate) return { kind: "refused", code: "sound-short" };
  if (frames > LONGEST_SECONDS * rate) return { kind: "refused", code: "sound-long" };
  const mono = Float64Array.from({ length: frames }, (_, frame) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += read(data, frame * frameBytes + (channel * bits) / 8);
    return sum / channels;
  });
  const samples = levelled(rate === RATE ? mono : resampled(mono, rate));
  return samples === null
    ? { kind: "refused", code: "sound-silent" }
    : { kind: "sound", samples, seconds: samples.length / RATE };
}

function chunksOf(bytes: Buffer): { format?: Buffer; data?: Buffer } | null {
  if (bytes.length < 12 || tag(bytes, 0) !== "RIFF" || tag(bytes, 8) !== "WAVE") return null;
  const found: { format?: Buffer; data?: Buffer } = {};
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32LE(at + 4);
    // A file written as a stream gives a size past its end.
    const body = bytes.subarray(at + 8, Math.min(at + 8 + size, bytes.length));
    if (tag(bytes, at) === "fmt ") found.format ??= body;
    if (tag(bytes, at) === "data") found.data ??= body;
    // Chunks begin at even places.
    at += 8 + size + (size % 2);
  }
  return found;
}

const PCM = 1;
const FLOAT = 3;
const A_LAW = 6;
const MU_LAW = 7;
/** The real code is the first of the sub-format's. */
const EXTENSIBLE = 0xfffe;

function formatOf(chunk: Buffer): Format | null {
  if (chunk.length < 16) return null;
  const written = chunk.readUInt16LE(0);
  if (written === EXTENSIBLE && chunk.length < 26) return null;
  const code = written === EXTENSIBLE ? chunk.readUInt16LE(24) : written;
  const format = { code, channels: chunk.readUInt16LE(2), rate: chunk.readUInt32LE(4), bits: chunk.readUInt16LE(14) };
  const isUsual = format.channels >= 1 && format.channels <= MOST_CHANNELS;
  return isUsual && format.rate >= RATE && format.rate <= HIGHEST_RATE ? format : null;
}

/** Reads one sample between -1 and 1; undefined for a format that nothing here reads. */
function readerOf({ code, bits }: Format): ((data: Buffer, at: number) => number) | undefined {
  switch (`${code}:${bits}`) {
    case `${PCM}:8`:
      return (data, at) => (data.readUInt8(at) - 128) / 128;
    case `${PCM}:16`:
      return (data, at) => data.readInt16LE(at) / 32_768;
    case `${PCM}:24`:
      return (data, at) => data.readIntLE(at, 3) / 8_388_608;
    case `${PCM}:32`:
      return (data, at) => data.readInt32LE(at) / 2_147_483_648;
    case `${FLOAT}:32`:
      return (data, at) => finite(data.readFloatLE(at));
    case `${FLOAT}:64`:
      return (data, at) => finite(data.readDoubleLE(at));
    case `${MU_LAW}:8`:
      return (data, at) => (decode("PCMU", data.subarray(at, at + 1))[0] ?? 0) / 32_768;
    case `${A_LAW}:8`:
      return (data, at) => (decode("PCMA", data.subarray(at, at + 1))[0] ?? 0) / 32_768;
    default:
      return undefined;
  }
}

function finite(value: number): number {
  return Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : 0;
}

/** Zero crossings of the filter on either side: enough that what is above 4 kHz does not fold into a hiss. */
const CROSSINGS = 16;
const CUT = 0.45;

/** To 8 kHz through a windowed sinc (Blackman); one set of taps for each place an output can fall between two inputs. */
function resampled(input: Float64Array, rate: number): Float64Array {
  const ratio = rate / RATE;
  const phases = RATE / greatestCommonDivisor(rate, RATE);
  const half = Math.ceil(CROSSINGS * ratio);
  const taps: Float64Array[] = [];
  for (let phase = 0; phase < phases; phase++) taps.push(tapsAt((phase * ratio) % 1, ratio, half));
  const output = new Float64Array(Math.floor(input.length / ratio));
  for (let place = 0; place < output.length; place++) {
    const first = Math.floor(place * ratio) - half;
    const weights = taps[place % phases] as Float64Array;
    const from = Math.max(0, -first);
    const to = Math.min(weights.length, input.length - first);
    let sum = 0;
    for (let tap = from; tap < to; tap++) sum += (weights[tap] as number) * (input[first + tap] as number);
    output[place] = sum;
  }
  return output;
}

function tapsAt(offset: number, ratio: number, half: number): Float64Array {
  const taps = Float64Array.from({ length: 2 * half + 1 }, (_, tap) => {
    const at = (tap - half - offset) / ratio;
    const turn = (Math.PI * (at + CROSSINGS)) / CROSSINGS;
    const angle = 2 * Math.PI * CUT * at;
    const sinc = at === 0 ? 1 : Math.sin(angle) / angle;
    return Math.abs(at) > CROSSINGS ? 0 : sinc * (0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn));
  });
  const whole = taps.reduce((sum, tap) => sum + tap, 0);
  return taps.map((tap) => tap / whole);
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}

/** Below this nothing is heard over the line's own noise: -50 dBFS. */
const SILENT = 0.003;

/** To the prompts' loudness: -20 dBFS over what is voiced, and no peak above -1 dBFS. Null where nothing is heard. */
function levelled(samples: Float64Array): Int16Array | null {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  if (peak < SILENT) return null;
  const voiced = samples.filter((sample) => Math.abs(sample) > 0.05 * peak);
  const rms = Math.sqrt(voiced.reduce((sum, sample) => sum + sample * sample, 0) / voiced.length);
  const gain = Math.min(3277 / rms, 29_200 / peak);
  return Int16Array.from(samples, (sample) => Math.round(sample * gain));
}

function tag(bytes: Buffer, at: number): string {
  return bytes.toString("latin1", at, at + 4);
}
