import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, parseDay } from "#domain/calendar/day.ts";
import { defaultRefillPolicy as policy } from "#domain/refill/default-refill-policy.ts";
import type { DeaSchedule } from "#domain/refill/refill-facts.ts";
import { actOnTransfer, type Transfer, type TransferAct } from "#domain/transfer/act-on-transfer.ts";
import type { TransferAnswer } from "#domain/transfer/transfer-answer.ts";
import { CALL_OUTCOMES, isOpenTransfer, TRANSFER_REFUSALS } from "#domain/transfer/transfer-status.ts";

const on = parseDay("2026-11-24");
const context = { state: "CA", policy, on };
const fresh: Transfer = { status: "requested", reached: false, answer: null };

const facts: TransferAnswer = {
  drugId: "drug",
  schedule: null,
  directions: { en: "Take one a day", es: "Tome una al día" },
  purpose: { en: "", es: "" },
  quantity: 30,
  daysSupply: 30,
  refillsRemaining: 3,
  writtenOn: parseDay("2026-09-01"),
  lastFilledOn: parseDay("2026-11-01"),
  prescriberName: "Ida Moss, MD",
  prescriberNpi: "1234567893",
  prescriberPhone: null,
  transferredBefore: false,
  outsideDeaNumber: null,
  givenBy: "Sam Lee, PharmD",
  givenByPharmacist: true,
};
const controlled: TransferAnswer = { ...facts, schedule: "IV", outsideDeaNumber: "AB1234563" };

const answer = (answer: TransferAnswer, schedule: DeaSchedule | null = answer.schedule, byPharmacist = true) =>
  ({ kind: "answer", answer, schedule, byPharmacist }) as const;
const run = (transfer: Transfer, ...acts: TransferAct[]) =>
  acts.reduce<Transfer>((before, act) => {
    const acted = actOnTransfer(before, act, context);
    if (acted.kind === "refused") throw new Error(acted.code);
    return acted.transfer;
  }, transfer);
const called = run(fresh, { kind: "call", outcome: "answered" });
const attest = { kind: "attest", byPharmacist: true } as const;

describe("the way of a transfer", () => {
  it("called as often as it takes, answered, and attested by a pharmacist", () => {
    const tried = run(
      fresh,
      { kind: "call", outcome: "no-answer" },
      { kind: "call", outcome: "call-back" },
      { kind: "call", outcome: "answered" },
      answer(facts),
    );
    expect(tried.status).toBe("answered");
    expect(actOnTransfer(tried, attest, context)).toMatchObject({ kind: "done", prescribes: facts });
  });

  it("an answer needs somebody who gave it", () => {
    const rang = run(fresh, { kind: "call", outcome: "no-answer" });
    expect(actOnTransfer(rang, answer(facts), context)).toMatchObject({ code: "call-first" });
  });

  it("an answer can be mended until it is attested", () => {
    const mended = run(
      called,
      answer(facts),
      { kind: "call", outcome: "answered" },
      answer({ ...facts, quantity: 60 }),
    );
    expect(mended).toMatchObject({ status: "answered", answer: { quantity: 60 } });
  });

  it.each(["attest", "refuse"] as const)("only a pharmacist can %s", (kind) => {
    const act: TransferAct =
      kind === "attest" ? { kind, byPharmacist: false } : { kind, reason: "unknown-there", byPharmacist: false };
    expect(actOnTransfer(run(called, answer(facts)), act, context)).toMatchObject({ code: "pharmacist-only" });
  });

  it.each(["completed", "refused", "cancelled"] as const)("what is %s stays so", (status) => {
    const over: Transfer = { status, reached: true, answer: facts };
    for (const act of [attest, answer(facts), { kind: "cancel" }, { kind: "call", outcome: "answered" }] as const) {
      expect(actOnTransfer(over, act, context)).toMatchObject({ code: "transfer-not-now" });
    }
  });
});

