// The tune for callers who wait: our own, so that nobody's recording has to be paid for. Eight bars of plucked strings
// in G, quiet enough to speak over, whose end runs into its beginning.

const RATE = 8000;
const BEAT = 0.5;
const BARS: readonly { readonly chord: readonly number[]; readonly melody: readonly (number | null)[] }[] = [
  { chord: [43, 50, 55, 59], melody: [71, null, 74, null] },
  { chord: [40, 52, 55, 59], melody: [76, null, 74, 71] },
  { chord: [36, 52, 55, 60], melody: [72, null, 76, null] },
  { chord: [38, 50, 54, 57], melody: [74, 72, 69, null] },
  { chord: [43, 50, 55, 59], melody: [71, null, 67, null] },
  { chord: [40, 52, 55, 59], melody: [71, 74, 76, null] },
  { chord: [36, 52, 55, 60], melody: [79, null, 76, 72] },
  { chord: [38, 50, 57, 60], melody: [74, null, 69, null] },
];
const SECONDS = BARS.length * 4 * BEAT;

/** 16 seconds at 8 kHz. */
export function holdMusic(): Int16Array {
  const sound = new Float64Array(SECONDS * RATE);
  for (const [bar, { chord, melody }] of BARS.entries()) {
    const [bass = 43, ...upper] = chord;
    pluck(sound, bar * 4, bass, 0.7);
    // The chord is broken into eighths, up and down.
    for (let eighth = 1; eighth < 8; eighth++) {
      const step = eighth % 4 === 0 ? 0 : eighth % 4 === 3 ? 1 : (eighth % 4) - 1;
      pluck(sound, bar * 4 + eighth / 2, upper[Math.min(step, upper.length - 1)] ?? bass, 0.35);
    }
    for (const [beat, note] of melody.entries()) if (note !== null) pluck(sound, bar * 4 + beat, note, 0.6);
  }
  const peak = sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-9);
  return Int16Array.from(sound, (sample) => Math.round((sample / peak) * 7500));
}

/** A string by its overtones, the higher ones gone sooner; what sounds past the end goes on at the beginning. */
function pluck(sound: Float64Array, beat: number, note: number, loudness: number): void {
  const pitch = 440 * 2 ** ((note - 69) / 12);
  const begin = Math.round(beat * BEAT * RATE);
  for (let at = 0; at < 1.6 * RATE; at++) {
    const seconds = at / RATE;
    let sample = 0;
    for (let overtone = 1; overtone <= 6 && overtone * pitch < 3400; overtone++) {
      const fading = Math.exp(-seconds * (2.2 + 1.3 * overtone));
      sample += (fading * Math.sin(2 * Math.PI * overtone * pitch * seconds)) / overtone ** 1.4;
    }
    const attack = Math.min(1, seconds / 0.004);
    const index = (begin + at) % sound.length;
    sound[index] = (sound[index] ?? 0) + sample * attack * loudness;
  }
}
