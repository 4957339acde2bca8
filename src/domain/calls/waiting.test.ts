import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { maskedNumber, parseAgentAddress, parseCallBackNumber } from "#domain/calls/agent-address.ts";
import { assignCalls, roughWaitMinutes } from "#domain/calls/waiting.ts";

describe("the rough waiting time", () => {
  it.each([
    ["next, one agent, calls of four minutes", 1, 1, 240, 4],
    ["third, two agents", 3, 2, 240, 6],
    ["next, many agents: a minute at least", 1, 40, 90, 1],
    ["nothing known yet: four minutes a call", 2, 1, null, 8],
    ["never more than an hour", 90, 1, 240, 60],
    ["no agent takes calls", 1, 0, 240, 4],
  ] as const)("%s", (_words, place, agents, averageSeconds, minutes) => {
    expect(roughWaitMinutes(place, agents, averageSeconds)).toBe(minutes);
  });
});

describe("who gets whom", () => {
  const entry = (callId: string, ...passedBy: string[]) => ({ callId, passedBy });

  it("the first caller gets the agent who has been free longest", () => {
    expect(assignCalls([entry("a"), entry("b")], ["lena", "omar", "ana"])).toEqual([
      { callId: "a", agent: "lena" },
      { callId: "b", agent: "omar" },
    ]);
  });
  it("a caller whom an agent has passed by goes to the next, and holds nobody up", () => {
    expect(assignCalls([entry("a", "lena"), entry("b")], ["lena"])).toEqual([{ callId: "b", agent: "lena" }]);
    expect(assignCalls([entry("a", "lena"), entry("b")], ["lena", "omar"])).toEqual([
      { callId: "a", agent: "omar" },
      { callId: "b", agent: "lena" },
    ]);
  });
  it("nobody is given twice, and nobody to whom they passed by", () => {
    const names = ["lena", "omar", "ana"];
    const entries = fc.uniqueArray(fc.record({ callId: fc.string({ minLength: 1 }), passedBy: fc.subarray(names) }), {
      selector: ({ callId }) => callId,
      maxLength: 6,
    });
    fc.assert(
      fc.property(entries, fc.shuffledSubarray(names), (waiting, free) => {
        const given = assignCalls(waiting, free);
        expect(new Set(given.map(({ agent }) => agent)).size).toBe(given.length);
        for (const { callId, agent } of given)
          expect(waiting.find((one) => one.callId === callId)?.passedBy).not.toContain(agent);
      }),
    );
  });
});

test.each([
  ["sip:lena@192.0.2.7:5062", null, "sip:lena@192.0.2.7:5062"],
  ["sip:1042@phones.example.org;transport=tcp", null, "sip:1042@phones.example.org;transport=tcp"],
  [" 1042 ", "phones.example.org", "sip:1042@phones.example.org"],
  ["sip:1042@Phones.example.org", "phones.example.org", "sip:1042@Phones.example.org"],
  ["sip:+19005550142@trunk.example.net", "phones.example.org", null],
  ["1042", null, null],
  ["tel:+15625550142", null, null],
  ["sip:lena@host?Replaces=1", null, null],
  ["sip:lena@host\r\nX-Evil: 1", null, null],
  ["", "phones.example.org", null],
] as const)("an agent's phone at %j, of the domain %j, is %j", (typed, domain, address) => {
  expect(parseAgentAddress(typed, domain)).toBe(address);
});

test.each([
  ["5625550142", "5625550142"],
  ["+15625550142", "5625550142"],
  ["15625550142", "5625550142"],
  ["0115625550", null],
  ["5621550142", null],
  ["lena", null],
  ["", null],
] as const)("%j can be called back at %j", (number, expected) => {
  expect(parseCallBackNumber(number)).toBe(expected);
});

test("of a number the last four digits are shown", () => {
  expect(maskedNumber("5625550142")).toBe("0142");
});
