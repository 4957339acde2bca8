import { describe, expect, it, test } from "vitest";
import { Caller, PLENTY } from "#channels/phone-line/testing/scripted-caller.ts";

const RECORD = "100200310#";
const FIRST = "7001001010#";
const SECOND = "7001001127#";

describe("news", () => {
  const closure = { kind: "closure", ofPharmacy: true, texts: { en: "Closed.", es: "Cerrado." }, sounds: {} } as const;
  const emergency = { ...closure, kind: "emergency", ofPharmacy: false } as const;

  it("are told in the caller's language before the menu, and once", () => {
    const caller = new Caller({ line: { news: [closure, emergency, emergency] } }).start();
    expect(caller.heard).not.toContain("Please note");
    expect(caller.key("1").heard).toMatch(
      /^Please note: this pharmacy is closed for now\..*Please note: because of an emergency.*agent\. To order refills, press 1/,
    );
    expect(caller.heard.match(/emergency/g)).toHaveLength(1);
    expect(caller.key("*").heard).toMatch(/^To order refills, press 1/);
  });

  it("are as somebody spoke them, where there is a recording in that language", () => {
    const spoken = { ...closure, sounds: { es: "announcement-1" } };
    const line = { news: [spoken] };
    expect(new Caller({ line }).start().key("2").heard).toMatch(/^Cerrado\. Para pedir un resurtido/);
    expect(new Caller({ line }).start().key("1").heard).toMatch(/^Please note: this pharmacy is closed/);
  });

  it("of another pharmacy are told with its hours", () => {
    const engine = {
      ...PLENTY,
      pharmacy: (phone: string) => ({ ...PLENTY.pharmacy(phone), news: [closure] }),
    } as const;
    const caller = new Caller({ engine: engine as typeof PLENTY }).start().key("1").key("3").key("5625550142#");
    expect(caller.heard).toMatch(/Please note: this pharmacy is closed for now.*To order refills/);
  });

  it("hold up nobody who types ahead", () => {
    const caller = new Caller({ line: { news: [closure] } }).start().key("11");
    expect(caller.heard).toMatch(/^Please key the nine digit/);
  });
});

describe("a call", () => {
  it("greets in both languages and asks what is wanted", () => {
    const caller = new Caller().start();
    expect(caller.heard).toContain("For English, press 1. Para español, marque 2.");
    expect(caller.key("1").heard).toMatch(/^To order refills, press 1/);
  });
  it("speaks Spanish once asked to", () => {
    expect(new Caller().start().key("2").heard).toMatch(/^Para pedir un resurtido/);
  });
  it("orders two refills for pick-up, tells price and promise, and the number twice", () => {
    const caller = new Caller().start().key("1").key("1").key(RECORD).key(FIRST);
    expect(caller.heard).toBe(
      "The prescription ending in 0 1 0 is ready to refill. To order it, press 1. To leave it, press 2.",
    );
    caller.key("1");
    expect(caller.heard).toBe("To order another prescription, press 1. If that is all, press 2.");
    caller.key("1").key(SECOND).key("1").key("2").key("1");
    expect(caller.heard).toContain("The prescription ending in 0 1 0 will be ready for pick up by");
    expect(caller.heard).toContain("The price is $20.00. You pay at the pharmacy.");
    expect(caller.heard).toMatch(/To place the order, press 1. To start over, press 2.$/);
    caller.key("1");
    expect(caller.heard).toBe(
      "Your order is placed. Your confirmation number is 482 177 3605. Again, your confirmation number is 482 177 3605. To hear that again, press star.",
    );
    caller.silence();
    expect(caller.heard).toBe("Thank you for calling. Good bye.");
    expect(caller.hasEnded).toBe(true);
    expect(caller.orders).toEqual([
      {
        recordNumber: "100200310",
        rxNumbers: ["7001001010", "7001001127"],
        delivery: { kind: "label" },
        paymentMethodId: null,
      },
    ]);
  });
  it("may be typed ahead as a whole, and still tells price and promise with the number", () => {
    const caller = new Caller().start().key(`11${RECORD}${FIRST}11${SECOND}1211`);
    expect(caller.orders).toHaveLength(1);
    expect(caller.heard).toMatch(/^Your order is placed. Here is your order./);
    expect(caller.heard).toContain("The price is $20.00.");
    expect(caller.heard).toContain("Again, your confirmation number is 482 177 3605.");
  });
  it("is typed ahead the same while the engine is still looking something up", () => {
    const caller = new Caller({ slow: true }).start();
    for (const key of `11${RECORD}${FIRST}1211`) caller.key(key);
    caller.letEngineAnswer();
    expect(caller.orders).toHaveLength(1);
  });
  it("starts over on 2, with another order", () => {
    const caller = new Caller().start().key(`11${RECORD}${FIRST}121`).key("2");
    expect(caller.heard).toMatch(/^Please key the nine digit health record number/);
    caller.key(`${RECORD}${SECOND}1211`);
    expect(caller.orders.map(({ rxNumbers }) => rxNumbers)).toEqual([["7001001127"]]);
    expect(caller.attempts).toEqual([3]);
  });
});

