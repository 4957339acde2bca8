import { describe, expect, it, test } from "vitest";
import { parseDay } from "#domain/calendar/day.ts";
import { notFound } from "#domain/refill/decide-refill.ts";
import type { RefillDecision } from "#domain/refill/refill-decision.ts";
import { formatDay, formatLongDay, formatMoney, formatShortDay } from "#words/dates-and-money.ts";
import { orderWords as orderEn } from "#words/en/order-words.ts";
import { refillWords as refillEn } from "#words/en/refill-words.ts";
import { orderWords as orderEs } from "#words/es/order-words.ts";
import { refillWords as refillEs } from "#words/es/refill-words.ts";
import { prescriberName } from "#words/prescriber-name.ts";
import { wordDecision } from "#words/word-decision.ts";
import { wordLineStatus, wordPrice, wordPromise, wordSupply, wordSupplyGap } from "#words/word-order.ts";

const november24 = parseDay("2026-11-24");
const scheduled: RefillDecision = {
  kind: "scheduled",
  code: "too-soon",
  owner: "pharmacy",
  nextStep: "start-on-date",
  clearsOn: november24,
  daysSupply: 90,
  quantity: 180,
  flags: [],
};
const renewal: RefillDecision = {
  kind: "sent-to-prescriber",
  code: "no-refills-remaining",
  owner: "prescriber",
  nextStep: "ask-prescriber",
};
const names = { drugName: "Metformin", prescriberName: "Linh Nguyen, MD" };

describe("days and money", () => {
  test.each([
    ["en", "Tue, Nov 24", "Nov 24", "November 24, 2026", "$1,234.50"],
    ["es", "mar, 24 de nov", "24 nov", "24 de noviembre de 2026", "$1,234.50"],
  ] as const)("in %s", (language, day, short, long, money) => {
    expect(formatDay(november24, language)).toBe(day);
    expect(formatShortDay(november24, language)).toBe(short);
    expect(formatLongDay(november24, language)).toBe(long);
    expect(formatMoney(123_450, language)).toBe(money);
  });
});

describe("a decision in words", () => {
  it("names the rule, the day and the button", () => {
    expect(wordDecision(scheduled, "en", names)).toEqual({
      detail: "It is too soon to refill Metformin today. Order it now and we start it on Tue, Nov 24.",
      nextStepLabel: "Start on Tue, Nov 24",
    });
    expect(wordDecision(scheduled, "es", names)).toEqual({
      detail: "Hoy es muy pronto para resurtir Metformin. Haga el pedido ahora y lo empezamos el mar, 24 de nov.",
      nextStepLabel: "Empezar el mar, 24 de nov",
    });
  });
  it("names who acts", () => {
    expect(wordDecision(renewal, "en", names).nextStepLabel).toBe("Ask Dr. Nguyen");
    expect(wordDecision(renewal, "es", names).nextStepLabel).toBe("Preguntar a Linh Nguyen");
    expect(wordDecision(renewal, "en").detail).toBe(
      "There are no refills left for this prescription. Order it and we ask the doctor for more.",
    );
  });
  it("of a placed line says what was done, and offers to follow it", () => {
    expect(wordDecision(scheduled, "en", { ...names, placed: true })).toEqual({
      detail: "We start Metformin on Tue, Nov 24, the first day it can be refilled. You can cancel until we begin.",
      nextStepLabel: "Track",
    });
  });
  it("says what comes with the fill", () => {
    const accepted: RefillDecision = {
      kind: "accepted",
      code: "ready",
      owner: "pharmacy",
      nextStep: "order-now",
      daysSupply: 12,
      quantity: 12,
      flags: ["partial-of-remaining"],
    };
    expect(wordDecision(accepted, "en").detail).toBe(
      "You can refill this prescription now. Less than a full refill is left, so you get what remains.",
    );
  });
  it("names the reason of a hold", () => {
    const held: RefillDecision = {
      kind: "refused",
      code: "on-hold",
      owner: "prescriber",
      nextStep: "call-pharmacy",
      hold: "dose-question",
    };
    expect(wordDecision(held, "en", { drugName: "Gabapentin" }).detail).toContain(
      "asking the doctor about the dose of Gabapentin",
    );
  });
  it("that must stay neutral holds no number, no drug and no doctor, whatever it is given", () => {
    const callPharmacy: RefillDecision = {
      kind: "refused",
      code: "call-pharmacy",
      owner: "pharmacy",
      nextStep: "call-pharmacy",
    };
    for (const language of ["en", "es"] as const) {
      for (const neutral of [notFound, callPharmacy]) {
        const { detail, nextStepLabel } = wordDecision(neutral, language, names);
        expect(`${detail} ${nextStepLabel}`).not.toMatch(/\d|Metformin|Nguyen/);
      }
    }
  });
  it("never shows a confirmation number: it stands beside, where the reader may see it", () => {
    const again: RefillDecision = {
      kind: "already-ordered",
      code: "open-request",
      owner: "pharmacy",
      nextStep: "track-order",
      confirmationNumber: "4821773605",
    };
    expect(wordDecision(again, "en", names).detail).not.toMatch(/\d/);
  });
});

