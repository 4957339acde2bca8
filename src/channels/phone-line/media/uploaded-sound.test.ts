import { expect, it, test } from "vitest";
import { encode } from "#channels/phone-line/media/g711.ts";
import { readUploadedSound } from "#channels/phone-line/media/uploaded-sound.ts";
import { writeWav } from "#channels/phone-line/media/wav.ts";

type Shape = {
  readonly rate?: number;
  readonly bits?: number;
  readonly channels?: number;
  readonly code?: number;
  readonly extensible?: boolean;
};

/** A tone of this height and loudness as a WAV file of this shape, with a chunk of remarks before its sound. */
function tone(hertz: number, seconds: number, shape: Shape = {}, loud = 0.5): Buffer {
  const { rate = 44_100, bits = 16, channels = 2, code = 1, extensible = false } = shape;
  const data = Buffer.alloc(Math.round(seconds * rate) * channels * (bits / 8));
  for (let place = 0; place < data.length / (bits / 8); place++) {
    const value = loud * Math.sin((2 * Math.PI * hertz * Math.floor(place / channels)) / rate);
    const at = place * (bits / 8);
    if (code === 3) data.writeFloatLE(value, at);
    else if (code === 7) data.set(encode("PCMU", Int16Array.of(Math.round(value * 32_000))), at);
    else if (bits === 8) data.writeUInt8(Math.round(value * 127) + 128, at);
    else data.writeIntLE(Math.round(value * (2 ** (bits - 1) - 1)), at, bits / 8);
  }
  const format = Buffer.alloc(extensible ? 40 : 16);
  format.writeUInt16LE(extensible ? 0xfffe : code, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(rate, 4);
  format.writeUInt16LE(bits, 14);
  if (extensible) format.writeUInt16LE(code, 24);
  return wav([
    ["fmt ", format],
    ["LIST", Buffer.from("odd")],
    ["data", data],
  ]);
}

function wav(chunks: readonly (readonly [string, Buffer])[]): Buffer {
  const bodies = chunks.map(([name, body]) => {
    const head = Buffer.alloc(8);
    head.write(name, 0, "latin1");
    head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
  });
  return Buffer.concat([Buffer.from("RIFF\0\0\0\0WAVE", "latin1"), ...bodies]);
}

/** How much of a tone of this height is in it, between 0 and 1. */
function shareOf(hertz: number, samples: Int16Array): number {
  let [real, imaginary, power] = [0, 0, 0];
  samples.forEach((sample, place) => {
    const angle = (2 * Math.PI * hertz * place) / 8000;
    real += sample * Math.cos(angle);
    imaginary += sample * Math.sin(angle);
    power += sample * sample;
  });
  return (2 * (real * real + imaginary * imaginary)) / (samples.length * power);
}

test.each<[string, Shape]>([
  ["44.1 kHz, stereo, 16 bits", {}],
  ["48 kHz, mono, 24 bits", { rate: 48_000, channels: 1, bits: 24 }],
  ["48 kHz, stereo, 24 bits, in the longer header", { rate: 48_000, bits: 24, extensible: true }],
  ["96 kHz, stereo, 32 bits", { rate: 96_000, bits: 32 }],
  ["22.05 kHz, mono, 8 bits", { rate: 22_050, channels: 1, bits: 8 }],
  ["44.1 kHz, stereo, floating point", { bits: 32, code: 3 }],
  ["8 kHz, mono, µ-law", { rate: 8000, channels: 1, bits: 8, code: 7 }],
  ["8 kHz, mono, 16 bits", { rate: 8000, channels: 1 }],
])("a tone at %s comes out at 8 kHz, mono, 16 bits, and as loud as a prompt", (_, shape) => {
  const sound = readUploadedSound(tone(1000, 1.5, shape, 0.05));
  if (sound.kind === "refused") throw new Error(sound.code);
  expect(sound.seconds).toBeCloseTo(1.5, 2);
  expect(shareOf(1000, sound.samples)).toBeGreaterThan(0.97);
  const rms = Math.sqrt(sound.samples.reduce((sum, sample) => sum + sample * sample, 0) / sound.samples.length);
  expect(rms).toBeGreaterThan(2800);
  expect(rms).toBeLessThan(3700);
});

it("lets nothing above 4 kHz fold back into what is heard", () => {
  const low = tone(500, 1, { rate: 48_000, channels: 1 }, 0.2);
  const high = tone(6500, 1, { rate: 48_000, channels: 1 }, 0.2);
  const at = low.length - 96_000;
  for (let place = at; place < low.length; place += 2)
    low.writeInt16LE(low.readInt16LE(place) + high.readInt16LE(place), place);
  const sound = readUploadedSound(low);
  if (sound.kind === "refused") throw new Error(sound.code);
  expect(shareOf(1500, sound.samples)).toBeLessThan(1e-6);
});

test.each([
  ["no WAV file", Buffer.from("ID3 this is an MP3 file"), "sound-unknown"],
  ["an empty file", Buffer.alloc(0), "sound-unknown"],
  ["MP3 within a WAV", tone(1000, 2, { code: 0x55, bits: 16 }), "sound-format"],
  ["too low a rate", tone(1000, 2, { rate: 4000 }), "sound-format"],
  ["a format without sound", wav([["fmt ", tone(1000, 1).subarray(20, 36)]]), "sound-short"],
  ["sound without a format", wav([["data", Buffer.alloc(99_000)]]), "sound-format"],
  ["half a second", tone(1000, 0.5), "sound-short"],
  ["more than a minute", tone(1000, 60.1, { rate: 8000, channels: 1 }), "sound-long"],
  ["silence", writeWav(new Int16Array(16_000)), "sound-silent"],
])("%s is refused", (_, bytes, code) => {
  expect(readUploadedSound(bytes)).toEqual({ kind: "refused", code });
});
