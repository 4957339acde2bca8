import type { Session, StepName } from "#channels/phone-line/flow/call.ts";
import {
  ask,
  go,
  hangUp,
  type Move,
  seekAgent,
  startOver,
  surprise,
  toAgent,
} from "#channels/phone-line/flow/moves.ts";
import { sayFinding, sayNews, sayOrder, sayPlaced, sayStatus } from "#channels/phone-line/flow/sayings.ts";
import { offerCallBack, sayPlace, toMailbox } from "#channels/phone-line/flow/waiting.ts";
import { isDay } from "#domain/calendar/day.ts";
import { parseCallBackNumber } from "#domain/calls/agent-address.ts";
import { parsePrescriptionNumber } from "#domain/numbers/prescription-number.ts";
import { parseRecordNumber } from "#domain/numbers/record-number.ts";
import type { PhoneOrder } from "#use-cases/phone/phone-answers.ts";
import type { Language } from "#words/languages.ts";
import type { Said, Sentence } from "#words/speak.ts";

/** One key chooses; any other is a wrong entry. `0` is an agent and `*` repeats everywhere. */
type Choice = {
  readonly say: (session: Session) => readonly Said[];
  readonly keys: Readonly<Record<string, (session: Session) => Move>>;
  /** Where silence means that the caller is done, not slow. */
  readonly onSilence?: (session: Session) => Move;
};

/** A number, ended by `#`; `0#` is an agent. */
type Entry = {
  readonly say: (session: Session) => readonly Said[];
  /** Null where the length differs from caller to caller. */
  readonly digits: number | null;
  readonly isGood: (digits: string) => boolean;
  readonly orElse: Sentence;
  readonly then: (session: Session, digits: string) => Move;
};

export type Step = Choice | Entry;

/** As many as one order on the web holds. */
const MOST_PRESCRIPTIONS = 40;

const isFull = ({ chosen }: Session) => chosen.length >= MOST_PRESCRIPTIONS;
const isMailOrder = ({ line }: Session) => line.kind === "mail-order";

