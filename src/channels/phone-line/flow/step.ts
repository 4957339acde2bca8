import { answered, backFromPayment, recorded } from "#channels/phone-line/flow/answers.ts";
import type { CallEvent, Session, StepName, Turn, Verb } from "#channels/phone-line/flow/call.ts";
import { keyMap, type Step } from "#channels/phone-line/flow/key-map.ts";
import { go, hangUp, type Move, toAgent, wrong } from "#channels/phone-line/flow/moves.ts";
import { agentLegOver } from "#channels/phone-line/flow/waiting.ts";
import type { Said } from "#words/speak.ts";

/** Relay callers hear every prompt from somebody else before they answer. */
const LISTEN_SECONDS = 20;
/** Between two digits of a number. */
const NEXT_DIGIT_SECONDS = 12;
/** At the language a rotary phone shows itself, and after the confirmation number nobody has to answer. */
const SHORT_LISTEN: Partial<Record<StepName, number>> = { language: 8, placed: 6 };
/** Between two looks for an agent. */
const WAIT_SECONDS = 3;
/** Silences in a row until somebody is called to help: about two minutes. */
const MOST_SILENCES = 6;
const ROTARY_SILENCES = 2;
/** Forty numbers typed ahead; more is a key that hangs, or somebody who plays. */
const MOST_TYPED = 600;
const MESSAGE_SECONDS = 180;
const MESSAGE_SILENCE_SECONDS = 8;

/**
 * One event of a call and what the line does then. Pure: the whole call is in the session. Keys may be typed ahead of
 * any prompt; they are kept until a step uses them, and prompts in between are not said.
 */
