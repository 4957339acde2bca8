const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 3600;
/** Half a day of trying; after that the news is old. */
const TRIES = 18;

/** When a delivery whose fate is unknown is tried again after its `attempts`-th try; null where no more. */
export function nextTry(attempts: number, now: Date): Date | null {
  if (attempts >= TRIES) return null;
  const seconds = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** (attempts - 1));
  return new Date(now.getTime() + seconds * 1000);
}