/** The key map of the phone line (contract). */
export const keyMap: Readonly<Record<StepName, Step>> = {
  language: {
    say: (session) => [
      // Nobody is greeted twice.
      ...(session.silences > 0
        ? []
        : [{ sentence: isMailOrder(session) ? "welcome-mail" : "welcome", language: "en" } as const]),
      { sentence: "choose-language", language: "en" },
      { sentence: "choose-language", language: "es" },
      { sentence: "rotary-hint", language: "en" },
      { sentence: "rotary-hint", language: "es" },
    ],
    keys: {
      1: (session) => toMenu(session, "en"),
      2: (session) => toMenu(session, "es"),
    },
  },

  menu: {
    say: () => ["menu"],
    keys: {
      1: (session) => (isMailOrder(session) || session.line.refillsOffered ? beginOrder(session) : notOffered(session)),
      2: (session) => go(session, "status-record-number"),
      3: (session) => hoursOf(session),
    },
  },

  "order-record-number": {
    say: () => ["record-number"],
    digits: 9,
    isGood: (digits) => parseRecordNumber(digits) !== null,
    orElse: "record-number-wrong",
    then: (session, recordNumber) => {
      const known = { ...session, recordNumber };
      // Whoever types on knows what they want: a new order.
      if (session.typed !== "") return go(known, "prescription-number");
      return ask(known, { ask: "dropped-order", recordNumber });
    },
  },

  "prescription-number": {
    say: () => ["prescription-number"],
    digits: 10,
    isGood: (digits) => parsePrescriptionNumber(digits) !== null,
    orElse: "prescription-number-wrong",
    then: (session, rxNumber) =>
      ask(
        { ...session, found: { rxNumber, finding: { kind: "not-found" } } },
        {
          ask: "prescription",
          recordNumber: session.recordNumber,
          rxNumber,
          chosen: session.chosen,
          byMail: isMailOrder(session),
        },
      ),
  },

  found: {
    say: sayFinding,
    keys: {
      1: (session) => {
        const chosen = session.found === null ? session.chosen : [...session.chosen, session.found.rxNumber];
        return another({ ...session, chosen, found: null });
      },
      2: (session) => another({ ...session, found: null }),
    },
  },

  another: {
    say: () => ["another"],
    keys: {
      1: (session) => (isFull(session) ? another(session) : go(session, "prescription-number")),
      2: (session) =>
        session.chosen.length === 0
          ? surprise(startOver(session), "menu", "nothing-chosen")
          : go(session, isMailOrder(session) ? "birth-date" : "where"),
    },
  },

  where: {
    say: () => ["where"],
    keys: {
      1: (session) => quote({ ...session, delivery: { kind: "label" } }),
      2: (session) => go(session, "pharmacy-number"),
      3: (session) => go(session, "birth-date"),
    },
  },

  "pharmacy-number": {
    say: () => ["pharmacy-number"],
    digits: 10,
    isGood: (digits) => digits.length === 10,
    orElse: "pharmacy-number-wrong",
    then: (session, refillPhone) => ask(session, { ask: "pharmacy", refillPhone }),
  },

  "birth-date": {
    say: () => ["birth-date"],
    digits: 8,
    isGood: (digits) => birthDateOf(digits) !== null,
    orElse: "birth-date-wrong",
    then: (session, digits) => go({ ...session, birthDate: birthDateOf(digits) ?? "" }, "street-number"),
  },

  "street-number": {
    say: () => ["street-number"],
    digits: null,
    isGood: (digits) => /^\d{1,8}$/.test(digits),
    orElse: "street-number-wrong",
    then: (session, streetNumber) => go({ ...session, streetNumber }, "zip"),
  },

  zip: {
    say: () => ["zip"],
    digits: 5,
    isGood: (digits) => digits.length === 5,
    orElse: "zip-wrong",
    then: (session, zip) => {
      const { recordNumber, birthDate, streetNumber } = session;
      // They have proved what they can prove: nothing of it is kept.
      return ask(
        { ...session, birthDate: "", streetNumber: "" },
        { ask: "address", recordNumber, birthDate, streetNumber, zip },
      );
    },
  },

  payment: {
    say: () => ["payment"],
    keys: {
      1: (session) => ask(session, { ask: "card", recordNumber: session.recordNumber }),
      2: (session) =>
        session.takesCards ? { session, said: ["to-payment-line"], next: { pay: true } } : toAgent(session),
    },
  },

  confirm: {
    say: (session) => [...sayOrder(session), "confirm"],
    keys: {
      1: (session) => ask(session, { ask: "place", order: orderOf(session), attempt: session.attempt }),
      2: (session) => go(startOver(session), "order-record-number"),
    },
  },

  placed: {
    say: sayPlaced,
    keys: {},
    onSilence: (session) => hangUp(session, session.outcome ?? "order-placed", "goodbye"),
  },

  "status-record-number": {
    say: () => ["record-number"],
    digits: 9,
    isGood: (digits) => parseRecordNumber(digits) !== null,
    orElse: "record-number-wrong",
    then: (session, recordNumber) => go({ ...session, recordNumber }, "status-birth-date"),
  },

  "status-birth-date": {
    say: () => ["birth-date"],
    digits: 8,
    isGood: (digits) => birthDateOf(digits) !== null,
    orElse: "birth-date-wrong",
    then: (session, digits) =>
      ask(session, {
        ask: "open-lines",
        recordNumber: session.recordNumber,
        birthDate: birthDateOf(digits) ?? "",
      }),
  },

  status: {
    say: sayStatus,
    keys: {
      1: (session) =>
        session.lineAt + 1 < session.lines.length
          ? go({ ...session, lineAt: session.lineAt + 1 }, "status")
          : go({ ...session, lines: [], recordNumber: "" }, "menu"),
      2: (session) => go(session, "status"),
    },
  },

  "hours-number": {
    say: () => ["hours-number"],
    digits: 10,
    isGood: (digits) => digits.length === 10,
    orElse: "pharmacy-number-wrong",
    then: (session, refillPhone) => ask(session, { ask: "pharmacy", refillPhone }),
  },

  // While all agents are with others: what is pressed besides the choices only tells the place again.
  queue: {
    say: sayPlace,
    keys: { 1: offerCallBack, 2: (session) => toMailbox(session) },
    onSilence: (session) => seekAgent(session, null),
  },

  "call-back": {
    say: ({ waiting }) => ["call-back-at", { grouped: waiting?.callBackTo ?? "" }, "call-back-choices"],
    keys: {
      1: (session) => ask(session, { ask: "call-back", number: session.waiting?.callBackTo ?? "" }),
      2: (session) => go(session, "call-back-number"),
    },
  },

  "call-back-number": {
    say: () => ["call-back-number"],
    digits: 10,
    isGood: (digits) => parseCallBackNumber(digits) !== null,
    orElse: "call-back-number-wrong",
    then: (session, callBackTo) =>
      session.waiting === null
        ? seekAgent(session, null)
        : go({ ...session, waiting: { ...session.waiting, callBackTo } }, "call-back"),
  },
};

/** With the news first, which nobody can be told before they have a language. */
function toMenu(session: Session, language: Language): Move {
  return go({ ...session, language }, "menu", ...sayNews(session.line.news, language));
}

function beginOrder(session: Session): Move {
  return go(startOver(session), "order-record-number");
}

function notOffered(session: Session): Move {
  const { mailOrderPhone } = session.line;
  return surprise(session, "menu", "refills-not-offered", { grouped: mailOrderPhone ?? "" });
}

/** Of the pharmacy whose number was dialled; on an area's line the caller keys one. */
function hoursOf(session: Session): Move {
  const phone = isMailOrder(session) ? session.line.mailOrderPhone : session.line.pharmacy;
  return phone === null
    ? go(session, "hours-number")
    : ask({ ...session, at: "hours-number" }, { ask: "pharmacy", refillPhone: phone });
}

export function another(session: Session, ...said: Said[]): Move {
  if (!isFull(session)) return go(session, "another", ...said);
  return go(session, isMailOrder(session) ? "birth-date" : "where", ...said, "most-prescriptions");
}

export function quote(session: Session, ...said: Said[]): Move {
  return ask(session, { ask: "quote", order: orderOf(session) }, ...said);
}

function orderOf({ recordNumber, chosen, delivery, paymentMethodId }: Session): PhoneOrder {
  return { recordNumber, rxNumbers: chosen, delivery: delivery ?? { kind: "label" }, paymentMethodId };
}

/** Month, day, year, as keyed; null where there is no such day. */
function birthDateOf(digits: string): string | null {
  const day = `${digits.slice(4)}-${digits.slice(0, 2)}-${digits.slice(2, 4)}`;
  return digits.length === 8 && isDay(day) ? day : null;
}
