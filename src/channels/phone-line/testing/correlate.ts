const COARSE = 8;
const REACH = 10 * COARSE;
/** Longer prompts are known by their beginning. */
export const PROBE_SAMPLES = 16_000;

/** How alike the best place is, from -1 to 1, whatever the loudness; and the sample at which it begins. */
export type Match = { readonly score: number; readonly at: number };

/** Finds a prompt in what was heard by normalised cross-correlation: roughly at 1 kHz first, then sample by sample. */
export function correlate(heard: Int16Array, prompt: Int16Array): Match {
  const probe = prompt.subarray(0, PROBE_SAMPLES);
  if (probe.length === 0 || heard.length < probe.length) return { score: 0, at: 0 };
  const rough = best(coarse(heard), coarse(probe), 0, Number.POSITIVE_INFINITY);
  const around = rough.at * COARSE;
  // Between two coarse samples speech may look a few of them away from where it is.
  const near = heard.subarray(Math.max(0, around - REACH), around + REACH + probe.length);
  const { score, at } = best(new Float64Array(near), new Float64Array(probe), 0, Number.POSITIVE_INFINITY);
  return { score, at: at + Math.max(0, around - REACH) };
}

function best(heard: Float64Array, probe: Float64Array, from: number, to: number): Match {
  const size = Math.sqrt(probe.reduce((sum, sample) => sum + sample * sample, 0));
  const first = Math.max(0, from);
  const last = Math.min(heard.length - probe.length, to);
  let energy = 0;
  for (let at = first; at < first + probe.length; at++) energy += (heard[at] ?? 0) ** 2;
  let match: Match = { score: -1, at: first };
  for (let at = first; at <= last; at++) {
    let dot = 0;
    for (let index = 0; index < probe.length; index++) dot += (heard[at + index] as number) * (probe[index] as number);
    const score = energy <= 0 || size === 0 ? 0 : dot / (Math.sqrt(energy) * size);
    if (score > match.score) match = { score, at };
    energy += (heard[at + probe.length] ?? 0) ** 2 - (heard[at] as number) ** 2;
  }
  return match;
}

function coarse(samples: Int16Array): Float64Array {
  const sums = new Float64Array(Math.floor(samples.length / COARSE));
  for (let at = 0; at < sums.length * COARSE; at++) {
    const sum = Math.floor(at / COARSE);
    sums[sum] = (sums[sum] as number) + (samples[at] as number);
  }
  return sums;
}
