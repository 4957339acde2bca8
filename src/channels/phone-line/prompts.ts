import { readFileSync } from "node:fs";
import path from "node:path";
import { decode } from "#channels/phone-line/media/g711.ts";
import { readWav } from "#channels/phone-line/media/wav.ts";
import { stretch } from "#channels/phone-line/media/stretch.ts";
import type { Language } from "#words/languages.ts";
import { type Said, type Sound, soundsOf } from "#words/speak.ts";

const RATE = 8000;
const MU_LAW = 7;
/** How much longer slow speech takes, and its pauses. */
const SLOWER = 1.25;
const SLOWER_PAUSE = 2.5;

/** The tune that callers hear while they wait; made with the prompts, and replaced like them. */
export const HOLD_MUSIC = "hold-music";

/** The prompts as sound: 8 kHz, mono, 16 bits. A file is read the first time it is said. */
export type Prompts = {
  /** A prompt nobody recorded is silence: only a pharmacy's name may be missing, or news that were taken back. */
  readonly sound: (prompt: string, language: Language) => Int16Array;
  readonly speech: (said: readonly Said[], language: Language, slow: boolean) => Int16Array;
  /** A sound that lies in no file. The oldest are dropped; whoever says it asks first whether it is still there. */
  readonly lay: (prompt: string, language: Language, samples: Int16Array) => void;
  readonly isLaid: (prompt: string, language: Language) => boolean;
};

/** Of a minute at most each: 38 MB. */
const MOST_LAID = 40;

export function openPrompts(directory: string): Prompts {
  const read = new Map<string, Int16Array>();
  const slowed = new Map<string, Int16Array>();
  const laid = new Map<string, Int16Array>();
  const sound = (prompt: string, language: Language): Int16Array => {
    const key = `${language}/${prompt}`;
    let samples = laid.get(key) ?? read.get(key);
    if (samples === undefined) read.set(key, (samples = readPrompt(path.join(directory, `${key}.wav`))));
    return samples;
  };
  const slowSound = (prompt: string, language: Language): Int16Array => {
    const key = `${language}/${prompt}`;
    if (laid.has(key)) return stretch(sound(prompt, language), SLOWER);
    let samples = slowed.get(key);
    if (samples === undefined) slowed.set(key, (samples = stretch(sound(prompt, language), SLOWER)));
    return samples;
  };
  return {
    sound,
    lay: (prompt, language, samples) => {
      laid.set(`${language}/${prompt}`, samples);
      const [oldest] = laid.keys();
      if (laid.size > MOST_LAID && oldest !== undefined) laid.delete(oldest);
    },
    isLaid: (prompt, language) => laid.has(`${language}/${prompt}`),
    speech: (said, language, slow) =>
      joined(
        soundsOf(said, language).map((piece) =>
          "silenceMs" in piece ? silence(piece, slow) : (slow ? slowSound : sound)(piece.prompt, piece.language),
        ),
      ),
  };
}

function silence({ silenceMs }: Extract<Sound, { silenceMs: number }>, slow: boolean): Int16Array {
  return new Int16Array(Math.round((silenceMs / 1000) * RATE * (slow ? SLOWER_PAUSE : 1)));
}

/** As they are made here, in µ-law, or 16 bits, as a studio delivers. */
function readPrompt(file: string): Int16Array {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return new Int16Array(0);
    throw error;
  }
  const format = bytes.indexOf("fmt ", 12, "latin1");
  if (format < 0 || bytes.readUInt16LE(format + 8) !== MU_LAW) return readWav(bytes);
  const data = bytes.indexOf("data", 12, "latin1");
  return decode("PCMU", bytes.subarray(data + 8, data + 8 + bytes.readUInt32LE(data + 4)));
}

function joined(pieces: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
