import fc from "fast-check";
import { expect, test } from "vitest";
import { type Codec, decode, encode, recode, SILENCE } from "#channels/phone-line/media/g711.ts";

// ITU-T G.711, tables 2a and 1a: decision and output values, 14-bit µ-law ×4 and 13-bit A-law ×8.
test.each<[Codec, number, number]>([
  ["PCMU", 0xff, 0],
  ["PCMU", 0x7f, 0],
  ["PCMU", 0xfe, 8],
  ["PCMU", 0x7e, -8],
  ["PCMU", 0xef, 132],
  ["PCMU", 0xdf, 396],
  ["PCMU", 0xcf, 924],
  ["PCMU", 0xbf, 1980],
  ["PCMU", 0xaf, 4092],
  ["PCMU", 0x9f, 8316],
  ["PCMU", 0x8f, 16_764],
  ["PCMU", 0x80, 32_124],
  ["PCMU", 0x00, -32_124],
  ["PCMA", 0xd5, 8],
  ["PCMA", 0x55, -8],
  ["PCMA", 0xd4, 24],
  ["PCMA", 0xc5, 264],
  ["PCMA", 0xf5, 528],
  ["PCMA", 0xe5, 1056],
  ["PCMA", 0x95, 2112],
  ["PCMA", 0x85, 4224],
  ["PCMA", 0xb5, 8448],
  ["PCMA", 0xa5, 16_896],
  ["PCMA", 0xaa, 32_256],
  ["PCMA", 0x2a, -32_256],
])("%s byte 0x%i sounds as %i and is written back as itself", (codec, byte, sample) => {
  expect([...decode(codec, Uint8Array.of(byte))]).toEqual([sample]);
  const same = byte === 0x7f ? 0xff : byte;
  expect([...encode(codec, Int16Array.of(sample))]).toEqual([same]);
});

test("every byte of either law survives decoding and encoding", () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(encode("PCMA", decode("PCMA", all))).toEqual(all);
  // Plus and minus nothing are one sample in µ-law.
  expect(encode("PCMU", decode("PCMU", all))).toEqual(all.with(0x7f, 0xff));
});

test("no sample is off by more than its segment's half step", () => {
  const sample = fc.integer({ min: -32_768, max: 32_767 });
  fc.assert(
    fc.property(sample, fc.constantFrom<Codec>("PCMU", "PCMA"), (value, codec) => {
      const [heard = Number.NaN] = decode(codec, encode(codec, Int16Array.of(value)));
      expect(Math.abs(heard - value)).toBeLessThanOrEqual(Math.max(8, Math.abs(value) / 30) + 8);
    }),
  );
});

test("re-coding is decoding and encoding, and silence stays silence", () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(recode("PCMU", all)).toEqual(encode("PCMA", decode("PCMU", all)));
  expect(recode("PCMA", all)).toEqual(encode("PCMU", decode("PCMA", all)));
  expect([...recode("PCMU", Uint8Array.of(SILENCE.PCMU))]).toEqual([SILENCE.PCMA]);
});
