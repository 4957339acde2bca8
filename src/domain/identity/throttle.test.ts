import { describe, expect, it, test } from "vitest";
import {
  type CountedFailures,
  countersFor,
  countFailure,
  type GuessedAt,
  type ThrottleRule,
  waitSeconds,
} from "#domain/identity/throttle.ts";

const start = new Date("2026-11-21T08:00:00Z");
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

/** Counts so many failures, a second apart, the last at `start`. */
function failed(rule: ThrottleRule, times: number): CountedFailures | null {
  let counted: CountedFailures | null = null;
  for (let n = times; n > 0; n--) counted = countFailure(rule, counted, later(1 - n));
  return counted;
}

const waitsAfter = (guessedAt: GuessedAt, knownDevice: boolean, times: number) =>
  Math.max(...countersFor(guessedAt, knownDevice).map(({ rule }) => waitSeconds(rule, failed(rule, times), start)));

test.each([0, 1, 10, 19])("%i wrong number pairs in an hour from one source meet no wait", (times) => {
  expect(waitsAfter("number-pair", false, times)).toBe(0);
});

it("ten wrong number pairs an hour meet no wait, hour after hour", () => {
  const hour = 3600;
  for (const { rule } of countersFor("number-pair", false)) {
    let counted: CountedFailures | null = null;
    for (let n = 0; n < 100; n++) {
      expect(waitSeconds(rule, counted, later((n * hour) / 10))).toBe(0);
      counted = countFailure(rule, counted, later((n * hour) / 10));
    }
  }
});

it("guessing numbers on and on waits up to an hour", () => {
  expect(waitsAfter("number-pair", false, 20)).toBe(5);
  expect(waitsAfter("number-pair", false, 21)).toBe(10);
  expect(waitsAfter("number-pair", false, 60)).toBe(3600);
});

test.each([
  [4, 0],
  [5, 5],
  [6, 10],
  [7, 20],
  [40, 900],
])("after %i wrong passwords from one place the next waits %i s", (times, seconds) => {
  expect(waitsAfter("sign-in", false, times)).toBe(seconds);
});

describe("a stranger", () => {
  it("does not slow the member's own device: it is counted apart", () => {
    expect(countersFor("sign-in", true).map(({ counter }) => counter)).toEqual(["known-device"]);
  });
  it("who guesses from everywhere makes a member on a new device wait ten seconds at most", () => {
    const everybody = countersFor("sign-in", false).find(({ counter }) => counter === "subject");
    if (everybody === undefined) throw new Error("no counter of the subject");
    expect(waitSeconds(everybody.rule, failed(everybody.rule, 100_000), start)).toBe(10);
  });
});

describe("a wait", () => {
  const rule: ThrottleRule = {
    freeFailures: 3,
    firstWaitSeconds: 8,
    longestWaitSeconds: 60,
    forgottenAfterSeconds: 600,
  };
  it("runs down and is over", () => {
    const counted = failed(rule, 3);
    expect([0, 3, 7.5, 8, 9].map((seconds) => waitSeconds(rule, counted, later(seconds)))).toEqual([8, 5, 1, 0, 0]);
  });
  it("is forgotten with its failures after a while", () => {
    const counted = failed(rule, 30);
    expect(waitSeconds(rule, counted, later(59))).toBe(1);
    expect(countFailure(rule, counted, later(199)).failures).toBe(31);
    expect(countFailure(rule, counted, later(599)).failures).toBe(29);
    expect(countFailure(rule, counted, later(600))).toEqual({ failures: 1, lastFailedAt: later(600) });
  });
});
