import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addDays, parseDay } from "#domain/calendar/day.ts";
import { actOnLine } from "#domain/filling/act-on-line.ts";
import { actsFor } from "#domain/filling/acts-for.ts";
import type { FillingAct } from "#domain/filling/filling-acts.ts";
import { type FillingLine, given, inWork, owed, unitsOut } from "#domain/filling/filling-line.ts";
import { isFinished, type LineStatus, mayBecome } from "#domain/order/line-status.ts";

const today = parseDay("2026-11-21");
const product = { drugId: "lisinopril-10", ndc: "55111-122-90" };
const stock = { ndc: "5511112290", lot: "A17", expiresOn: parseDay("2027-12-31") };

const received: FillingLine = {
  status: "received",
  delivery: "pickup",
  deaSchedule: null,
  ordered: { quantity: 30, daysSupply: 30 },
  dispenses: [],
  owedBy: null,
  hold: null,
  unitsRemaining: 90,
};

const verify: FillingAct = {
  kind: "verify",
  product,
  counsel: null,
  override: null,
  amount: { quantity: 30, daysSupply: 30 },
};
const count: FillingAct = { kind: "count", stock, on: today };
const check: FillingAct = { kind: "check", on: today };
const handOver: FillingAct = {
  kind: "hand-over",
  identity: "photo-id",
  counseling: "not-offered",
  byPharmacist: false,
};
const part: FillingAct = { kind: "partial", quantity: 10, restBy: addDays(today, 2), on: today };
const undo: FillingAct = { kind: "undo", prescribed: product };
const back: FillingAct = { kind: "return", on: addDays(today, 10), readyOn: today };

function after(line: FillingLine, ...acts: readonly FillingAct[]): FillingLine {
  return acts.reduce((so, act) => {
    const acted = actOnLine(so, act);
    if (acted.kind === "refused") throw new Error(`${act.kind} was refused: ${acted.code}`);
    return acted.line;
  }, line);
}

function refusal(line: FillingLine, act: FillingAct): string | null {
  const acted = actOnLine(line, act);
  return acted.kind === "refused" ? acted.code : null;
}

describe("a line", () => {
  it("is verified, counted, checked and handed over", () => {
    const statuses = [verify, count, check, handOver].map(
      (_act, at, acts) => after(received, ...acts.slice(0, at + 1)).status,
    );
    expect(statuses).toEqual(["in-process", "in-process", "ready-for-pickup", "picked-up"]);
  });

  it("for the mail is packed after the last check", () => {
    expect(after({ ...received, delivery: "mail" }, verify, count, check).status).toBe("packed");
  });

  it("takes its units from the prescription at the last check, not before", () => {
    expect(after(received, verify, count).unitsRemaining).toBe(90);
    expect(after(received, verify, count, check).unitsRemaining).toBe(60);
  });

  it("gives them back when the check is undone, or nobody fetched it", () => {
    const ready = after(received, verify, count, check);
    expect(after(ready, undo)).toMatchObject({ status: "in-process", unitsRemaining: 90 });
    expect(after(ready, back)).toMatchObject({ status: "returned-to-stock", unitsRemaining: 90 });
  });

  it("is handed over in two parts and stays one line", () => {
    const first = after(received, verify, part, count, check, handOver);
    expect(first).toMatchObject({ status: "in-process", unitsRemaining: 80, owedBy: addDays(today, 2) });
    expect(inWork(first)).toMatchObject({ sequence: 2, step: "fill", quantity: 20, daysSupply: 20 });
    const whole = after(first, count, check, handOver);
    expect(whole).toMatchObject({ status: "picked-up", unitsRemaining: 60, owedBy: null });
    expect(given(whole)).toEqual({ quantity: 30, daysSupply: 30 });
  });

  it("whose rest is not wanted any more was picked up, and the rest stays with the prescription", () => {
    const line = after(received, verify, part, count, check, handOver, { kind: "decline", reason: "member-asked" });
    expect(line).toMatchObject({ status: "picked-up", unitsRemaining: 80 });
  });

  it("on hold goes on where it was", () => {
    const hold: FillingAct = { kind: "hold", code: "dose-question", owner: "prescriber" };
    const release: FillingAct = { kind: "release" };
    expect(after(received, hold, release)).toEqual(received);
    const counted = after(received, verify, count);
    expect(after(counted, hold, release)).toEqual(counted);
  });

  it("moved to another pharmacy is received there, and what was begun here is stopped", () => {
    const moved = after(received, verify, { kind: "move" });
    expect(moved.status).toBe("received");
    expect(moved.dispenses).toMatchObject([{ status: "stopped" }]);
    expect(after(moved, verify, count, check, handOver).unitsRemaining).toBe(60);
  });

  it("undoes one step after the other, back to where it came from", () => {
    const substituted = after(received, verify, {
      kind: "substitute",
      product: { ...product, ndc: "0093-1039-01" },
      reason: "out-of-stock",
    });
    expect(inWork(after(substituted, undo))?.product).toEqual(product);
    expect(after(substituted, undo, undo).status).toBe("received");
    expect(inWork(after(received, verify, part, undo))).toMatchObject({ quantity: 30, daysSupply: 30 });
  });
});

