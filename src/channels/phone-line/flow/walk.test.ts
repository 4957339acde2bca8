import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer, CallEvent, Question, Session, StepName, Turn } from "#channels/phone-line/flow/call.ts";
import { newSession } from "#channels/phone-line/flow/call.ts";
import { keyMap } from "#channels/phone-line/flow/key-map.ts";
import { step } from "#channels/phone-line/flow/step.ts";
import { parseDay } from "#domain/calendar/day.ts";
import type { AgentPlace, Finding, PhoneQuote, SpokenAnnouncement } from "#use-cases/phone/phone-answers.ts";
import { phoneScripts, type Said, type Sentence, soundsOf } from "#words/speak.ts";
import { spokenFragments } from "#words/spoken-fragments.ts";

// Callers who press anything, wait, or hang up, against an engine that answers anything.

const prompts = path.join(import.meta.dirname, "../../../../assets/prompts");
const day = parseDay("2026-12-03");
const RX = ["7001001010", "7001001127", "7001001234"];
/** As many as fit into one order. */
const FULL = Array.from({ length: 40 }, (_, index) => String(7_000_000_000 + index));

/** What nobody recorded. */
const NEWS: readonly SpokenAnnouncement[] = (["closure", "closure", "emergency", "other"] as const).map(
  (kind, place) => ({
    kind,
    ofPharmacy: place === 0,
    texts: { en: "", es: "" },
    sounds: {},
  }),
);

const finding: fc.Arbitrary<Finding> = fc.constantFrom<Finding>(
  { kind: "accepted" },
  { kind: "accepted" },
  { kind: "sent-to-prescriber" },
  { kind: "scheduled", clearsOn: day },
  { kind: "already-ordered", confirmationNumber: "4821773605" },
  { kind: "refused" },
  { kind: "not-found" },
  { kind: "asked-before" },
  { kind: "too-many-tries" },
);
const spans = [{ openMinute: 510, closeMinute: 1145 }];
const promise = fc.constantFrom(
  { kind: "ready-by", by: day, minutes: 725 } as const,
  { kind: "arrives-by", by: day } as const,
  { kind: "starts-on", by: day } as const,
  { kind: "answer-by", by: day } as const,
  { kind: "transferred-by", by: day } as const,
);

const agentPlace: fc.Arbitrary<AgentPlace> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<AgentPlace>({ kind: "none" }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<AgentPlace>(
      { kind: "outside", target: "sip:agents@example.org" },
      { kind: "agent", target: "sip:lena@example.org" },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("wait" as const),
      place: fc.integer({ min: 1, max: 4 }),
      minutes: fc.integer({ min: 1, max: 60 }),
      waitedSeconds: fc.constantFrom(0, 3, 44, 90, 135, 1199, 1200),
      callBackTo: fc.constantFrom("5625550142", null),
    }),
  },
);

