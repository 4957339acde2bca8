import type { Codec } from "#channels/phone-line/media/g711.ts";
import type { BridgeOptions } from "#channels/phone-line/phone-call.ts";
import type { Leg } from "#channels/phone-line/sip/leg.ts";
import { placeCall } from "#channels/phone-line/sip/outgoing-leg.ts";
import type { SipStack } from "#channels/phone-line/sip/stack.ts";

export type Bridge = {
  /** How it ended: that leg was through, or never answered. */
  readonly over: Promise<"ended" | "no-answer" | "busy" | "failed">;
  /** Stops ringing, or hangs that leg up. */
  readonly drop: () => void;
};

/** Rings another address and joins it with a leg that is there, until one of the two hangs up. */
export function bridgeLegs(
  stack: SipStack,
  mine: { readonly id: string; readonly from: string; readonly preferred: Codec; readonly leg: () => Leg },
  target: string,
  { ringSeconds, headers, onAnswer, signal }: BridgeOptions,
): Bridge {
  const { id, from, preferred } = mine;
  let whenOver = () => {};
  const otherIsOver = new Promise<void>((resolve) => (whenOver = resolve));
  const placed = placeCall(
    stack,
    id,
    { target, from, preferred, ringSeconds, headers },
    { onKey: () => {}, onConfirmed: () => {}, onReferred: () => {}, onEnd: () => whenOver() },
  );
  let drop = placed.cancel;
  signal?.addEventListener("abort", () => drop(), { once: true });
  if (signal?.aborted === true) drop();

  async function join(): Promise<Awaited<Bridge["over"]>> {
    const outcome = await placed.outcome;
    if (outcome.kind !== "answered") return outcome.kind;
    const [leg, other] = [mine.leg(), outcome.leg];
    drop = () => other.end("us");
    // Hung up as they answered.
    if (leg.isOver || signal?.aborted === true) drop();
    else {
      leg.join(other);
      other.join(leg);
      onAnswer?.();
    }
    await otherIsOver;
    leg.leave();
    return "ended";
  }
  return { over: join(), drop: () => drop() };
}
