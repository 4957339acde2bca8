import type { Answer, CallEvent, Question, Session, Verb } from "#channels/phone-line/flow/call.ts";
import { newSession } from "#channels/phone-line/flow/call.ts";
import { step } from "#channels/phone-line/flow/step.ts";
import { parseDay } from "#domain/calendar/day.ts";
import type {
  AddressCheck,
  AgentPlace,
  Finding,
  FoundPharmacy,
  OpenLines,
  PhoneLine,
  PhoneOrder,
  PhonePlaced,
  PhoneQuote,
} from "#use-cases/phone/phone-answers.ts";
import { textOf } from "#words/speak.ts";

/** What an engine made for a test answers. */
export type ScriptedEngine = {
  readonly droppedOrder: () => readonly string[];
  readonly prescription: (rxNumber: string) => Finding;
  readonly pharmacy: (refillPhone: string) => FoundPharmacy | null;
  readonly address: () => AddressCheck;
  readonly card: () => string | null;
  readonly quote: (order: PhoneOrder) => PhoneQuote;
  readonly place: (order: PhoneOrder) => PhonePlaced;
  readonly openLines: () => OpenLines;
  readonly agent: (question: Extract<Question, { ask: "agent" }>) => AgentPlace;
  /** Whether the place is kept for a call back. */
  readonly callBack: (number: string) => boolean;
};

const day = parseDay("2026-11-24");
const office = [{ openMinute: 510, closeMinute: 1140 }];

/** Everything is there, and nobody of the staff is. */
export const PLENTY: ScriptedEngine = {
  droppedOrder: () => [],
  prescription: () => ({ kind: "accepted" }),
  pharmacy: (refillPhone) => ({
    id: "pharmacy",
    refillPhone,
    takesPhoneRefills: true,
    today: office,
    week: [[], office, office, office, office, office, [{ openMinute: 540, closeMinute: 1020 }]],
    news: [],
  }),
  address: () => ({ kind: "matched", addressId: "address" }),
  card: () => "card",
  quote: ({ rxNumbers, delivery }) => ({
    kind: "quoted",
    lines: rxNumbers.map((rxNumber) => ({
      rxNumber,
      promise: delivery.kind === "mail" ? { kind: "arrives-by", by: day } : { kind: "ready-by", by: day, minutes: 855 },
    })),
    leftOut: [],
    totalCents: 1000 * rxNumbers.length,
  }),
  place: () => ({ kind: "placed", confirmationNumber: "4821773605" }),
  openLines: () => ({
    kind: "found",
    lines: [
      { rxNumber: "7001001010", status: "in-process", promise: { kind: "ready-by", by: day } },
      { rxNumber: "7001001127", status: "ready-for-pickup", promise: { kind: "ready-by", by: day } },
    ],
  }),
  agent: () => ({ kind: "none" }),
  callBack: () => true,
};

/** Somebody at a keypad, with the flow and a scripted engine at the other end of the line. */
export class Caller {
  session: Session;
  readonly orders: PhoneOrder[] = [];
  readonly attempts: number[] = [];
  readonly #engine: ScriptedEngine;
  readonly #slow: boolean;
  #verbs: readonly Verb[] = [];
  #said: string[] = [];
  #waiting: Question | undefined;
  everything = "";

  constructor(options: { line?: Partial<PhoneLine>; engine?: ScriptedEngine; slow?: boolean } = {}) {
    this.session = newSession({
      kind: "refill",
      refillsOffered: true,
      pharmacy: null,
      mailOrderPhone: "8005550179",
      news: [],
      ...options.line,
    });
    this.#engine = options.engine ?? PLENTY;
    this.#slow = options.slow ?? false;
  }

  start(): this {
    return this.#happens({ kind: "start" });
  }
  key(keys: string): this {
    return this.#happens({ kind: "keys", keys });
  }
  silence(): this {
    return this.#happens({ kind: "silence" });
  }
  leaveMessage(seconds: number): this {
    return this.#happens({ kind: "recorded", seconds });
  }
  agentLeg(result: "ended" | "transferred" | "declined" | "not-answered"): this {
    return this.#happens({ kind: "dialled", result });
  }
  paid(paymentMethodId: string | null): this {
    return this.#happens({ kind: "paid", paymentMethodId });
  }
  hangUp(): this {
    return this.#happens({ kind: "hang-up" });
  }
  /** For a slow engine: answers everything that was asked. */
  letEngineAnswer(): this {
    while (this.#waiting !== undefined) this.#answer(this.#waiting);
    return this;
  }

  /** What was said since the caller did something. */
  get heard(): string {
    return this.#said.join(" ");
  }
  get last(): Verb | undefined {
    return this.#verbs.at(-1);
  }
  get isRecording(): boolean {
    return this.last?.verb === "record";
  }
  get isPaying(): boolean {
    return this.last?.verb === "pay";
  }
  get dialled(): string | undefined {
    return this.last?.verb === "dial" ? this.last.target : undefined;
  }
  /** Music, and nothing was said before it. */
  get waitsQuietly(): boolean {
    return this.last?.verb === "wait" && this.heard === "";
  }
  get hasEnded(): boolean {
    return this.last?.verb === "hang-up";
  }

  #happens(event: CallEvent): this {
    this.#said = [];
    this.#step(event);
    return this;
  }

  #step(event: CallEvent): void {
    const { session, verbs } = step(this.session, event);
    // It has to live through being kept in a database.
    this.session = JSON.parse(JSON.stringify(session)) as Session;
    if (verbs.length > 0) this.#verbs = verbs;
    for (const verb of verbs) {
      if (verb.verb === "say") {
        const text = textOf(verb.said, verb.language);
        this.#said.push(text);
        this.everything += `${text}\n`;
      }
      if (verb.verb === "ask") this.#waiting = verb.question;
    }
    if (this.#waiting !== undefined && !this.#slow) this.#answer(this.#waiting);
  }

  #answer(question: Question): void {
    this.#waiting = undefined;
    this.#step({ kind: "answer", answer: this.#answerTo(question) });
  }

  #answerTo(question: Question): Answer {
    switch (question.ask) {
      case "dropped-order":
        return { ask: "dropped-order", rxNumbers: this.#engine.droppedOrder() };
      case "prescription":
        return { ask: "prescription", finding: this.#engine.prescription(question.rxNumber) };
      case "pharmacy":
        return { ask: "pharmacy", pharmacy: this.#engine.pharmacy(question.refillPhone) };
      case "address":
        return { ask: "address", check: this.#engine.address() };
      case "card":
        return { ask: "card", paymentMethodId: this.#engine.card() };
      case "quote":
        return { ask: "quote", quote: this.#engine.quote(question.order) };
      case "place":
        this.orders.push(question.order);
        this.attempts.push(question.attempt);
        return { ask: "place", placed: this.#engine.place(question.order) };
      case "open-lines":
        return { ask: "open-lines", open: this.#engine.openLines() };
      case "agent":
        return { ask: "agent", place: this.#engine.agent(question) };
      case "call-back":
        return { ask: "call-back", kept: this.#engine.callBack(question.number) };
    }
  }
}