/** Any answer the engine may give. */
function answerTo(question: Question): fc.Arbitrary<Answer> {
  switch (question.ask) {
    case "dropped-order":
      return fc.constantFrom([], [], RX.slice(0, 1), RX, FULL).map((rxNumbers) => ({ ask: question.ask, rxNumbers }));
    case "prescription":
      return finding.map((found) => ({ ask: question.ask, finding: found }));
    case "pharmacy":
      return fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean()).map(([which, takesPhoneRefills]) => ({
        ask: question.ask,
        pharmacy:
          which === 0
            ? null
            : {
                ...{ id: "pharmacy", refillPhone: "5625550142", takesPhoneRefills: takesPhoneRefills || which > 2 },
                ...{ today: which === 1 ? [] : spans, week: [[], spans, spans, spans, spans, spans, []] },
                news: which === 2 ? NEWS : [],
              },
      }));
    case "address":
      return fc
        .constantFrom(
          { kind: "matched", addressId: "a" } as const,
          { kind: "matched", addressId: "a" } as const,
          {
            kind: "no-match",
          } as const,
          { kind: "too-many-tries" } as const,
        )
        .map((check) => ({ ask: question.ask, check }));
    case "card":
      return fc.constantFrom("card", "card", null).map((paymentMethodId) => ({ ask: question.ask, paymentMethodId }));
    case "quote":
      return fc
        .tuple(promise, fc.integer({ min: 0, max: 4_000_000 }), fc.integer({ min: 0, max: 9 }))
        .map(([promised, totalCents, luck]) => ({
          ask: question.ask,
          quote: quoteOf(question.order.rxNumbers, promised, totalCents, luck),
        }));
    case "place":
      return fc
        .constantFrom("placed", "placed", "already-ordered", "nothing-ordered", "payment-method-required")
        .map((kind) => ({
          ask: question.ask,
          placed:
            kind === "placed" || kind === "already-ordered"
              ? { kind, confirmationNumber: "4821773605" }
              : { kind: kind as "nothing-ordered" },
        }));
    case "open-lines": {
      const statuses = fc.constantFrom(
        ...(["received", "awaiting-prescriber", "scheduled", "in-process", "on-hold"] as const),
        ...(["ready-for-pickup", "packed", "shipped"] as const),
      );
      const lines = fc.array(statuses, { maxLength: 3 }).map((list) =>
        list.map((status, index) => ({
          ...{ rxNumber: RX[index] ?? "", status },
          promise: { kind: "ready-by", by: day } as const,
        })),
      );
      return fc
        .oneof(
          lines.map((list) => ({ kind: "found", lines: list }) as const),
          fc.constantFrom({ kind: "no-match" } as const, { kind: "too-many-tries" } as const),
        )
        .map((open) => ({ ask: question.ask, open }));
    }
    case "agent":
      return agentPlace.map((place) => ({ ask: question.ask, place }));
    case "call-back":
      return fc.constantFrom(true, true, false).map((kept) => ({ ask: question.ask, kept }));
  }
}

function quoteOf(
  rxNumbers: readonly string[],
  promised: { kind: "ready-by" | "arrives-by" | "starts-on" | "answer-by" | "transferred-by"; by: typeof day },
  totalCents: number,
  luck: number,
): PhoneQuote {
  if (luck === 0) return { kind: "not-now" };
  if (luck === 1) return { kind: "feature-not-in-area" };
  const kept = luck === 2 ? rxNumbers.slice(1) : luck === 3 ? [] : rxNumbers;
  return {
    kind: "quoted",
    lines: kept.map((rxNumber) => ({ rxNumber, promise: promised })),
    leftOut: rxNumbers.filter((rxNumber) => !kept.includes(rxNumber)),
    totalCents: luck === 4 ? 0 : totalCents,
  };
}

/** What a caller does next: mostly something sensible at this step, sometimes anything. */
function next(session: Session): fc.Arbitrary<CallEvent> {
  const sensible: Partial<Record<StepName, readonly string[]>> = {
    language: ["1", "2"],
    menu: ["1", "1", "2", "3"],
    "order-record-number": ["100200310#"],
    "prescription-number": RX.map((rx) => `${rx}#`),
    found: ["1", "1", "2"],
    another: ["1", "2", "2"],
    where: ["1", "2", "3"],
    "pharmacy-number": ["5625550142#"],
    "birth-date": ["02031981#"],
    "street-number": ["11850#", "11850#", "11850#", "118501185011850#"],
    zip: ["90242#"],
    payment: ["1", "2"],
    confirm: ["1", "1", "2"],
    placed: ["*"],
    "status-record-number": ["100200310#"],
    "status-birth-date": ["02031981#"],
    status: ["1", "2"],
    "hours-number": ["5625550142#"],
    queue: ["1", "1", "2", "5", "*"],
    "call-back": ["1", "2"],
    "call-back-number": ["5625550142#", "5625550142#", "1111111111#"],
  };
  const keys = (text: string): CallEvent => ({ kind: "keys", keys: text });
  return fc.oneof(
    { weight: 14, arbitrary: fc.constantFrom(...(sensible[session.at] ?? ["1"])).map(keys) },
    { weight: 2, arbitrary: fc.constantFrom(..."0123456789*#").map(keys) },
    {
      weight: 1,
      arbitrary: fc.string({ unit: fc.constantFrom(..."0123456789*#"), minLength: 1, maxLength: 30 }).map(keys),
    },
    { weight: 1, arbitrary: fc.constant<CallEvent>({ kind: "silence" }) },
  );
}

