import { randomInt } from "node:crypto";
import type { BridgeOptions } from "#channels/phone-line/phone-call.ts";
import type { Leg } from "#channels/phone-line/sip/leg.ts";
import { placeCall } from "#channels/phone-line/sip/outgoing-leg.ts";
import { writeFor } from "#channels/phone-line/sip/sdp.ts";
import type { SipStack } from "#channels/phone-line/sip/stack.ts";

type HandOver = {
  /** `ended`: they talked with each other, and the caller is back. */
  readonly over: Promise<"ended" | "failed">;
  /** Stops ringing, or hangs the other side up. */
  readonly drop: () => void;
};

/**
 * Rings another address and has the caller talk with it directly (RFC 3725, third-party call control): we stay in the
 * signalling, and neither voice nor keys pass here. When the other side hangs up the caller is taken back.
 */
export function handOver(
  stack: SipStack,
  mine: { readonly id: string; readonly from: string; readonly leg: () => Leg },
  target: string,
  { ringSeconds, headers }: Pick<BridgeOptions, "ringSeconds" | "headers">,
): HandOver {
  const { id, from } = mine;
  const leg = mine.leg();
  const sound = leg.theirs();
  if (sound === undefined) return { over: Promise.resolve("failed"), drop: () => {} };
  let whenOver = () => {};
  const otherIsOver = new Promise<void>((resolve) => (whenOver = resolve));
  const sdp = writeFor({ host: stack.host, port: sound.port, sessionId: randomInt(2 ** 31), version: 1 }, sound);
  const preferred = sound.codecs[0]?.codec ?? "PCMU";
  const placed = placeCall(
    stack,
    id,
    { target, from, preferred, ringSeconds, headers, sdp },
    { onKey: () => {}, onConfirmed: () => {}, onReferred: () => {}, onEnd: () => whenOver() },
  );
  let drop = placed.cancel;

  async function exchange(): Promise<"ended" | "failed"> {
    const outcome = await placed.outcome;
    if (outcome.kind !== "answered") return "failed";
    const other = outcome.leg;
    const place = other.theirs();
    drop = () => other.end("us");
    other.rest();
    const isLent = place !== undefined && (await leg.lend(place));
    if (!isLent) drop();
    await otherIsOver;
    const isBack = await leg.takeBack();
    if (!isBack) leg.end("failure");
    return isLent && isBack ? "ended" : "failed";
  }
  return { over: exchange(), drop: () => drop() };
}
