import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StepName } from "#channels/phone-line/flow/call.ts";
import { keyMap } from "#channels/phone-line/flow/key-map.ts";
import { Caller } from "#channels/phone-line/testing/scripted-caller.ts";

// What holds at every step of the key map.

const RECORD = "100200310#";
const RX = "7001001010#";
const ordered = `11${RECORD}${RX}1`;

/** How a caller comes to each step. The queue for agents and what follows an order have rules of their own. */
const wayTo: Readonly<Partial<Record<StepName, string>>> = {
  language: "",
  menu: "1",
  "order-record-number": "11",
  "prescription-number": `11${RECORD}`,
  found: `11${RECORD}${RX}`,
  another: ordered,
  where: `${ordered}2`,
  "pharmacy-number": `${ordered}22`,
  "birth-date": `${ordered}23`,
  "street-number": `${ordered}2302031981#`,
  zip: `${ordered}2302031981#11850#`,
  payment: `${ordered}2302031981#11850#90242#`,
  confirm: `${ordered}21`,
  "status-record-number": "12",
  "status-birth-date": `12${RECORD}`,
  status: `12${RECORD}02031981#`,
  "hours-number": "13",
};
const steps = Object.entries(wayTo) as [StepName, string][];
const isNumber = (at: StepName) => !("keys" in keyMap[at]);

function callerAt(keys: string): Caller {
  const caller = new Caller().start();
  return keys === "" ? caller : caller.key(keys);
}

it("are all steps but those with rules of their own", () => {
  const own: StepName[] = ["placed", "queue", "call-back", "call-back-number"];
  expect([...Object.keys(wayTo), ...own].toSorted()).toEqual(Object.keys(keyMap).toSorted());
});

describe.each(steps)("at %s", (at, way) => {
  it("typed ahead and key by key is the same", () => {
    const slowly = new Caller().start();
    for (const key of way) slowly.key(key);
    expect(slowly.session).toMatchObject({ at, typed: "" });
    expect(callerAt(way).session).toEqual({ ...slowly.session, orderTold: expect.any(Boolean) as boolean });
  });

  it("star repeats what was said, and again more slowly", () => {
    const caller = callerAt(way).key("*");
    const said = caller.heard;
    expect(said).not.toBe("");
    expect(caller.session.at).toBe(at);
    expect(caller.key("*").heard).toBe(`I will go more slowly. ${said}`);
    expect(caller.session.slow).toBe(true);
  });

  it("0 is an agent, or where nobody is there the mailbox", () => {
    expect(callerAt(way).key(isNumber(at) ? "0#" : "0").isRecording).toBe(true);
  });

  it("a pound too many is nothing", () => {
    expect(callerAt(way).key("#").session).toMatchObject({ at, wrong: 0 });
  });

  it("the third wrong entry leads to an agent, and two do not", () => {
    const caller = callerAt(way);
    const wrong = isNumber(at) ? "123456789012#" : "9";
    caller.key(wrong).key(wrong);
    expect(caller.session.at).toBe(at);
    expect(caller.isRecording).toBe(false);
    expect(caller.key(wrong).isRecording).toBe(true);
  });

  // Two silences at the language are a rotary phone.
  const [silences, seconds] = at === "language" ? [2, 16] : [6, 120];

  it(`nobody is cut off in ${seconds} seconds of silence, and then an agent comes`, () => {
    const caller = callerAt(way);
    let waited = 0;
    for (let silent = 0; silent < silences; silent++) {
      expect(caller.isRecording).toBe(false);
      if (caller.last?.verb === "gather") waited += caller.last.seconds;
      caller.silence();
    }
    expect(waited).toBeGreaterThanOrEqual(seconds);
    expect(caller.isRecording).toBe(true);
  });

  it("nothing that proves who somebody is has been said", () => {
    const { everything } = callerAt(way).key("*").silence();
    expect(everything.replaceAll(" ", "")).not.toMatch(/100200310|7001001010|02031981|11850|90242/);
  });
});

describe("a slip of one digit", () => {
  const slipped = (number: string) =>
    fc
      .tuple(fc.nat({ max: number.length - 1 }), fc.integer({ min: 1, max: 9 }))
      .map(([place, by]) => number.slice(0, place) + ((Number(number[place]) + by) % 10) + number.slice(place + 1));

  it("in a record number is caught before anything is looked up", () => {
    fc.assert(
      fc.property(slipped("100200310"), (number) => {
        const caller = callerAt(`11`).key(`${number}#`);
        expect(caller.heard).toMatch(/^That is not a health record number/);
        expect(caller.session.recordNumber).toBe("");
      }),
    );
  });
  it("in a prescription number is caught before anything is looked up", () => {
    fc.assert(
      fc.property(slipped("7001001010"), (number) => {
        const caller = callerAt(`11${RECORD}`).key(`${number}#`);
        expect(caller.heard).toMatch(/^That is not a prescription number/);
        expect(caller.session.found).toBeNull();
      }),
    );
  });
});

describe("where cards can't be taken on the call", () => {
  it("whoever wants to give one comes to an agent", () => {
    const caller = callerAt(wayTo.payment ?? "");
    caller.session = { ...caller.session, takesCards: false };
    expect(caller.key("2").isRecording).toBe(true);
    expect(caller.isPaying).toBe(false);
  });
});

it("a single digit keyed so far is told as one", () => {
  expect(callerAt("11").key("1").silence().heard).toMatch(/^So far I have 1 digit\. Please go on/);
});

it("a plan may wait longer for its callers", () => {
  const caller = callerAt("1");
  caller.session = { ...caller.session, patience: 1.5 };
  expect(caller.silence().last).toMatchObject({ verb: "gather", seconds: 30 });
});
