import { checkCard, type KnownCard } from "#partners/payment/sandbox/test-cards.ts";

/** What the payment line says; the words are in `payment-line-words.ts`. */
export type CardCallPrompt =
  | "card-number"
  | "card-expiry"
  | "card-code"
  | "card-wrong"
  | "card-brand"
  | "card-not-test"
  | "card-expiry-wrong"
  | "card-done"
  | "card-none";

/** A call in which a card is keyed. It lives in the processor's own process, and ends with the call. */
export type CardCall = {
  readonly at: "number" | "expiry" | "code";
  readonly typed: string;
  readonly card: KnownCard | null;
  readonly expires: { readonly month: number; readonly year: number } | null;
  readonly wrong: number;
};

export type CalledCard = KnownCard & { readonly expMonth: number; readonly expYear: number };

export type CardCallTurn = {
  readonly call: CardCall;
  readonly say: readonly CardCallPrompt[];
  /** The call is over: with the card, or with none. */
  readonly over?: { readonly card: CalledCard | null };
};

const MOST_WRONG = 3;
const MOST_KEYS = 25;
const FIRST: CardCall = { at: "number", typed: "", card: null, expires: null, wrong: 0 };

export function beginCardCall(): CardCallTurn {
  return { call: FIRST, say: ["card-number"] };
}

/** One key. `#` ends a number, `*` begins it anew. */
export function keyInCardCall(call: CardCall, key: string, now: Date): CardCallTurn {
  if (key === "*") return { call: { ...call, typed: "" }, say: [] };
  if (key !== "#") return { call: { ...call, typed: (call.typed + key).slice(0, MOST_KEYS) }, say: [] };
  const { typed } = call;
  const asked = { ...call, typed: "" };
  switch (call.at) {
    case "number": {
      const check = checkCard(typed);
      if (check.kind === "card") return { call: { ...asked, at: "expiry", card: check.card }, say: ["card-expiry"] };
      const why = { number: "card-wrong", brand: "card-brand", "not-a-test-card": "card-not-test" } as const;
      return again(asked, why[check.why], "card-number");
    }
    case "expiry": {
      const [month, year] = [Number(typed.slice(0, 2)), 2000 + Number(typed.slice(2))];
      const isGood = /^\d{4}$/.test(typed) && month >= 1 && month <= 12 && year * 12 + month > monthBefore(now);
      if (!isGood) return again(asked, "card-expiry-wrong", "card-expiry");
      return { call: { ...asked, at: "code", expires: { month, year } }, say: ["card-code"] };
    }
    case "code": {
      const { card, expires } = call;
      if (!/^\d{3,4}$/.test(typed) || card === null || expires === null) return again(asked, "card-wrong", "card-code");
      const given = { ...card, expMonth: expires.month, expYear: expires.year };
      return { call: FIRST, say: ["card-done"], over: { card: given } };
    }
  }
}

/** Nothing was keyed for long. */
export function silenceInCardCall(call: CardCall): CardCallTurn {
  const prompt = { number: "card-number", expiry: "card-expiry", code: "card-code" } as const;
  return again({ ...call, typed: "" }, null, prompt[call.at]);
}

function again(call: CardCall, why: CardCallPrompt | null, then: CardCallPrompt): CardCallTurn {
  const wrong = call.wrong + 1;
  if (wrong >= MOST_WRONG) return { call: FIRST, say: ["card-none"], over: { card: null } };
  return { call: { ...call, wrong }, say: why === null ? [then] : [why, then] };
}

function monthBefore(now: Date): number {
  return now.getUTCFullYear() * 12 + now.getUTCMonth();
}
