import { expect, test } from "vitest";
import { type MoneyStep, nextMoneyStep, payableStage, type PaymentStatus } from "#domain/payment/next-money-step.ts";

const cases: readonly [status: string, payment: PaymentStatus | null, more: string, step: MoneyStep | null][] = [
  ["received", null, "", "authorise"],
  ["in-process", null, "", "authorise"],
  ["packed", null, "", "authorise"],
  ["received", null, "declined", null],
  ["received", "authorising", "", "ask-again"],
  ["received", "authorised", "", null],
  ["on-hold", "authorised", "lapsed", "let-go"],
  ["scheduled", null, "", null],
  ["awaiting-prescriber", null, "", null],
  ["shipped", "authorised", "", "capture"],
  ["shipped", "authorised", "lapsed", "capture"],
  ["shipped", "capturing", "", "ask-again"],
  ["shipped", "captured", "", null],
  ["shipped", null, "", null],
  ["delivered", "captured", "", null],
  ["cancelled", "authorised", "", "let-go"],
  ["declined", "authorised", "", "let-go"],
  ["cancelled", "voiding", "", "ask-again"],
  ["cancelled", null, "", null],
  ["returned-to-stock", "captured", "", "refund"],
  ["returned-to-stock", "refunding", "", "ask-again"],
  ["not-available", "authorised", "", "let-go"],
  ["gathered", null, "", "authorise"],
];

test.each(cases)("a %s line whose payment is %s %s: %s", (status, payment, more, step) => {
  const facts = { stage: payableStage(status), payment, lapsed: more === "lapsed", declined: more === "declined" };
  expect(nextMoneyStep(facts)).toBe(step);
});