test.each([
  ["Linh Nguyen, MD", "Dr. Nguyen", "Linh Nguyen"],
  ["Aaron Feld, D.D.S.", "Dr. Feld", "Aaron Feld"],
  ["May Ito, NP", "May Ito", "May Ito"],
  ["Sam Ortiz", "Sam Ortiz", "Sam Ortiz"],
])("%s is called %s, in Spanish %s", (registered, en, es) => {
  expect(prescriberName(registered, "en")).toBe(en);
  expect(prescriberName(registered, "es")).toBe(es);
});

describe("an order in words", () => {
  it("promises", () => {
    expect(wordPromise({ kind: "answer-by", by: november24 }, "en")).toBe("Answer expected by Tue, Nov 24");
    expect(
      wordPromise(
        { kind: "starts-on", by: november24, then: { kind: "arrives-by", by: parseDay("2026-12-04") } },
        "en",
      ),
    ).toBe("Starts on Tue, Nov 24 · arrives by Fri, Dec 4");
    expect(wordPromise({ kind: "ready-by", by: november24 }, "es")).toBe("Listo a más tardar el mar, 24 de nov");
  });
  it("prices and statuses", () => {
    expect(wordPrice("full-price-outside-prescriber", "en")).toBe(
      "Full price: the prescriber is not part of your plan",
    );
    expect(wordLineStatus("in-process", "en", "check")).toBe("A pharmacist is making the last check");
    expect(wordLineStatus("awaiting-prescriber", "es")).toBe("Le preguntamos a su médico");
  });
  it("supply", () => {
    const runsOutOn = parseDay("2026-12-09");
    expect(wordSupply(null, "en")).toBe("Not filled yet");
    expect(wordSupply({ outlook: { kind: "enough", daysLeft: 15 }, runsOutOn }, "en")).toBe("Lasts to Dec 9");
    expect(
      wordSupply({ outlook: { kind: "short", daysLeft: 2, shortByDays: 1, pickupInTime: true }, runsOutOn }, "en"),
    ).toBe("Lasts to Dec 9. Mail would come too late: pick it up.");
    expect(
      wordSupply({ outlook: { kind: "short", daysLeft: 0, shortByDays: 4, pickupInTime: false }, runsOutOn }, "es"),
    ).toBe("Es posible que ya no le quede");
  });
  it("a supply that ended before today is not said to last", () => {
    const gap = { runsOutOn: parseDay("2026-12-01"), arrivesBy: parseDay("2026-12-04") };
    expect(wordSupplyGap({ ...gap, daysWithout: 3 }, "en")).toMatch(/^Your supply lasts to Tue, Dec 1, .*: 3 days/);
    expect(wordSupplyGap({ ...gap, daysWithout: 1 }, "en")).toBe(
      "You may be out of it now, and this comes by Fri, Dec 4: 1 day without it.",
    );
  });
  it("a list says what is on order; only who orders again is told of the first", () => {
    const decision = {
      kind: "already-ordered",
      code: "open-request",
      nextStep: "track-order",
      confirmationNumber: "1",
    };
    const word = (listed: boolean) =>
      wordDecision(decision as RefillDecision, "en", { drugName: "Losartan", listed }).detail;
    expect(word(true)).toBe("You have an order for Losartan.");
    expect(word(false)).toBe("You already have an order for Losartan. We did not order it twice.");
  });
});

/** Every sentence of a catalogue, with names filled in. */
function sentences(words: unknown): string[] {
  if (typeof words === "string") return [words];
  if (typeof words === "function")
    return [String(words({ it: "Metformin", doctor: "Dr. Nguyen", day: "Tue, Nov 24" }, 2))];
  return Object.values(words as object).flatMap(sentences);
}

describe("every sentence", () => {
  const all = [refillEn, refillEs, orderEn, orderEs].flatMap(sentences);
  it("is short enough to read at once", () => {
    const tooLong = all
      .flatMap((text) => text.split(/(?<=[.!?:]) /))
      .filter((sentence) => sentence.split(" ").length > 22);
    expect(tooLong).toEqual([]);
  });
  it("is not the same in both languages", () => {
    const english = sentences(refillEn);
    sentences(refillEs).forEach((spanish, at) => expect(spanish).not.toBe(english[at]));
  });
});