describe("what was found", () => {
  test.each([
    [{ kind: "scheduled", clearsOn: "2026-12-03" }, "can be refilled on Thu, Dec 3. To start it on that day, press 1."],
    [{ kind: "sent-to-prescriber" }, "has no refills remaining. We can ask your doctor for more."],
    [
      { kind: "already-ordered", confirmationNumber: "4821773605" },
      "is on order already. The confirmation number is 482 177 3605.",
    ],
    [{ kind: "refused" }, "can not be refilled by phone."],
    [{ kind: "not-found" }, "I can not find that prescription number together with that record number."],
    [{ kind: "asked-before" }, "You have keyed that prescription in this call already."],
  ] as const)("%j is told without a drug", (finding, words) => {
    const caller = new Caller({ engine: { ...PLENTY, prescription: () => finding as never } });
    expect(caller.start().key("11").key(RECORD).key(FIRST).heard).toContain(words);
  });
  it("forgets what was typed ahead of something unexpected", () => {
    const caller = new Caller({ engine: { ...PLENTY, prescription: () => ({ kind: "refused" }) } });
    caller.start().key(`11${RECORD}${FIRST}1211`);
    expect(caller.heard).toContain("To order another prescription, press 1.");
    expect(caller.orders).toEqual([]);
  });
});

describe("wrong entries", () => {
  it("are caught by the check digit, and the third leads to an agent or the mailbox", () => {
    const caller = new Caller().start().key("11").key("100200311#");
    expect(caller.heard).toMatch(/^That is not a health record number/);
    caller.key("12345#").key("100200312#");
    expect(caller.heard).toContain("No agent is free right now. After the tone");
    expect(caller.isRecording).toBe(true);
    caller.leaveMessage(12);
    expect(caller.heard).toContain("Your message is kept");
    expect(caller.session.outcome).toBe("message-left");
  });
  it("are forgotten when a step is done", () => {
    const caller = new Caller().start().key("11").key("1#").key("2#").key(RECORD).key("1#").key("2#").key(FIRST);
    expect(caller.heard).toContain("is ready to refill");
  });
  it("lead straight to an agent where the address does not match", () => {
    const caller = new Caller({
      engine: {
        ...PLENTY,
        address: () => ({ kind: "no-match" }),
        agent: () => ({ kind: "agent", target: "sip:agent" }) as const,
      },
    });
    caller.start().key(`11${RECORD}${FIRST}123`).key("02031981#").key("11850#").key("90242#");
    expect(caller.heard).toContain("What you keyed does not match our records.");
    expect(caller.dialled).toBe("sip:agent");
  });
  it("say nothing of what is on file", () => {
    const caller = new Caller()
      .start()
      .key(`11${RECORD}${FIRST}123`)
      .key("02031981#")
      .key("11850#")
      .key("90242#")
      .key("1");
    expect(caller.everything).not.toMatch(/11850|90242|1981|1 1 8 5 0/);
  });
});

describe("mail", () => {
  it("asks date of birth, street number and ZIP, then the card on file", () => {
    const caller = new Caller().start().key(`11${RECORD}${FIRST}123`);
    expect(caller.heard).toMatch(/date of birth/);
    caller.key("02031981#").key("11850#").key("90242#");
    expect(caller.heard).toMatch(/^To pay with the card on file, press 1/);
    expect(caller.session.birthDate).toBe("");
    caller.key("1");
    expect(caller.heard).toContain("will arrive in the mail by");
    caller.key("1");
    expect(caller.orders[0]).toMatchObject({
      delivery: { kind: "mail", addressId: "address" },
      paymentMethodId: "card",
    });
  });
  it("hands over to the payment provider's line and comes back", () => {
    const caller = new Caller({ engine: { ...PLENTY, card: () => null } }).start();
    caller.key(`11${RECORD}${FIRST}123`).key("02031981#11850#90242#").key("1");
    expect(caller.heard).toMatch(/^There is no card on file/);
    caller.key("2");
    expect(caller.isPaying).toBe(true);
    expect(caller.paid("new-card").heard).toMatch(/^Your card was accepted/);
    caller.key("1");
    expect(caller.orders[0]?.paymentMethodId).toBe("new-card");
  });
  it("skips the question where on the mail-order line", () => {
    const caller = new Caller({ line: { kind: "mail-order" } }).start().key(`11${RECORD}${FIRST}12`);
    expect(caller.heard).toMatch(/date of birth/);
  });
});

