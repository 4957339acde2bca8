/** How many wrong attempts are free, and how long the waits after them become. */
export type ThrottleRule = {
  readonly freeFailures: number;
  /** The first wait; it doubles with each further failure. */
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
  /**
   * The free failures are earned back, one by one, over this long; all failures are forgotten when none was added for
   * this long.
   */
  readonly forgottenAfterSeconds: number;
};

/** What is guessed at: a password or code of an account, or a pair of record number and prescription number. */
export type GuessedAt = "sign-in" | "number-pair";

/** Whose failures are counted together. */
export type ThrottleCounter = "known-device" | "subject-and-source" | "source" | "subject";

const RULES: Readonly<Record<GuessedAt, Readonly<Record<ThrottleCounter, ThrottleRule>>>> = {
  "sign-in": {
    "known-device": { freeFailures: 5, firstWaitSeconds: 2, longestWaitSeconds: 300, forgottenAfterSeconds: 3600 },
    "subject-and-source": {
      freeFailures: 5,
      firstWaitSeconds: 5,
      longestWaitSeconds: 900,
      forgottenAfterSeconds: 3600,
    },
    source: { freeFailures: 50, firstWaitSeconds: 5, longestWaitSeconds: 900, forgottenAfterSeconds: 3600 },
    // Everybody's failures together: the wait stays short, or strangers could keep a member out of a new device.
    subject: { freeFailures: 30, firstWaitSeconds: 1, longestWaitSeconds: 10, forgottenAfterSeconds: 3600 },
  },
  "number-pair": {
    "known-device": { freeFailures: 20, firstWaitSeconds: 5, longestWaitSeconds: 900, forgottenAfterSeconds: 3600 },
    "subject-and-source": {
      freeFailures: 20,
      firstWaitSeconds: 5,
      longestWaitSeconds: 900,
      forgottenAfterSeconds: 3600,
    },
    source: { freeFailures: 20, firstWaitSeconds: 5, longestWaitSeconds: 3600, forgottenAfterSeconds: 3600 },
    subject: { freeFailures: 30, firstWaitSeconds: 1, longestWaitSeconds: 10, forgottenAfterSeconds: 3600 },
  },
};

/**
 * The counters an attempt is checked against and, when it fails, counted in. A device the member has signed on with
 * before has its own, and nothing a stranger does elsewhere slows it.
 */
export function countersFor(
  guessedAt: GuessedAt,
  fromKnownDevice: boolean,
): readonly { readonly counter: ThrottleCounter; readonly rule: ThrottleRule }[] {
  const counters: readonly ThrottleCounter[] = fromKnownDevice
    ? ["known-device"]
    : ["subject-and-source", "source", "subject"];
  return counters.map((counter) => ({ counter, rule: RULES[guessedAt][counter] }));
}

/** What a counter remembers. */
export type CountedFailures = { readonly failures: number; readonly lastFailedAt: Date };

/**
 * Seconds until the next attempt is looked at; 0 is now. Only wrong attempts count: nobody is slowed by how much they
 * order.
 */
export function waitSeconds(rule: ThrottleRule, counted: CountedFailures | null, now: Date): number {
  if (counted === null || isForgotten(rule, counted, now)) return 0;
  const beyond = counted.failures - rule.freeFailures;
  if (beyond < 0) return 0;
  const wait = Math.min(rule.longestWaitSeconds, rule.firstWaitSeconds * 2 ** beyond);
  return Math.max(0, Math.ceil((counted.lastFailedAt.getTime() + wait * 1000 - now.getTime()) / 1000));
}

/** The counter after one more wrong attempt at `now`. */
export function countFailure(rule: ThrottleRule, counted: CountedFailures | null, now: Date): CountedFailures {
  if (counted === null || isForgotten(rule, counted, now)) return { failures: 1, lastFailedAt: now };
  const secondsSince = (now.getTime() - counted.lastFailedAt.getTime()) / 1000;
  const earnedBack = Math.floor((secondsSince * rule.freeFailures) / rule.forgottenAfterSeconds);
  return { failures: Math.max(0, counted.failures - earnedBack) + 1, lastFailedAt: now };
}

function isForgotten(rule: ThrottleRule, counted: CountedFailures, now: Date): boolean {
  return now.getTime() - counted.lastFailedAt.getTime() >= rule.forgottenAfterSeconds * 1000;
}
