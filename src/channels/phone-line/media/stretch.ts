/** 20 ms of 8 kHz sound, laid over one another by half. */
const FRAME = 320;
const HOP = FRAME / 2;
/** How far a frame is moved to lie in phase with the one before: a period of a deep voice. */
const SEARCH = 80;

/** Speech drawn out to `factor` times its length at the same pitch (waveform-similarity overlap-add). */
export function stretch(samples: Int16Array, factor: number): Int16Array {
  if (samples.length < FRAME + SEARCH) return samples;
  const length = Math.round(samples.length * factor);
  const out = new Float64Array(length + FRAME);
  let natural = 0;
  for (let at = 0; at < length; at += HOP) {
    const wanted = Math.round(at / factor);
    const from = at === 0 ? 0 : bestNear(samples, wanted, natural);
    for (let index = 0; index < FRAME; index++) {
      const weight = 0.5 - 0.5 * Math.cos((2 * Math.PI * (index + 0.5)) / FRAME);
      out[at + index] = (out[at + index] ?? 0) + weight * (samples[from + index] ?? 0);
    }
    // Where this frame would go on by itself.
    natural = from + HOP;
  }
  return Int16Array.from(out.subarray(0, length), Math.round);
}

/** The start near `wanted` whose sound is most like what would follow by itself. */
function bestNear(samples: Int16Array, wanted: number, natural: number): number {
  let best = wanted;
  let most = -Infinity;
  for (let from = Math.max(0, wanted - SEARCH); from <= wanted + SEARCH; from += 2) {
    let likeness = 0;
    for (let index = 0; index < FRAME; index += 4) {
      likeness += (samples[from + index] ?? 0) * (samples[natural + index] ?? 0);
    }
    if (likeness > most) [best, most] = [from, likeness];
  }
  return best;
}
