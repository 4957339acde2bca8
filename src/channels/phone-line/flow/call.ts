import type {
  AddressCheck,
  AgentPlace,
  Finding,
  FoundPharmacy,
  OpenLine,
  OpenLines,
  PhoneDelivery,
  PhoneLine,
  PhoneOrder,
  PhonePlaced,
  PhoneQuote,
} from "#use-cases/phone/phone-answers.ts";
import type { Language } from "#words/languages.ts";
import type { Said } from "#words/speak.ts";

/** A step of the key map, at which a caller is listened to. */
export type StepName =
  | "language"
  | "menu"
  | "order-record-number"
  | "prescription-number"
  | "found"
  | "another"
  | "where"
  | "pharmacy-number"
  | "birth-date"
  | "street-number"
  | "zip"
  | "payment"
  | "confirm"
  | "placed"
  | "status-record-number"
  | "status-birth-date"
  | "status"
  | "hours-number"
  | "queue"
  | "call-back"
  | "call-back-number";

/** What the flow asks of the order engine; answered by the event of the same name. */
export type Question =
  | { readonly ask: "dropped-order"; readonly recordNumber: string }
  | {
      readonly ask: "prescription";
      readonly recordNumber: string;
      readonly rxNumber: string;
      readonly chosen: readonly string[];
      readonly byMail: boolean;
    }
  | { readonly ask: "pharmacy"; readonly refillPhone: string }
  | {
      readonly ask: "address";
      readonly recordNumber: string;
      readonly birthDate: string;
      readonly streetNumber: string;
      readonly zip: string;
    }
  | { readonly ask: "card"; readonly recordNumber: string }
  | { readonly ask: "quote"; readonly order: PhoneOrder }
  | {
      readonly ask: "place";
      readonly order: PhoneOrder;
      /** The same for every try at one order. */ readonly attempt: number;
    }
  | { readonly ask: "open-lines"; readonly recordNumber: string; readonly birthDate: string }
  | {
      readonly ask: "agent";
      readonly at: StepName;
      readonly language: Language;
      readonly keyed: { readonly recordNumber: string; readonly rxNumbers: readonly string[] };
      /** Why the agent whose phone rang last did not take the call. */
      readonly passed: "declined" | "no-answer" | null;
    }
  | { readonly ask: "call-back"; readonly number: string };

export type Answer =
  | { readonly ask: "dropped-order"; readonly rxNumbers: readonly string[] }
  | { readonly ask: "prescription"; readonly finding: Finding }
  | { readonly ask: "pharmacy"; readonly pharmacy: FoundPharmacy | null }
  | { readonly ask: "address"; readonly check: AddressCheck }
  | { readonly ask: "card"; readonly paymentMethodId: string | null }
  | { readonly ask: "quote"; readonly quote: PhoneQuote }
  | { readonly ask: "place"; readonly placed: PhonePlaced }
  | { readonly ask: "open-lines"; readonly open: OpenLines }
  | { readonly ask: "agent"; readonly place: AgentPlace }
  /** Not kept where an agent is on the way already. */
  | { readonly ask: "call-back"; readonly kept: boolean };

export type CallEvent =
  | { readonly kind: "start" }
  /** One key or, typed ahead, many: 0–9, * and #. */
  | { readonly kind: "keys"; readonly keys: string }
  /** Nothing was keyed for as long as `listen` said. */
  | { readonly kind: "silence" }
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "recorded"; readonly seconds: number }
  /** `transferred`: the caller's own side called the agent. */
  | { readonly kind: "dialled"; readonly result: "ended" | "transferred" | "declined" | "not-answered" }
  /** Back from the payment provider's line, with the saved card. */
  | { readonly kind: "paid"; readonly paymentMethodId: string | null }
  /** The engine failed to answer. */
  | { readonly kind: "failed" }
  | { readonly kind: "hang-up" };