type Walk = { readonly steps: Set<StepName>; readonly sentences: Set<Sentence>; orders: number };

function happen(session: Session, event: CallEvent, walk: Walk): Turn {
  const turn = step(session, event);
  check(session, turn, walk);
  return turn;
}

function check(before: Session, { session, verbs }: Turn, walk: Walk): void {
  for (const at of session.path) walk.steps.add(at);
  const stops = verbs.filter(({ verb }) => verb !== "say");
  // Something is always awaited: a key, the engine, a recording, another line; or the call is over.
  expect(stops.length).toBeLessThanOrEqual(1);
  if (verbs.length > 0) expect(stops).toHaveLength(1);
  expect(verbs.at(-1)?.verb).not.toBe("say");
  if (verbs.length === 0) expect(session.awaits ?? before.awaits).not.toBeNull();
  for (const verb of verbs) {
    if (verb.verb === "say") verb.said.forEach((said) => checkSaid(said, verb.language, walk));
    if (verb.verb === "ask" && verb.question.ask === "place") {
      walk.orders++;
      // Only from the step where price and promise are told, and exactly what was quoted there.
      expect(session.at).toBe("confirm");
      expect(verb.question.order.rxNumbers).toEqual(session.quote?.lines.map(({ rxNumber }) => rxNumber));
      expect(verb.question.order.rxNumbers.length).toBeGreaterThan(0);
    }
  }
}

const seen = new Map<string, boolean>();

/** Whatever is said is a recorded sentence, a number, a date or a price: there is no way to say a name or a drug. */
function checkSaid(said: Said, language: "en" | "es", walk: Walk): void {
  if (typeof said === "string") walk.sentences.add(said);
  else if ("sentence" in said) walk.sentences.add(said.sentence);
  else if ("digits" in said) expect(said.digits).toMatch(/^\d{3}$/);
  else if ("grouped" in said) expect(["4821773605", "5625550142", "8005550179"]).toContain(said.grouped);
  for (const sound of soundsOf([said], language)) {
    if ("silenceMs" in sound) continue;
    const file = path.join(prompts, sound.language, `${sound.prompt}.wav`);
    const exists = seen.get(file) ?? existsSync(file);
    seen.set(file, exists);
    expect(exists, file).toBe(true);
  }
}

/** One call of at most `length` events, drawn as it goes; ends by itself or by hanging up. */
function walkOnce(seed: number, length: number, walk: Walk): Session {
  const [draw] = fc.sample(fc.gen(), { numRuns: 1, seed });
  if (draw === undefined) throw new Error("nothing drawn");
  const of = <T>(arbitrary: fc.Arbitrary<T>): T => draw(() => arbitrary);
  const line = {
    kind: of(fc.constantFrom("refill", "refill", "mail-order")),
    refillsOffered: of(fc.integer({ min: 0, max: 5 })) > 0,
    pharmacy: of(fc.constantFrom(null, "5625550142")),
    mailOrderPhone: "8005550179",
    news: of(fc.constantFrom([], NEWS)),
  } as const;
  let turn = happen(newSession(line), { kind: "start" }, walk);
  let asked: Question | undefined;
  for (let count = 0; count < length && turn.session.awaits !== "nothing"; count++) {
    const last = turn.verbs.at(-1);
    if (last?.verb === "ask") asked = last.question;
    turn = happen(turn.session, eventFor(turn.session, asked, of), walk);
  }
  return turn.session;
}

