import { expect, it } from "vitest";
import { checkOrderLimits } from "#domain/order/order-limits.ts";

const line = (personKey: string, rxNumber: string, daysSupply: number | null = null) => ({ personKey, rxNumber, daysSupply });
const four = [line("rosa", "1"), line("elena", "2"), line("miguel", "3"), line("lucia", "4")];

it("an order may be for four people, with as many prescriptions as they have", () => {
  const lines = [...four, line("rosa", "5"), line("rosa", "6")];
  expect(checkOrderLimits(lines)).toEqual({ kind: "within-limits", lines });
});

it("a fifth person is one too many", () => {
  expect(checkOrderLimits([...four, line("mateo", "7")])).toEqual({ kind: "too-many-people", people: 5 });
});

it("the orderer counts only when one of the lines is theirs", () => {
  expect(checkOrderLimits(four.map((each) => ({ ...each, personKey: each.personKey === "rosa" ? "mateo" : each.personKey })))).toMatchObject({ kind: "within-limits" });
});

it("the same line twice becomes one", () => {
  expect(checkOrderLimits([line("rosa", "1"), line("rosa", "1"), line("rosa", "2")])).toEqual({
    kind: "within-limits", lines: [line("rosa", "1"), line("rosa", "2")],
  });
});

it("one prescription for 30 and for 90 days is refused instead of guessed", () => {
  expect(checkOrderLimits([line("rosa", "1", 30), line("rosa", "1", 90)])).toEqual({ kind: "same-prescription-twice", rxNumber: "1" });
});

it("one number under two people are two lines, each decided by itself", () => {
  expect(checkOrderLimits([line("rosa", "1"), line("elena", "1")])).toMatchObject({ lines: { length: 2 } });
});