describe("what the law lets move", () => {
  it.each<[string, TransferAnswer, DeaSchedule | null, string]>([
    ["schedule II", { ...controlled, schedule: "II" }, "II", "schedule-ii-not-transferable"],
    [
      "what only the other pharmacy calls schedule II",
      { ...facts, schedule: "II" },
      null,
      "schedule-ii-not-transferable",
    ],
    ["schedule IV a second time", { ...controlled, transferredBefore: true }, "IV", "transferred-before"],
    ["without refills left", { ...facts, refillsRemaining: 0 }, null, "no-refills-left"],
    ["expired: a year and a day", { ...facts, writtenOn: addDays(on, -366) }, null, "prescription-expired"],
    [
      "schedule IV after six months",
      { ...controlled, writtenOn: addDays(on, -190), lastFilledOn: null },
      "IV",
      "prescription-expired",
    ],
  ])("%s does not", (_, told, schedule, code) => {
    expect(actOnTransfer(called, answer(told, schedule), context)).toEqual({ kind: "refused", code });
  });

  it("schedule IV moves once, told by a pharmacist to a pharmacist, with the other pharmacy's DEA number", () => {
    expect(run(called, answer(controlled)).status).toBe("answered");
    expect(actOnTransfer(called, answer(controlled, "IV", false), context)).toMatchObject({
      code: "pharmacist-must-call",
    });
    expect(
      actOnTransfer(
        called,
        answer({ ...controlled, givenByPharmacist: false, outsideDeaNumber: "AB1234567" }),
        context,
      ),
    ).toMatchObject({ fields: { givenByPharmacist: "pharmacist-to-pharmacist", outsideDeaNumber: "dea-number" } });
  });

  it("what is not controlled may move again, and a technician may take the call", () => {
    expect(
      run(called, answer({ ...facts, transferredBefore: true, givenByPharmacist: false }, null, false)).status,
    ).toBe("answered");
  });

  it("one never filled there brings its first fill along", () => {
    const unfilled = { ...facts, refillsRemaining: 0, lastFilledOn: null };
    expect(run(called, answer(unfilled)).status).toBe("answered");
  });

  it("one that expired between the answer and the attestation is not attested", () => {
    const answered = run(called, answer({ ...facts, writtenOn: addDays(on, -365), lastFilledOn: null }));
    expect(actOnTransfer(answered, attest, { ...context, on: addDays(on, 1) })).toMatchObject({
      code: "prescription-expired",
    });
  });

  it.each<[string, Partial<TransferAnswer>, Record<string, string>]>([
    ["another schedule than ours", { schedule: "V", outsideDeaNumber: null }, { schedule: "schedule-differs" }],
    ["written tomorrow", { writtenOn: addDays(on, 1), lastFilledOn: null }, { writtenOn: "date-in-future" }],
    ["filled before it was written", { lastFilledOn: parseDay("2026-08-31") }, { lastFilledOn: "before-written" }],
    ["no way to reach the prescriber", { prescriberNpi: null }, { prescriberNpi: "npi-or-phone" }],
    ["an NPI with a slip", { prescriberNpi: "1234567894" }, { prescriberNpi: "npi" }],
    ["no directions in Spanish", { directions: { en: "Take", es: "" } }, { "directions.es": "directions-missing" }],
    ["half a day", { daysSupply: 0.5 }, { daysSupply: "days-supply" }],
  ])("%s comes back to be mended", (_, change, fields) => {
    expect(actOnTransfer(called, answer({ ...facts, ...change }, null), context)).toMatchObject({ fields });
  });
});

const anyAct: fc.Arbitrary<TransferAct> = fc.oneof(
  fc.record({ kind: fc.constant("call"), outcome: fc.constantFrom(...CALL_OUTCOMES) }),
  fc
    .record({
      told: fc.constantFrom<DeaSchedule>("II", "III", "IV", "V"),
      controlled: fc.boolean(),
      byPharmacist: fc.boolean(),
      change: fc.record({
        refillsRemaining: fc.integer({ min: 0, max: 6 }),
        transferredBefore: fc.boolean(),
        givenByPharmacist: fc.boolean(),
        writtenOn: fc.integer({ min: -10, max: 400 }).map((days): Day => addDays(on, -days)),
        lastFilledOn: fc.option(fc.integer({ min: 0, max: 300 }).map((days): Day => addDays(on, -days))),
      }),
    })
    .map(({ told, controlled: isControlled, byPharmacist, change }) =>
      answer(
        { ...(isControlled ? { ...controlled, schedule: told } : facts), ...change },
        isControlled ? told : null,
        byPharmacist,
      ),
    ),
  fc.record({ kind: fc.constant("attest"), byPharmacist: fc.boolean() }),
  fc.record({ kind: fc.constant("refuse"), reason: fc.constantFrom(...TRANSFER_REFUSALS), byPharmacist: fc.boolean() }),
  fc.constant<TransferAct>({ kind: "cancel" }),
);

it("no sequence of acts makes a prescription without a pharmacist's attestation, nor two from one transfer", () => {
  fc.assert(
    fc.property(fc.array(anyAct, { minLength: 1, maxLength: 25 }), (acts) => {
      let transfer = fresh;
      let made = 0;
      for (const act of acts) {
        const before = transfer;
        const acted = actOnTransfer(before, act, context);
        if (acted.kind === "refused") continue;
        transfer = acted.transfer;
        if (acted.prescribes !== null) {
          made += 1;
          expect(act).toMatchObject({ kind: "attest", byPharmacist: true });
          expect(acted.prescribes).toBe(before.answer);
          expect(acted.prescribes.schedule).not.toBe("II");
          if (acted.prescribes.schedule !== null) {
            expect(acted.prescribes).toMatchObject({ transferredBefore: false, givenByPharmacist: true });
          }
        }
        expect(isOpenTransfer(before.status)).toBe(true);
        expect(transfer.status === "completed").toBe(made === 1);
      }
      expect(made).toBeLessThanOrEqual(1);
    }),
    { numRuns: 2000 },
  );
});
