const RATE = 8000;
/** 12.75 ms: the usual length, at which each filter is as wide as the tones may be off (ITU-T Q.24: 1.5 %). */
const BLOCK = 102;

const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477, 1633];
const KEYS = ["123A", "456B", "789C", "*0#D"];

/** Mean power below which nothing is a key: some 40 dB under the loudest sine. */
const QUIET = 250 ** 2;
/** The two tones make up so much of all that is heard. Speech spreads its power. */
const SHARE = 0.72;
/** How much stronger than the next tone of its group the strongest is (8 dB). */
const CLEAR = 6.3;
/** Q.24 lets the column be 4 to 8 dB stronger or weaker than the row. */
const TWIST = 6.5;
/** A voice that hums at both tones has their octaves as well; a keypad has not. */
const OCTAVE = 0.12;

const rowFilters = ROWS.map(coefficientOf);
const columnFilters = COLUMNS.map(coefficientOf);
const rowOctaves = ROWS.map((hertz) => coefficientOf(hertz * 2));
const columnOctaves = COLUMNS.map((hertz) => coefficientOf(hertz * 2));

export type DtmfDetector = {
  /** The keys whose tones began within these samples. */
  readonly feed: (samples: Int16Array) => string[];
  /** The key whose tone sounds now. */
  readonly sounding: () => string | undefined;
};

/** Finds keypad tones in the sound itself. A key counts once two blocks in a row agree, and again only after a pause. */
export function createDtmfDetector(): DtmfDetector {
  const block = new Float64Array(BLOCK);
  let filled = 0;
  let last: string | undefined;
  let pressed: string | undefined;
  let blocksWithout = 0;

  const judge = (): string | undefined => {
    const heard = keyIn(block);
    const agreed = heard === last ? heard : undefined;
    last = heard;
    if (heard !== undefined && heard === pressed) blocksWithout = 0;
    else if (pressed !== undefined && ++blocksWithout >= 2) pressed = undefined;
    if (agreed === undefined || agreed === pressed) return undefined;
    pressed = agreed;
    blocksWithout = 0;
    return agreed;
  };

  return {
    feed(samples) {
      const keys: string[] = [];
      for (const sample of samples) {
        block[filled++] = sample;
        if (filled < BLOCK) continue;
        filled = 0;
        const key = judge();
        if (key !== undefined) keys.push(key);
      }
      return keys;
    },
    sounding: () => pressed,
  };
}

function keyIn(block: Float64Array): string | undefined {
  let energy = 0;
  for (const sample of block) energy += sample * sample;
  if (energy < QUIET * BLOCK) return undefined;
  const rows = rowFilters.map((filter) => powerAt(filter, block));
  const columns = columnFilters.map((filter) => powerAt(filter, block));
  const row = strongest(rows);
  const column = strongest(columns);
  const low = rows[row] as number;
  const high = columns[column] as number;
  if (high > low * TWIST || low > high * TWIST) return undefined;
  if (!isClear(rows, row) || !isClear(columns, column)) return undefined;
  // A sine's power here is half a block times its energy.
  if (low + high < SHARE * energy * (BLOCK / 2)) return undefined;
  const octaves = powerAt(rowOctaves[row] as number, block) + powerAt(columnOctaves[column] as number, block);
  if (octaves > OCTAVE * (low + high)) return undefined;
  return KEYS[row]?.[column];
}

function isClear(powers: readonly number[], best: number): boolean {
  return powers.every((power, at) => at === best || power * CLEAR < (powers[best] as number));
}

function strongest(powers: readonly number[]): number {
  return powers.indexOf(Math.max(...powers));
}

function coefficientOf(hertz: number): number {
  return 2 * Math.cos((2 * Math.PI * hertz) / RATE);
}

/** Goertzel's filter: the power of one frequency. */
function powerAt(coefficient: number, block: Float64Array): number {
  let before = 0;
  let beforeThat = 0;
  for (let at = 0; at < BLOCK; at++) {
    const now = (block[at] as number) + coefficient * before - beforeThat;
    beforeThat = before;
    before = now;
  }
  return before * before + beforeThat * beforeThat - coefficient * before * beforeThat;
}

/** The two frequencies of a key, low one first. */
export function tonesOf(key: string): readonly [number, number] {
  const row = KEYS.findIndex((keys) => keys.includes(key));
  const column = KEYS[row]?.indexOf(key) ?? -1;
  const [low, high] = [ROWS[row], COLUMNS[column]];
  if (low === undefined || high === undefined) throw new Error("no key of a keypad");
  return [low, high];
}