function eventFor(session: Session, asked: Question | undefined, of: <T>(arbitrary: fc.Arbitrary<T>) => T): CallEvent {
  if (of(fc.integer({ min: 0, max: 199 })) === 0) return { kind: "hang-up" };
  if (session.awaits === null) return of(next(session));
  // Keys that come while something is awaited are kept for later.
  if (of(fc.integer({ min: 0, max: 9 })) === 0) return { kind: "keys", keys: of(fc.constantFrom("1", "2", "*", "#")) };
  if (session.awaits === "recording") return { kind: "recorded", seconds: of(fc.constantFrom(0, 20)) };
  if (session.awaits === "agent-leg") {
    return { kind: "dialled", result: of(fc.constantFrom("ended", "transferred", "declined", "not-answered")) };
  }
  if (session.awaits === "payment-line") return { kind: "paid", paymentMethodId: of(fc.constantFrom("card", null)) };
  if (asked === undefined) throw new Error("an answer is awaited to nothing");
  return of(fc.integer({ min: 0, max: 99 })) === 0
    ? { kind: "failed" }
    : { kind: "answer", answer: of(answerTo(asked)) };
}

describe("walks through the flow", () => {
  const walk: Walk = { steps: new Set(), sentences: new Set(), orders: 0 };

  it("are never stuck, never order without confirmation, and say only what is recorded", () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const session = walkOnce(seed, 60, walk);
      // Whoever is still there and says nothing more comes to an end.
      let turn: Turn = { session, verbs: [] };
      for (let quiet = 0; quiet < 60 && turn.session.awaits !== "nothing"; quiet++) {
        turn = happen(turn.session, quietEvent(turn.session), walk);
      }
      expect(turn.session.awaits).toBe("nothing");
      expect(turn.session.outcome).not.toBeNull();
    }
    expect(walk.orders).toBeGreaterThan(40);
  });

  it("reach every step of the key map", () => {
    expect([...walk.steps].toSorted()).toEqual(Object.keys(keyMap).toSorted());
  });

  it("say every sentence of the script", () => {
    const script = Object.keys(phoneScripts.en) as Sentence[];
    expect(script.filter((sentence) => !walk.sentences.has(sentence))).toEqual([]);
  });
});

function quietEvent({ awaits }: Session): CallEvent {
  if (awaits === null) return { kind: "silence" };
  if (awaits === "agent") return { kind: "answer", answer: { ask: "agent", place: { kind: "none" } } };
  if (awaits === "recording") return { kind: "recorded", seconds: 0 };
  if (awaits === "agent-leg") return { kind: "dialled", result: "not-answered" };
  if (awaits === "payment-line") return { kind: "paid", paymentMethodId: null };
  return { kind: "failed" };
}

describe("the prompts", () => {
  it("are there for every sentence and fragment in both languages", () => {
    // `checkSaid` looks for each file.
    expect.hasAssertions();
    for (const language of ["en", "es"] as const) {
      for (let number = 0; number < 100; number++) {
        checkSaid({ count: number }, language, noWalk());
        checkSaid({ cents: number * 101 }, language, noWalk());
        checkSaid({ cents: number * 100_000 }, language, noWalk());
        checkSaid({ cents: number * 1000 }, language, noWalk());
      }
      for (let date = 1; date <= 31; date++) {
        checkSaid(
          {
            day: parseDay(`2026-${date <= 12 ? String(date).padStart(2, "0") : "01"}-${String(date).padStart(2, "0")}`),
          },
          language,
          noWalk(),
        );
      }
      for (let minutes = 0; minutes < 1440; minutes += 7) checkSaid({ minutes }, language, noWalk());
      for (let weekday = 0; weekday < 7; weekday++) checkSaid({ weekday }, language, noWalk());
      for (const sentence of Object.keys(phoneScripts[language]) as Sentence[]) checkSaid(sentence, language, noWalk());
    }
  });
});

it("the prompts were made from the script as it is now", () => {
  const made = JSON.parse(readFileSync(path.join(prompts, "made.json"), "utf8")) as Record<string, { text: string }>;
  for (const language of ["en", "es"] as const) {
    for (const [name, text] of Object.entries({ ...phoneScripts[language], ...spokenFragments[language] })) {
      expect(made[`${language}/${name}`]?.text, `npm run make:prompts: ${language}/${name}`).toBe(text);
    }
  }
});

function noWalk(): Walk {
  return { steps: new Set(), sentences: new Set(), orders: 0 };
}
