import { tonesOf } from "#channels/phone-line/media/dtmf-detector.ts";

const RATE = 8000;

/** The two tones of a key. */
export function keyTone(key: string, ms: number, { level = 6000, twist = 1 } = {}): Int16Array {
  const [low, high] = tonesOf(key);
  return Int16Array.from({ length: (ms * RATE) / 1000 }, (_, at) =>
    Math.round(
      level * (Math.sin((2 * Math.PI * low * at) / RATE) + twist * Math.sin((2 * Math.PI * high * at) / RATE)),
    ),
  );
}

export function silence(ms: number): Int16Array {
  return new Int16Array((ms * RATE) / 1000);
}

export function joined(...parts: readonly Int16Array[]): Int16Array {
  const whole = new Int16Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Numbers from 0 to 1, the same every time for one seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Sound that is built as a voice is: a buzz of changing pitch through three changing resonances, in syllables, with
 * hisses between. No two seeds sound alike, so that one cannot be taken for another.
 */
export function speechLike(seed: number, ms: number, level = 6000): Int16Array {
  const random = randomFrom(seed);
  const samples = new Float64Array((ms * RATE) / 1000);
  let at = 0;
  let phase = 0;
  while (at < samples.length) {
    const length = Math.round(RATE * (0.08 + 0.2 * random()));
    const voiced = random() < 0.75;
    const pitch = 90 + 130 * random();
    const bend = 0.7 + 0.6 * random();
    const resonances = [300 + 600 * random(), 900 + 1300 * random(), 2200 + 900 * random()].map(resonator);
    for (let index = 0; index < length && at < samples.length; index++, at++) {
      const place = index / length;
      phase += (pitch * (1 + (bend - 1) * place)) / RATE;
      const pulse = phase >= 1 ? 1 : 0;
      if (phase >= 1) phase -= 1;
      const source = voiced ? pulse * 8 : random() - 0.5;
      const loud = Math.sin(Math.PI * place);
      samples[at] = loud * resonances.reduce((sum, through) => sum + through(source), 0);
    }
    at += Math.round(RATE * 0.04 * random());
  }
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-9);
  return Int16Array.from(samples, (sample) => Math.round((sample / peak) * level * 3));
}

function resonator(hertz: number): (source: number) => number {
  const width = 0.97;
  const turn = 2 * width * Math.cos((2 * Math.PI * hertz) / RATE);
  let before = 0;
  let beforeThat = 0;
  return (source) => {
    const now = source + turn * before - width * width * beforeThat;
    beforeThat = before;
    before = now;
    return now;
  };
}
