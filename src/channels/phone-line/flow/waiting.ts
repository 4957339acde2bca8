import type { Session } from "#channels/phone-line/flow/call.ts";
import { go, hangUp, type Move, seekAgent } from "#channels/phone-line/flow/moves.ts";
import type { AgentPlace } from "#use-cases/phone/phone-answers.ts";
import type { Said, Sentence } from "#words/speak.ts";

/** How often a caller who waits hears where they stand. */
const TELL_EVERY_SECONDS = 45;
/** After which nobody waits any longer: a message is called back sooner. */
const MOST_WAIT_SECONDS = 20 * 60;

/** Where a caller who wants an agent goes on. */
export function seated(session: Session, place: AgentPlace): Move {
  switch (place.kind) {
    case "none":
      return toMailbox(session, "no-agent");
    case "outside":
      return { session: { ...session, waiting: null }, said: ["to-agent"], next: { dial: place.target } };
    case "agent": {
      const { place: before, minutes, callBackTo } = session.waiting ?? { place: 1, minutes: 1, callBackTo: null };
      const waiting = { toldAt: null, place: before, minutes, callBackTo };
      return { session: { ...session, waiting }, said: ["to-agent"], next: { dial: place.target } };
    }
    case "wait": {
      const { waitedSeconds, minutes, callBackTo } = place;
      if (waitedSeconds >= MOST_WAIT_SECONDS) return toMailbox(session, "waited-long");
      const toldAt = session.at === "queue" ? (session.waiting?.toldAt ?? null) : null;
      const isQuiet = toldAt !== null && waitedSeconds - toldAt < TELL_EVERY_SECONDS;
      const waiting = { toldAt: isQuiet ? toldAt : waitedSeconds, place: place.place, minutes, callBackTo };
      const placed = { ...session, waiting };
      if (isQuiet) return { session: placed, said: [], next: { stay: true } };
      return session.waiting === null ? go(placed, "queue", "agents-busy") : go(placed, "queue");
    }
  }
}

/** Where the caller stands, and what else they may do. */
export function sayPlace({ waiting }: Session): readonly Said[] {
  if (waiting === null) return [];
  const { place, minutes } = waiting;
  const ahead: readonly Said[] =
    place === 1 ? ["you-are-next"] : place === 2 ? ["one-caller-ahead"] : [{ count: place - 1 }, "callers-ahead"];
  const wait: readonly Said[] = minutes === 1 ? ["wait-a-minute"] : ["wait-about", { count: minutes }, "minutes"];
  return [...ahead, ...wait, "queue-choices"];
}

/** Called back instead of waiting: at the number they call from, or at one they key. */
export function offerCallBack(session: Session): Move {
  return session.waiting?.callBackTo == null ? go(session, "call-back-number") : go(session, "call-back");
}

/** After the agent's phone rang. */
export function agentLegOver(session: Session, result: "ended" | "transferred" | "declined" | "not-answered"): Move {
  switch (result) {
    case "ended":
      return hangUp(session, "agent", "goodbye");
    case "transferred":
      return hangUp(session, "agent");
    case "declined":
    case "not-answered":
      // A call centre that did not answer is not tried again.
      if (session.waiting === null) return toMailbox(session, "no-agent");
      return seekAgent(session, result === "declined" ? "declined" : "no-answer");
  }
}

export function toMailbox(session: Session, ...said: Sentence[]): Move {
  return { session, said: [...said, "leave-message"], next: { record: true } };
}