describe("a mailed line whose parcel is lost", () => {
  const mailed: FillingLine = { ...received, delivery: "mail" };
  const ship: FillingAct = { kind: "ship" };
  const replace: FillingAct = { kind: "replace" };
  const shipped = after(mailed, verify, count, check, ship);

  it("is filled once more, and takes no unit for it", () => {
    const again = after(shipped, replace);
    expect(again).toMatchObject({ status: "in-process", unitsRemaining: 60 });
    expect(inWork(again)).toMatchObject({ sequence: 2, replaces: 1, step: "fill", quantity: 30 });
    const sent = after(again, count, check, ship);
    expect(sent).toMatchObject({ status: "shipped", unitsRemaining: 60 });
    expect(given(sent)).toEqual({ quantity: 30, daysSupply: 30 });
    expect(after(sent, replace, count, check, ship)).toMatchObject({ status: "shipped", unitsRemaining: 60 });
  });

  it("gives the units back once where the second is not sent", () => {
    const declined = after(shipped, replace, count, { kind: "decline", reason: "unsafe" });
    expect(declined).toMatchObject({ status: "declined", unitsRemaining: 90 });
    expect(after(shipped, replace, { kind: "give-up" })).toMatchObject({ status: "cancelled", unitsRemaining: 90 });
    expect(after(shipped, { kind: "come-back" })).toMatchObject({ status: "returned-to-stock", unitsRemaining: 90 });
    const second = after(shipped, replace, count, check, ship, { kind: "come-back" });
    expect(second).toMatchObject({ status: "returned-to-stock", unitsRemaining: 90 });
  });

  it("is delivered where the first parcel comes before anything left the shelf again", () => {
    const arrived = after(shipped, replace, { kind: "arrive-after-all" });
    expect(arrived).toMatchObject({ status: "delivered", unitsRemaining: 60 });
    expect(given(arrived).quantity).toBe(30);
    expect(refusal(after(shipped, replace, count), { kind: "arrive-after-all" })).toBe("not-now");
  });

  it("is packed again as it is where the parcel came back", () => {
    const again = after(shipped, { kind: "send-again" });
    expect(again).toMatchObject({ status: "packed", unitsRemaining: 60 });
    expect(after(again, ship)).toMatchObject({ status: "shipped", unitsRemaining: 60 });
  });
});

test.each([
  [
    "another medicine's bottle",
    after(received, verify),
    { ...count, stock: { ...stock, ndc: "4335334060" } },
    "wrong-medicine",
  ],
  [
    "a bottle that expires today",
    after(received, verify),
    { ...count, stock: { ...stock, expiresOn: today } },
    "stock-expired",
  ],
  ["counting before verification", received, count, "not-now"],
  ["the last check before counting", after(received, verify), check, "not-now"],
  ["handing over what nobody checked", after(received, verify, count), handOver, "not-now"],
  ["more than the prescription holds", { ...received, unitsRemaining: 20 }, verify, "not-enough-units"],
  ["a part as large as the whole", after(received, verify), { ...part, quantity: 30 }, "part-not-less"],
  [
    "the rest promised for yesterday",
    after(received, verify),
    { ...part, restBy: addDays(today, -1) },
    "rest-too-late",
  ],
  [
    "the rest of a schedule II part after more than 72 hours",
    after({ ...received, deaSchedule: "II" }, verify),
    { ...part, restBy: addDays(today, 4) },
    "rest-too-late",
  ],
  ["a part by mail", after({ ...received, delivery: "mail" }, verify), part, "not-by-mail"],
  [
    "a controlled medicine without a photo ID",
    after({ ...received, deaSchedule: "IV" }, verify, count, check),
    { ...handOver, identity: "known-to-staff" },
    "photo-id-required",
  ],
  [
    "a first fill without advice offered",
    after(received, { ...verify, counsel: "first-fill" }, count, check),
    handOver,
    "counseling-required",
  ],
  [
    "advice given by a technician",
    after(received, verify, count, check),
    { ...handOver, counseling: "accepted" },
    "pharmacist-must-counsel",
  ],
  [
    "another drug without the prescriber",
    after(received, verify),
    { kind: "substitute", product: { drugId: "losartan-50", ndc: "0093-7365-98" }, reason: "formulary" },
    "prescriber-must-agree",
  ],
  [
    "putting back after nine days",
    after(received, verify, count, check),
    { ...back, on: addDays(today, 9) },
    "too-early-to-return",
  ],
  ["undoing a hand-over", after(received, verify, part, count, check, handOver), undo, "nothing-to-undo"],
  [
    "touching what was picked up",
    after(received, verify, count, check, handOver),
    { kind: "hold", code: "stock", owner: "pharmacy" },
    "not-now",
  ],
] as const)("%s is refused", (_name, line, act, code) => {
  expect(refusal(line, act)).toBe(code);
});

