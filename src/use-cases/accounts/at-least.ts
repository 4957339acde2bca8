import { setTimeout as wait } from "node:timers/promises";

/** Long enough for the longer way through the work, short enough to wait for. */
const MILLISECONDS = 300;

/**
 * Answers no sooner than this, so that the time taken does not tell which way the work went (whether a record number
 * or an e-mail is known).
 */
export async function atLeast<T>(work: Promise<T>): Promise<T> {
  const [result] = await Promise.all([work, wait(MILLISECONDS)]);
  return result;
}