/** What the line does. A turn is `say` or nothing, then at most one of the others; without one the line goes on as it was. */
export type Verb =
  | { readonly verb: "say"; readonly said: readonly Said[]; readonly language: Language; readonly slow: boolean }
  | {
      readonly verb: "gather";
      /** At most; null for a number of any length. Type-ahead may bring more. */
      readonly digits: number | null;
      readonly ends: "#" | null;
      readonly seconds: number;
    }
  | { readonly verb: "ask"; readonly question: Question }
  | { readonly verb: "record"; readonly maxSeconds: number; readonly silenceSeconds: number }
  /** Music, until a key is pressed or the time is over; it goes on from one to the next. */
  | { readonly verb: "wait"; readonly seconds: number }
  | { readonly verb: "dial"; readonly target: string }
  | { readonly verb: "pay"; readonly recordNumber: string }
  | { readonly verb: "hang-up" };

export type Outcome =
  | "order-placed"
  | "already-ordered"
  | "status-told"
  | "hours-told"
  | "agent"
  /** To be called back in turn; the record says later what came of it. */
  | "call-back-asked"
  | "message-left"
  | "hung-up"
  | "fault";

/** Everything known of a call, as plain JSON: it can be kept between two requests of a hosted provider. */
export type Session = {
  readonly line: PhoneLine;
  /** How long the caller is waited for, as a share of the usual. */
  readonly patience: number;
  /** Whether a card can be given to the payment provider in this call. */
  readonly takesCards: boolean;
  readonly language: Language;
  readonly slow: boolean;
  readonly at: StepName;
  /** What an event is awaited from, while no key is used. */
  readonly awaits: Answer["ask"] | "recording" | "agent-leg" | "payment-line" | "nothing" | null;
  /** Keys that no step has used yet. */
  readonly typed: string;
  /** In a row, at this step. */
  readonly silences: number;
  readonly wrong: number;
  readonly repeats: number;
  readonly recordNumber: string;
  readonly birthDate: string;
  readonly streetNumber: string;
  /** The prescription just looked up. */
  readonly found: { readonly rxNumber: string; readonly finding: Finding } | null;
  readonly chosen: readonly string[];
  readonly delivery: PhoneDelivery | null;
  readonly paymentMethodId: string | null;
  readonly quote: Extract<PhoneQuote, { kind: "quoted" }> | null;
  /** Whether price and promise were said before the order was placed. */
  readonly orderTold: boolean;
  /** Orders begun in this call. */
  readonly attempt: number;
  readonly confirmationNumber: string | null;
  /** While an agent is sought in our own queue. */
  readonly waiting: {
    /** How long the caller had waited when the place was last told; null before it was. */
    readonly toldAt: number | null;
    readonly place: number;
    readonly minutes: number;
    readonly callBackTo: string | null;
  } | null;
  readonly lines: readonly OpenLine[];
  readonly lineAt: number;
  /** The steps taken, for the record of the call. */
  readonly path: readonly StepName[];
  readonly outcome: Outcome | null;
};

export type Turn = { readonly session: Session; readonly verbs: readonly Verb[] };

/** What a call's carrier can do, and how long its callers are waited for. */
export type CallTerms = { readonly patience?: number | undefined; readonly takesCards?: boolean };

export function newSession(line: PhoneLine, { patience = 1, takesCards = true }: CallTerms = {}): Session {
  return {
    line,
    patience,
    takesCards,
    language: "en",
    slow: false,
    at: "language",
    awaits: null,
    typed: "",
    silences: 0,
    wrong: 0,
    repeats: 0,
    recordNumber: "",
    birthDate: "",
    streetNumber: "",
    found: null,
    chosen: [],
    delivery: null,
    paymentMethodId: null,
    quote: null,
    orderTold: false,
    attempt: 1,
    confirmationNumber: null,
    waiting: null,
    lines: [],
    lineAt: 0,
    path: [],
    outcome: null,
  };
}
