const SIZE = 1_000_000_000;
const HALF_BITS = 15;
const HALF_MASK = (1 << HALF_BITS) - 1;
const LEAST_ROUNDS = 4;

/**
 * Scrambles 0…999,999,999 so that each number goes to exactly one other: a Feistel network over 30 bits (2^30 is just
 * above a billion), walked on until it lands inside. The same keys in reverse order undo it.
 *
 * It hides how many orders there are from people who see a few numbers. It is no encryption and guards no secret.
 * @param roundKeys at least four 32-bit numbers, the same for ever: other keys would give numbers out twice
 * @throws RangeError for a number outside the range or too few keys
 */
export function permute(roundKeys: readonly number[], number: number): number {
  if (!Number.isInteger(number) || number < 0 || number >= SIZE) throw new RangeError(`outside 0 to ${SIZE - 1}`);
  if (roundKeys.length < LEAST_ROUNDS) throw new RangeError(`needs at least ${LEAST_ROUNDS} round keys`);
  let scrambled = number;
  do scrambled = feistel(roundKeys, scrambled);
  while (scrambled >= SIZE);
  return scrambled;
}

function feistel(roundKeys: readonly number[], number: number): number {
  let left = number >>> HALF_BITS;
  let right = number & HALF_MASK;
  for (const key of roundKeys) [left, right] = [right, left ^ (mix(right ^ key) & HALF_MASK)];
  // Swapped at the end, so that reversed keys run the same network backwards.
  return (right << HALF_BITS) | left;
}

/** The 32-bit finaliser of MurmurHash3: every bit of the result depends on every bit of the number. */
function mix(number: number): number {
  let hash = number;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