describe("whatever staff do, in whatever order", () => {
  const verified = fc.record({
    kind: fc.constant("verify" as const),
    product: fc.constant(product),
    counsel: fc.constantFrom(null, "first-fill" as const),
    override: fc.constant(null),
    amount: fc.constantFrom({ quantity: 30, daysSupply: 30 }, { quantity: 12, daysSupply: 12 }),
  });
  const handedOver = fc.record({
    kind: fc.constant("hand-over" as const),
    identity: fc.constant("photo-id" as const),
    counseling: fc.constantFrom("accepted" as const, "declined" as const),
    byPharmacist: fc.constant(true),
  });
  // What leads on comes oftener than what ends a line, or few lines would get beyond the first steps.
  const acts: fc.Arbitrary<FillingAct> = fc.oneof(
    ...[verified, fc.constant(count), fc.constant(check)].map((arbitrary) => ({ arbitrary, weight: 8 })),
    { arbitrary: fc.constant<FillingAct>({ kind: "ship" }), weight: 4 },
    { arbitrary: handedOver, weight: 2 },
    fc.record({
      kind: fc.constant("partial" as const),
      quantity: fc.double({ min: 0.5, max: 35, noNaN: true }),
      restBy: fc.constant(addDays(today, 1)),
      on: fc.constant(today),
    }),
    fc.constant<FillingAct>({ kind: "await-stock", until: addDays(today, 3), on: today }),
    fc.constant<FillingAct>({ kind: "move" }),
    fc.constant<FillingAct>({ kind: "hold", code: "interaction", owner: "pharmacy" }),
    fc.constant<FillingAct>({ kind: "release" }),
    fc.constant<FillingAct>({ kind: "decline", reason: "unsafe" }),
    fc.constant<FillingAct>({ kind: "substitute", product: { ...product, ndc: "55111-122-90" }, reason: "recall" }),
    { arbitrary: fc.constant(back), weight: 2 },
    fc.constant(undo),
    ...(["replace", "arrive-after-all", "send-again", "come-back", "give-up"] as const).map((kind) => ({
      arbitrary: fc.constant<FillingAct>({ kind }),
      weight: 3,
    })),
  );
  const start = fc.record({
    delivery: fc.constantFrom("pickup" as const, "mail" as const),
    unitsRemaining: fc.constantFrom(30, 45, 90),
  });

  /** Whether what staff do every day ends a line, wherever it is. */
  const everyday: readonly FillingAct[] = [
    { ...handOver, counseling: "accepted", byPharmacist: true },
    { kind: "decline", reason: "unsafe" },
    { kind: "ship" },
    undo,
  ];
  function canEnd(line: FillingLine, acts = 6): boolean {
    // The carrier says when it is delivered.
    if (isFinished(line.status) || line.status === "shipped") return true;
    return (
      acts > 0 &&
      everyday.some((act) => {
        const acted = actOnLine(line, act);
        return acted.kind !== "refused" && canEnd(acted.line, acts - 1);
      })
    );
  }

  it("units add up, no state is a trap, and every move is one a line may make", () => {
    const reached = new Set<LineStatus>();
    fc.assert(
      fc.property(start, fc.array(acts, { maxLength: 60, size: "max" }), (from, sequence) => {
        let line: FillingLine = { ...received, ...from };
        for (const act of sequence) {
          const acted = actOnLine(line, act);
          if (acted.kind === "refused") continue;
          const next = acted.line;
          if (next.status !== line.status)
            expect(mayBecome(line.status, next.status), `${line.status} → ${next.status}`).toBe(true);
          expect(next.unitsRemaining).toBeGreaterThanOrEqual(0);
          expect(next.unitsRemaining + unitsOut(next)).toBeCloseTo(from.unitsRemaining, 6);
          expect(given(next).quantity + (inWork(next)?.quantity ?? 0)).toBeLessThanOrEqual(
            next.ordered.quantity + 1e-9,
          );
          expect(owed(next).quantity).toBeGreaterThanOrEqual(0);
          expect((next.status === "on-hold") === (next.hold !== null)).toBe(true);
          if (isFinished(next.status)) expect(inWork(next)).toBeUndefined();
          line = next;
          reached.add(line.status);
        }
        const offered = actsFor(line);
        if (isFinished(line.status) || line.status === "shipped") expect(offered).toEqual([]);
        else expect(offered.length).toBeGreaterThan(0);
        expect(canEnd(line), `a line that is ${line.status} comes to its end`).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect([...reached].toSorted()).toEqual([
      "cancelled",
      "declined",
      "delivered",
      "in-process",
      "on-hold",
      "packed",
      "picked-up",
      "ready-for-pickup",
      "received",
      "returned-to-stock",
      "shipped",
    ]);
  });
});
