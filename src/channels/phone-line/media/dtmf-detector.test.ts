import { globSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { decode, encode } from "#channels/phone-line/media/g711.ts";
import { createDtmfDetector } from "#channels/phone-line/media/dtmf-detector.ts";
import { openPrompts } from "#channels/phone-line/prompts.ts";
import { joined, keyTone, randomFrom, silence, speechLike } from "#channels/phone-line/testing/sounds.ts";

const KEYS = "0123456789*#ABCD";
const heardIn = (samples: Int16Array) => createDtmfDetector().feed(samples).join("");

/** As a telephone line carries it. */
const overTheLine = (samples: Int16Array) => decode("PCMU", encode("PCMU", samples));

const pressed = (
  keys: string,
  { tone = 60, gap = 60, ...shape }: { tone?: number; gap?: number; level?: number; twist?: number } = {},
) => joined(silence(37), ...[...keys].flatMap((key) => [keyTone(key, tone, shape), silence(gap)]));

function noisy(samples: Int16Array, level: number, seed = 1): Int16Array {
  const random = randomFrom(seed);
  // The sum of three is near enough to a bell.
  return samples.map((sample) =>
    Math.max(-32_768, Math.min(32_767, sample + level * 2 * (random() + random() + random() - 1.5))),
  );
}

test("every key is heard", () => {
  expect(heardIn(overTheLine(pressed(KEYS)))).toBe(KEYS);
});

test("a key pressed twice counts twice, and one held long counts once", () => {
  expect(heardIn(pressed("5500"))).toBe("5500");
  expect(heardIn(pressed("7", { tone: 3000 }))).toBe("7");
});

test("a tone of 50 ms is heard wherever it begins (Q.24 asks for 40 ms in most countries)", () => {
  for (let start = 0; start < 20; start++)
    expect(heardIn(joined(silence(start), keyTone("8", 50), silence(50)))).toBe("8");
});

test.each([10, 15])("a tone of %i ms is none", (tone) => {
  expect(heardIn(pressed(KEYS, { tone }))).toBe("");
});

test.each([
  { level: 1000, what: "quiet" },
  { level: 15_000, what: "loud" },
  { level: 6000, twist: 0.55, what: "low-heavy (5 dB)" },
  { level: 6000, twist: 1.8, what: "high-heavy (5 dB)" },
])("$what tones are heard", ({ level, twist = 1 }) => {
  expect(heardIn(overTheLine(pressed(KEYS, { level, twist })))).toBe(KEYS);
});

test.each([
  { level: 100, twist: 1, what: "too quiet" },
  { level: 6000, twist: 0.2, what: "almost without the high tone (14 dB)" },
  { level: 2500, twist: 5, what: "almost without the low tone (14 dB)" },
])("tones $what are none", ({ level, twist }) => {
  expect(heardIn(overTheLine(pressed(KEYS, { level, twist })))).toBe("");
});

test("tones are heard through noise 15 dB below them", () => {
  for (let seed = 1; seed <= 5; seed++) expect(heardIn(overTheLine(noisy(pressed(KEYS), 1060, seed)))).toBe(KEYS);
});

test("noise alone, and one tone alone, are no key", () => {
  expect(heardIn(noisy(silence(60_000), 4000))).toBe("");
  for (const hertz of [350, 440, 697, 941, 1209, 1477, 2100]) {
    expect(
      heardIn(Int16Array.from({ length: 8000 }, (_, at) => 8000 * Math.sin((2 * Math.PI * hertz * at) / 8000))),
    ).toBe("");
  }
});

test("ten minutes of something like speech hold no key", () => {
  for (let seed = 100; seed < 120; seed++) expect(heardIn(overTheLine(speechLike(seed, 30_000)))).toBe("");
});

test("keys are heard over a prompt that comes back 16 dB below them", () => {
  const echo = speechLike(50, 4000, 800);
  const keys = pressed(KEYS, { tone: 100, gap: 100 });
  expect(heardIn(overTheLine(keys.map((sample, at) => sample + (echo[at] ?? 0))))).toBe(KEYS);
});

test("none of our own prompts sounds like a key, should it come back from the caller's phone", () => {
  const directory = path.join(import.meta.dirname, "../../../../assets/prompts");
  const files = globSync("{en,es}/*.wav", { cwd: directory });
  expect(files.length).toBeGreaterThan(100);
  const prompts = openPrompts(directory);
  for (const file of files) {
    const [language, name = ""] = file.replace(/\.wav$/, "").split(path.sep);
    expect(heardIn(overTheLine(prompts.sound(name, language === "es" ? "es" : "en"))), file).toBe("");
  }
});
