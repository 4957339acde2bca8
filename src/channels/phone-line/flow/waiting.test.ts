import { describe, expect, it } from "vitest";
import { Caller, PLENTY } from "#channels/phone-line/testing/scripted-caller.ts";
import type { AgentPlace } from "#use-cases/phone/phone-answers.ts";

const NUMBER = "5625550142";
const WAIT: Extract<AgentPlace, { kind: "wait" }> = {
  kind: "wait",
  place: 3,
  minutes: 6,
  waitedSeconds: 0,
  callBackTo: NUMBER,
};

/** A caller who pressed 0, told one place after the other; the last stays true. */
function waiting(...places: AgentPlace[]) {
  const asked: (string | null)[] = [];
  const engine = {
    ...PLENTY,
    agent: ({ passed }: { passed: string | null }): AgentPlace => {
      asked.push(passed);
      return (places.length > 1 ? places.shift() : places[0]) ?? { kind: "none" };
    },
  };
  return { caller: new Caller({ engine }).start().key("10"), asked };
}
const later = (waitedSeconds: number, more: Partial<typeof WAIT> = {}) => ({ ...WAIT, waitedSeconds, ...more });

describe("while all agents are with other callers", () => {
  it("the caller hears the place, about how long, and what else they may do; then music", () => {
    const { caller } = waiting(WAIT);
    expect(caller.heard).toContain("All agents are with other callers. 2 callers are ahead of you.");
    expect(caller.heard).toContain("It may take about 6 minutes. Please stay on the line.");
    expect(caller.last).toEqual({ verb: "wait", seconds: 3 });
  });

  it("the place is told again every 45 seconds, and whoever is next hears so", () => {
    const { caller } = waiting(WAIT, later(3), later(44), later(45, { place: 1, minutes: 1 }));
    expect(caller.silence().waitsQuietly).toBe(true);
    expect(caller.silence().waitsQuietly).toBe(true);
    expect(caller.silence().heard).toMatch(/^You are next. It may take about a minute./);
  });

  it("a key without a meaning, or star, tells the place again", () => {
    for (const key of ["7", "*"]) {
      const { caller } = waiting(WAIT);
      expect(caller.key(key).heard).toContain("2 callers are ahead of you.");
    }
  });

  it("an agent who is free is called, and the caller has not to press anything", () => {
    const { caller } = waiting(WAIT, { kind: "agent", target: "sip:lena" });
    expect(caller.silence().dialled).toBe("sip:lena");
    caller.agentLeg("ended");
    expect(caller.session.outcome).toBe("agent");
    expect(caller.hasEnded).toBe(true);
  });

  it("after an agent who declines, the next one is called, or the caller waits again and hears where", () => {
    const { caller, asked } = waiting(
      { kind: "agent", target: "sip:lena" },
      { kind: "agent", target: "sip:omar" },
      WAIT,
    );
    expect(caller.dialled).toBe("sip:lena");
    expect(caller.agentLeg("declined").dialled).toBe("sip:omar");
    expect(caller.agentLeg("not-answered").heard).toContain("2 callers are ahead of you.");
    expect(asked).toEqual([null, "declined", "no-answer"]);
  });

  it("the mailbox is there where nobody is left to ask, after 20 minutes, and by 2", () => {
    const nobody = waiting({ kind: "agent", target: "sip:lena" }, { kind: "none" }).caller;
    expect(nobody.agentLeg("declined").isRecording).toBe(true);
    const long = waiting(WAIT, later(1199), later(1200)).caller;
    expect(long.silence().isRecording).toBe(false);
    expect(long.silence().isRecording).toBe(true);
    expect(long.heard).toContain("We are sorry that you had to wait so long.");
    expect(waiting(WAIT).caller.key("2").isRecording).toBe(true);
  });

  it("whoever hangs up has left", () => {
    expect(waiting(WAIT).caller.hangUp().session.outcome).toBe("hung-up");
  });

  it("a caller whose own side calls the agent is let go without a word", () => {
    const { caller } = waiting({ kind: "agent", target: "sip:lena" });
    expect(caller.agentLeg("transferred").heard).toBe("");
    expect(caller.hasEnded).toBe(true);
  });
});

describe("a call back instead of waiting", () => {
  it("is at the number they call from, once they say that it is right", () => {
    const { caller } = waiting(WAIT);
    expect(caller.key("1").heard).toContain("We can call you back at 562 555 0142.");
    expect(caller.key("1").heard).toContain("Your place is kept.");
    expect(caller.session.outcome).toBe("call-back-asked");
  });

  it("is at another number that they key, which is told back", () => {
    const { caller } = waiting(WAIT);
    caller.key("12").key("1111111111#");
    expect(caller.heard).toContain("That is not a phone number we can call.");
    expect(caller.key("8005550179#").heard).toContain("800 555 0179.");
    expect(caller.key("1").hasEnded).toBe(true);
  });

  it("asks for a number where none was shown", () => {
    const { caller } = waiting(later(0, { callBackTo: null }));
    expect(caller.key("1").heard).toContain("Please key the ten digit phone number");
  });

  it("is none where an agent is on the way already: the caller is put through", () => {
    const agent = () => (asked++ === 0 ? WAIT : ({ kind: "agent", target: "sip:lena" } as const));
    let asked = 0;
    const caller = new Caller({ engine: { ...PLENTY, agent, callBack: () => false } }).start().key("10");
    expect(caller.key("11").dialled).toBe("sip:lena");
  });

  it("0 goes on waiting", () => {
    const { caller } = waiting(WAIT);
    expect(caller.key("10").heard).toContain("2 callers are ahead of you.");
    expect(caller.last?.verb).toBe("wait");
  });
});