describe("another pharmacy", () => {
  it("is found by its refill phone number", () => {
    const caller = new Caller().start().key(`11${RECORD}${FIRST}122`).key("6265550117#");
    expect(caller.heard).toContain("You pick up at the pharmacy with the refill phone number 626 555 0117.");
    caller.key("1");
    expect(caller.orders[0]?.delivery).toEqual({ kind: "pharmacy", pharmacyId: "pharmacy", refillPhone: "6265550117" });
  });
});

describe("silence", () => {
  it("twice at the language is a rotary phone: an agent, else the mailbox", () => {
    const caller = new Caller().start().silence();
    expect(caller.heard).toContain("For English, press 1.");
    caller.silence();
    expect(caller.isRecording).toBe(true);
  });
  it("never cuts off a slow caller within two minutes, and keeps the digits keyed so far", () => {
    const caller = new Caller().start().key("11").key("1002");
    expect(caller.silence().heard).toBe("So far I have 4 digits. Please go on, or press star to key the number again.");
    caller.silence().silence().silence();
    caller.key("00310").silence();
    expect(caller.heard).toMatch(/^Please key the ten digit prescription number/);
  });
});

describe("keys that work everywhere", () => {
  it("star repeats, a second time more slowly", () => {
    const caller = new Caller().start().key("1").key("*");
    expect(caller.heard).toMatch(/^To order refills/);
    expect(caller.session.slow).toBe(false);
    expect(caller.key("*").heard).toMatch(/^I will go more slowly. To order refills/);
    expect(caller.session.slow).toBe(true);
  });
  it("star throws away the digits keyed so far", () => {
    expect(new Caller().start().key("11").key("123*").key(RECORD).heard).toMatch(/^Please key the ten digit/);
  });
  it("0 is an agent, and 0 with pound where a number is asked", () => {
    const withAgent = { engine: { ...PLENTY, agent: () => ({ kind: "agent", target: "sip:agent" }) as const } };
    expect(new Caller(withAgent).start().key("10").dialled).toBe("sip:agent");
    expect(new Caller(withAgent).start().key("110#").dialled).toBe("sip:agent");
  });
  it("a call centre that does not answer leaves the mailbox", () => {
    const agent = () => ({ kind: "outside", target: "sip:centre" }) as const;
    const caller = new Caller({ engine: { ...PLENTY, agent } }).start().key("10");
    expect(caller.dialled).toBe("sip:centre");
    expect(caller.agentLeg("not-answered").isRecording).toBe(true);
  });
});

describe("the other lines of the menu", () => {
  it("tells each open line after the date of birth", () => {
    const caller = new Caller().start().key("12").key(RECORD).key("02031981#");
    expect(caller.heard).toBe(
      "The prescription ending in 0 1 0 is being filled. It is expected by Tue, Nov 24. For the next one, press 1. To hear this again, press 2.",
    );
    expect(caller.key("2").heard).toMatch(/ending in 0 1 0/);
    expect(caller.key("1").heard).toMatch(/ending in 1 2 7 is ready for pick up. That was the last one./);
    expect(caller.key("1").heard).toMatch(/^To order refills/);
  });
  it("a wrong date of birth says no more than that", () => {
    const caller = new Caller({ engine: { ...PLENTY, openLines: () => ({ kind: "no-match" }) } });
    caller.start().key("12").key(RECORD).key("02031982#");
    expect(caller.heard).toMatch(/^That does not match our records. Please key your date of birth/);
  });
  it("tells hours of the pharmacy whose number was dialled, of another by its number", () => {
    const caller = new Caller({ line: { pharmacy: "5625550142" } }).start().key("13");
    expect(caller.heard).toContain("Today the pharmacy is open from 8:30 AM to 7:00 PM");
    expect(caller.heard).toContain(
      "Monday through Friday from 8:30 AM to 7:00 PM Saturday from 9:00 AM to 5:00 PM Sunday closed",
    );
    expect(new Caller().start().key("13").heard).toMatch(/refill phone number/);
  });
  it("says what to do where refills by phone are not offered", () => {
    const caller = new Caller({ line: { refillsOffered: false } }).start().key("11");
    expect(caller.heard).toContain("Refills by phone are not offered in this area.");
    expect(caller.heard).toContain("800 555 0179");
  });
});

describe("a dropped call", () => {
  const engine = { ...PLENTY, droppedOrder: () => ["7001001010"] };
  it("goes on with what was chosen, after the record number is keyed again", () => {
    const caller = new Caller({ engine }).start().key("11").key(RECORD);
    expect(caller.heard).toMatch(
      /^Welcome back. I have kept your order. One prescription is in your order. To order another/,
    );
    caller.key("2").key("1").key("1");
    expect(caller.orders[0]?.rxNumbers).toEqual(["7001001010"]);
  });
  it("is a new order for somebody who types on", () => {
    const caller = new Caller({ engine }).start().key(`11${RECORD}${SECOND}1211`);
    expect(caller.orders[0]?.rxNumbers).toEqual(["7001001127"]);
  });
});
