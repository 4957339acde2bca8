import type { CarriedVerb } from "#channels/phone-line/by-request/take-step.ts";
import {
  type Answer,
  type CallEvent,
  newSession,
  type Question,
  type Session,
  type StepName,
} from "#channels/phone-line/flow/call.ts";
import { step } from "#channels/phone-line/flow/step.ts";
import { addDays, type Day } from "#domain/calendar/day.ts";
import type { FoundPharmacy, OpenLine, PhoneLine, SpokenPromise } from "#use-cases/phone/phone-answers.ts";

// The same flow with an engine of its own, for staff who learn how callers hear the line: pure, over made-up numbers,
// and with no way to a database, a member or an order.

/** What can be keyed. The numbers have good check digits and belong to nobody. */
export const TRAINING = {
  recordNumber: "999000102",
  ready: "9990001019",
  alsoReady: "9990001027",
  noRefills: "9990001035",
  tooSoon: "9990001043",
  onOrder: "9990001050",
  refillPhone: "5555550100",
  birthDate: "1981-02-03",
  streetNumber: "100",
  zip: "90001",
  /** Nobody can take it for one of the plan's. */
  confirmationNumber: "0000000000",
} as const;

const MAIL_ORDER_PHONE = "5555550199";
const MESSAGE_SECONDS = 10;
const CENTS_A_LINE = 1000;
const FIVE_IN_THE_AFTERNOON = 17 * 60;

export type TrainingTurn = {
  /** What the line did on the last act. */
  readonly verbs: readonly CarriedVerb[];
  readonly at: StepName;
};

/**
 * Runs a call from its beginning: nothing of it is kept anywhere.
 * @param acts what was keyed, act by act; "" is a silence
 */
export function runTrainingCall(to: "refill" | "mailorder", acts: readonly string[], today: Day): TrainingTurn {
  const line: PhoneLine = {
    kind: to === "refill" ? "refill" : "mail-order",
    refillsOffered: true,
    pharmacy: null,
    mailOrderPhone: MAIL_ORDER_PHONE,
    news: [],
  };
  let { session, verbs } = happen(newSession(line), { kind: "start" }, today);
  for (const keys of acts) ({ session, verbs } = happen(session, eventOf(session, keys), today));
  return { verbs, at: session.at };
}

/** Whoever is asked for a message and does anything has left one. */
function eventOf({ awaits }: Session, keys: string): CallEvent {
  if (awaits === "recording") return { kind: "recorded", seconds: MESSAGE_SECONDS };
  return keys === "" ? { kind: "silence" } : { kind: "keys", keys };
}

function happen(before: Session, event: CallEvent, today: Day): { session: Session; verbs: CarriedVerb[] } {
  const done: CarriedVerb[] = [];
  let session = before;
  for (let next: CallEvent | undefined = event; next !== undefined;) {
    const turn = step(session, next);
    session = turn.session;
    next = undefined;
    for (const verb of turn.verbs) {
      if (verb.verb === "ask") next = { kind: "answer", answer: trainingAnswer(verb.question, today) };
      else if (verb.verb === "pay") next = { kind: "paid", paymentMethodId: "training" };
      else done.push(verb);
    }
  }
  return { session, verbs: done };
}

function trainingAnswer(question: Question, today: Day): Answer {
  switch (question.ask) {
    case "dropped-order":
      return { ask: question.ask, rxNumbers: [] };
    case "prescription":
      return { ask: question.ask, finding: findingOf(question, today) };
    case "pharmacy":
      return { ask: question.ask, pharmacy: question.refillPhone === TRAINING.refillPhone ? PHARMACY : null };
    case "address": {
      const { recordNumber, birthDate, streetNumber, zip } = question;
      const isKnown =
        recordNumber === TRAINING.recordNumber &&
        birthDate === TRAINING.birthDate &&
        streetNumber === TRAINING.streetNumber &&
        zip === TRAINING.zip;
      return { ask: question.ask, check: isKnown ? { kind: "matched", addressId: "training" } : { kind: "no-match" } };
    }
    case "card":
      return { ask: question.ask, paymentMethodId: "training" };
    case "quote": {
      const { rxNumbers, delivery } = question.order;
      const lines = rxNumbers.map((rxNumber) => ({ rxNumber, promise: promiseOf(rxNumber, delivery.kind, today) }));
      const totalCents = CENTS_A_LINE * lines.length;
      return { ask: question.ask, quote: { kind: "quoted", lines, leftOut: [], totalCents } };
    }
    case "place":
      return {
        ask: question.ask,
        placed: { kind: "placed", confirmationNumber: TRAINING.confirmationNumber },
      };
    case "open-lines": {
      const isKnown = question.recordNumber === TRAINING.recordNumber && question.birthDate === TRAINING.birthDate;
      return { ask: question.ask, open: isKnown ? { kind: "found", lines: openLines(today) } : { kind: "no-match" } };
    }
    case "agent":
      return { ask: question.ask, place: { kind: "none" } };
    case "call-back":
      return { ask: question.ask, kept: true };
  }
}

type Asked = Extract<Question, { ask: "prescription" }>;

function findingOf(
  { recordNumber, rxNumber, chosen }: Asked,
  today: Day,
): Extract<Answer, { ask: "prescription" }>["finding"] {
  if (recordNumber !== TRAINING.recordNumber) return { kind: "not-found" };
  if (chosen.includes(rxNumber)) return { kind: "asked-before" };
  switch (rxNumber) {
    case TRAINING.ready:
    case TRAINING.alsoReady:
      return { kind: "accepted" };
    case TRAINING.noRefills:
      return { kind: "sent-to-prescriber" };
    case TRAINING.tooSoon:
      return { kind: "scheduled", clearsOn: addDays(today, 9) };
    case TRAINING.onOrder:
      return { kind: "already-ordered", confirmationNumber: TRAINING.confirmationNumber };
    default:
      return { kind: "not-found" };
  }
}

function promiseOf(rxNumber: string, delivery: "label" | "pharmacy" | "mail", today: Day): SpokenPromise {
  if (rxNumber === TRAINING.tooSoon) return { kind: "starts-on", by: addDays(today, 9) };
  if (rxNumber === TRAINING.noRefills) return { kind: "answer-by", by: addDays(today, 2) };
  return delivery === "mail"
    ? { kind: "arrives-by", by: addDays(today, 7) }
    : { kind: "ready-by", by: addDays(today, 1), minutes: FIVE_IN_THE_AFTERNOON };
}

function openLines(today: Day): readonly OpenLine[] {
  return [
    { rxNumber: TRAINING.onOrder, status: "in-process", promise: { kind: "ready-by", by: addDays(today, 1) } },
    { rxNumber: TRAINING.alsoReady, status: "ready-for-pickup", promise: { kind: "ready-by", by: today } },
  ];
}

const OFFICE_HOURS = [{ openMinute: 9 * 60, closeMinute: 18 * 60 }];

const PHARMACY: FoundPharmacy = {
  id: "training",
  refillPhone: TRAINING.refillPhone,
  takesPhoneRefills: true,
  today: OFFICE_HOURS,
  week: [[], OFFICE_HOURS, OFFICE_HOURS, OFFICE_HOURS, OFFICE_HOURS, OFFICE_HOURS, []],
  news: [],
};
