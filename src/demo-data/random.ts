/** A source of repeatable chance: the same seed gives the same draws in the same order. */
export type Random = {
  /** A whole number, both ends included. */
  readonly int: (from: number, to: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(choices: readonly T[]) => T;
  /** Draws one in proportion to its weight. @throws RangeError when no weight is above zero. */
  readonly pickWeighted: <T>(choices: readonly T[], weightOf: (choice: T) => number) => T;
};

export function createRandom(seed: number): Random {
  let state = seed | 0;

  // mulberry32: 32 bits of state are plenty for a few thousand draws that nobody must be unable to guess.
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  }

  function pickWeighted<T>(choices: readonly T[], weightOf: (choice: T) => number): T {
    const total = choices.reduce((sum, choice) => sum + weightOf(choice), 0);
    let left = next() * total;
    for (const choice of choices) {
      left -= weightOf(choice);
      if (left < 0) return choice;
    }
    throw new RangeError("nothing to draw from");
  }

  return {
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (share) => next() < share,
    pick: (choices) => pickWeighted(choices, () => 1),
    pickWeighted,
  };
}