export function step(session: Session, event: CallEvent): Turn {
  if (session.awaits === "nothing") return { session, verbs: [] };
  switch (event.kind) {
    case "start":
      return arrive({ ...session, path: [session.at] }, []);
    case "hang-up":
      return { session: { ...session, awaits: "nothing", outcome: session.outcome ?? "hung-up" }, verbs: [] };
    case "failed":
      return carryOut(hangUp({ ...session, awaits: null }, "fault", "line-closed"), []);
    case "keys": {
      const heard = event.keys.replace(/[^\d*#]/g, "");
      if (heard === "" || session.awaits === "recording" || session.awaits === "agent-leg")
        return { session, verbs: [] };
      const typed = withoutStrayEnds(session.typed + heard).slice(0, MOST_TYPED);
      if (session.awaits !== null) return { session: { ...session, typed }, verbs: [] };
      if (typed === "") return { session, verbs: [listen(session)] };
      return useKeys({ ...session, typed, silences: 0 }, null);
    }
    case "silence":
      return session.awaits === null ? silence(session) : { session, verbs: [] };
    case "answer":
      if (session.awaits !== event.answer.ask) return { session, verbs: [] };
      return carryOut(answered({ ...session, awaits: null }, event.answer), []);
    case "recorded":
      if (session.awaits !== "recording") return { session, verbs: [] };
      return carryOut(recorded({ ...session, awaits: null }, event.seconds), []);
    case "dialled":
      if (session.awaits !== "agent-leg") return { session, verbs: [] };
      return carryOut(agentLegOver({ ...session, awaits: null }, event.result), []);
    case "paid":
      if (session.awaits !== "payment-line") return { session, verbs: [] };
      return carryOut(backFromPayment({ ...session, awaits: null }, event.paymentMethodId), []);
  }
}

function carryOut({ session, said, next }: Move, news: readonly Said[]): Turn {
  const told = [...news, ...said];
  if ("to" in next) {
    const isNew = next.to !== session.at;
    const there = {
      ...session,
      at: next.to,
      silences: 0,
      ...(isNew ? { wrong: 0, repeats: 0, path: [...session.path, next.to] } : {}),
    };
    return arrive(there, told);
  }
  if ("stay" in next) return useKeys(session, null);
  if ("ask" in next) {
    return stop({ ...session, awaits: next.ask.ask }, told, { verb: "ask", question: next.ask });
  }
  if ("record" in next) {
    const waiting = { ...session, typed: "", awaits: "recording" } as const;
    return stop(waiting, told, {
      verb: "record",
      maxSeconds: MESSAGE_SECONDS,
      silenceSeconds: MESSAGE_SILENCE_SECONDS,
    });
  }
  if ("dial" in next) return stop({ ...session, awaits: "agent-leg" }, told, { verb: "dial", target: next.dial });
  if ("pay" in next) {
    const { recordNumber } = session;
    return stop({ ...session, awaits: "payment-line" }, told, { verb: "pay", recordNumber });
  }
  return stop({ ...session, awaits: "nothing", outcome: next.hangUp }, told, { verb: "hang-up" });
}

function stop(session: Session, said: readonly Said[], verb: Verb): Turn {
  return { session, verbs: said.length === 0 ? [verb] : [say(session, said), verb] };
}

/** At a step, with what is to be told first; keys that were typed ahead are used at once. */
function arrive(session: Session, news: readonly Said[]): Turn {
  return useKeys(session, news);
}

/** @param news what to say with the step's prompt before listening; null while a number is being keyed */
function useKeys(session: Session, news: readonly Said[] | null): Turn {
  const here = keyMap[session.at];
  const taken = takeEntry(here, session.typed);
  if (taken === null) {
    if (news === null) return { session, verbs: [listen(session)] };
    const told = session.at === "confirm" ? { ...session, orderTold: true } : session;
    return { session: told, verbs: [say(told, [...news, ...here.say(told)]), listen(told)] };
  }
  const rest = { ...session, typed: withoutStrayEnds(taken.rest) };
  if (taken.entry === "*") return repeat(rest);
  return carryOut(use(here, rest, taken.entry), []);
}

/** The next whole entry of what was typed; null while there is none. */
function takeEntry(here: Step, typed: string): { entry: string; rest: string } | null {
  if ("keys" in here) return typed === "" ? null : { entry: typed.slice(0, 1), rest: typed.slice(1) };
  const [taken, number = "", end] = /^(\d*)([*#])/.exec(typed) ?? [];
  if (taken === undefined) return null;
  return { entry: end === "*" ? "*" : number, rest: typed.slice(taken.length) };
}

/** `#` ends a number; twice, or where none was begun, it is nothing. */
function withoutStrayEnds(typed: string): string {
  return typed.replace(/^#+/, "");
}

function use(here: Step, session: Session, entry: string): Move {
  if (entry === "0") return toAgent(session);
  if ("keys" in here) {
    const chosen = here.keys[entry];
    if (chosen === undefined && here.onSilence !== undefined) return go(session, session.at);
    return chosen === undefined ? wrong(session, session.at, "wrong-key") : chosen(session);
  }
  const isWhole = here.digits === null || entry.length === here.digits;
  return isWhole && here.isGood(entry) ? here.then(session, entry) : wrong(session, session.at, here.orElse);
}

/** Says the prompt again; asked a second time in a row, more slowly from then on. */
function repeat(session: Session): Turn {
  const repeats = session.repeats + 1;
  const slow = session.slow || repeats > 1;
  const news: readonly Said[] = slow && !session.slow ? ["slower"] : [];
  return arrive({ ...session, repeats, slow }, news);
}

function silence(session: Session): Turn {
  const here = keyMap[session.at];
  const counted = { ...session, silences: session.silences + 1 };
  const { typed } = session;
  if ("onSilence" in here && here.onSilence !== undefined) return carryOut(here.onSilence(session), []);
  if (counted.silences >= (session.at === "language" ? ROTARY_SILENCES : MOST_SILENCES)) {
    return carryOut(toAgent(counted), []);
  }
  if (!("keys" in here) && typed !== "") {
    // A whole number without its `#` is a number all the same.
    const isWhole = here.digits === null || typed.length === here.digits;
    if (isWhole) return useKeys({ ...session, typed: `${typed}#` }, []);
    const soFar: readonly Said[] = [
      "so-far",
      { count: typed.length },
      typed.length === 1 ? "so-far-digit" : "so-far-digits",
    ];
    return { session: counted, verbs: [say(counted, soFar), listen(counted)] };
  }
  const still: readonly Said[] = session.at === "language" ? [] : ["still-here"];
  return { session: counted, verbs: [say(counted, [...still, ...here.say(counted)]), listen(counted)] };
}

function say({ language, slow }: Session, said: readonly Said[]): Verb {
  return { verb: "say", said, language, slow };
}

function listen(session: Session): Verb {
  const here = keyMap[session.at];
  if (session.at === "queue") return { verb: "wait", seconds: WAIT_SECONDS };
  const usual = session.typed === "" ? (SHORT_LISTEN[session.at] ?? LISTEN_SECONDS) : NEXT_DIGIT_SECONDS;
  const seconds = Math.ceil(usual * session.patience);
  return "keys" in here
    ? { verb: "gather", digits: 1, ends: null, seconds }
    : { verb: "gather", digits: here.digits, ends: "#", seconds };
}
