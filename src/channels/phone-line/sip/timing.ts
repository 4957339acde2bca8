/** RFC 3261 section 17.1.1.1 and its table 4, in milliseconds. */
export type SipTiming = {
  /** A round trip; what is not answered is sent again after so long, then after twice that and so on. */
  readonly t1: number;
  /** The longest pause between two sendings. */
  readonly t2: number;
  /** A second of a session timer; shorter in tests. */
  readonly sessionSecond: number;
};

export const STANDARD_TIMING: SipTiming = { t1: 500, t2: 4000, sessionSecond: 1000 };

/** After so long without an answer nobody waits any more (timers B, F, H, J). */
export function giveUpAfter({ t1 }: SipTiming): number {
  return 64 * t1;
}

/**
 * Sends at once and, on a way that may lose it, again and again until stopped or given up.
 *
 * @param longest the longest pause between two sendings; Infinity keeps doubling (timer A)
 */
export function sendRepeatedly(
  send: () => void,
  timing: SipTiming,
  { repeat, longest, onGiveUp }: { readonly repeat: boolean; readonly longest: number; readonly onGiveUp: () => void },
): () => void {
  let pause = timing.t1;
  let again: NodeJS.Timeout | undefined;
  const giveUp = setTimeout(() => {
    clearTimeout(again);
    onGiveUp();
  }, giveUpAfter(timing));
  const later = () => {
    again = setTimeout(() => {
      send();
      pause = Math.min(pause * 2, longest);
      later();
    }, pause);
  };
  send();
  if (repeat) later();
  return () => {
    clearTimeout(again);
    clearTimeout(giveUp);
  };
}
