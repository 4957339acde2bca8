import type { Outcome, Question, Session, StepName } from "#channels/phone-line/flow/call.ts";
import type { Said } from "#words/speak.ts";

/** Where the call goes on from here, and what is said first. */
export type Move = {
  readonly session: Session;
  readonly said: readonly Said[];
  readonly next:
    | { readonly to: StepName }
    /** Where it is, without a word. */
    | { readonly stay: true }
    | { readonly ask: Question }
    | { readonly record: true }
    | { readonly dial: string }
    | { readonly pay: true }
    | { readonly hangUp: Outcome };
};

const MOST_WRONG = 3;

export function go(session: Session, to: StepName, ...said: Said[]): Move {
  return { session, said, next: { to } };
}

export function ask(session: Session, question: Question, ...said: Said[]): Move {
  return { session, said, next: { ask: question } };
}

/** Something the caller did not expect: what they typed ahead was meant for another answer, and is forgotten. */
export function surprise(session: Session, to: StepName, ...said: Said[]): Move {
  return go({ ...session, typed: "" }, to, ...said);
}

/** A wrong entry; the third leads to an agent. */
export function wrong(session: Session, to: StepName, ...said: Said[]): Move {
  const counted = { ...session, wrong: session.wrong + 1 };
  return counted.wrong >= MOST_WRONG ? toAgent(counted, ...said) : surprise(counted, to, ...said);
}

export function toAgent(session: Session, ...said: Said[]): Move {
  return seekAgent({ ...session, typed: "" }, null, ...said);
}

/** Asks for an agent, the first time or again. */
export function seekAgent(session: Session, passed: "declined" | "no-answer" | null, ...said: Said[]): Move {
  const { at, language, recordNumber, chosen: rxNumbers } = session;
  return ask(session, { ask: "agent", at, language, keyed: { recordNumber, rxNumbers }, passed }, ...said);
}

export function hangUp(session: Session, outcome: Outcome, ...said: Said[]): Move {
  return { session, said, next: { hangUp: outcome } };
}

/** A new order in the same call, with nothing kept of the one before. */
export function startOver(session: Session): Session {
  return {
    ...session,
    recordNumber: "",
    birthDate: "",
    streetNumber: "",
    found: null,
    chosen: [],
    delivery: null,
    paymentMethodId: null,
    quote: null,
    orderTold: false,
    attempt: session.attempt + 1,
  };
}
